"""Certificates: a host proves that it is the one that was asked, and nothing else is believed."""

import shutil
import socket
import ssl
import subprocess
import threading

import pytest

from according.fetch import Client, Failure, FetchError, Guard, Limits
from loopback import serving

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl to make a certificate with")


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """A certificate for news.example, signed by itself, and its key."""
    folder = tmp_path_factory.mktemp("papers")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    named = ["-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example", "-days", "30000"]
    subprocess.run([*made, *named, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    return certificate, key


@pytest.fixture
def secured(papers):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*papers)
    with serving(context) as running:
        running.page("/a", "<p>here</p>")
        yield running


def trusting(papers):
    return ssl.create_default_context(cafile=papers[0])


def failure(client, address):
    with pytest.raises(FetchError) as caught:
        client.get(address)
    return caught.value


def test_a_host_that_proves_itself_is_read(secured, papers):
    """The name is proved and sent though the connection goes to the checked address itself."""
    answer = secured.client(context=trusting(papers)).get(secured.at("/a"))
    assert answer.content == b"<p>here</p>"
    assert answer.place == "127.0.0.1"
    assert secured.asked[0][1] == f"news.example:{secured.port}"


def test_a_certificate_that_nobody_signed_is_refused(secured):
    """By default the system's authorities are trusted and no others; the request is not sent."""
    error = failure(secured.client(), secured.at("/a"))
    assert error.kind is Failure.CERTIFICATE
    assert "does not prove it is news.example" in error.why
    assert secured.asked == []


def test_another_hosts_certificate_is_refused(secured, papers):
    """A certificate that is trusted and another's proves nothing."""
    error = failure(secured.client(context=trusting(papers)), secured.at("/a", "other.example"))
    assert error.kind is Failure.CERTIFICATE
    assert secured.asked == []


def test_a_redirect_is_proved_again(secured, papers):
    """A redirect to a host with another's certificate ends there."""
    secured.moved("/b", secured.at("/a", "other.example"))
    assert failure(secured.client(context=trusting(papers)), secured.at("/b")).kind is Failure.CERTIFICATE


def test_what_speaks_no_tls_is_told():
    """A plain server behind an https address is told as one that is not trusted."""
    with serving() as plain:
        address = plain.at("/a").replace("http:", "https:")
        assert failure(plain.client(), address).kind is Failure.CERTIFICATE


def test_a_handshake_that_stalls_is_left():
    """A server that takes the connection and never answers the handshake is left in time."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        taken = []
        threading.Thread(target=lambda: taken.append(silent.accept()), daemon=True).start()
        guard = Guard(resolve=lambda *_: ("127.0.0.1",), allowed=frozenset({("127.0.0.1", port)}))
        client = Client(guard=guard, limits=Limits(connect=0.3, total=0.6))
        assert failure(client, f"https://news.example:{port}/").kind is Failure.SLOW


def test_old_encryption_is_not_spoken():
    """Connections are TLS 1.2 or newer, and names and certificates are checked."""
    context = Client().context
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2
    assert context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED
