"""Limits: what a parsing process may take, where the operating system can hold it to that."""

import sys

#: Address space in bytes, processor seconds an input, open files.
MEMORY, SECONDS, FILES = 2_000_000_000, 20, 64
#: How long the parent waits for an answer, in seconds, before it ends the process.
WAIT = 30.0
#: The longest message in either direction, and the longest content beside it, in bytes: an answer is parsed in the
#: process that asked, so that whoever took the parser over cannot fill its memory.
LONGEST_MESSAGE, LONGEST_BODY = 64_000_000, 120_000_000


def confine() -> str | None:
    """Limits this process; says what could not be limited, or None if all could."""
    sys.addaudithook(_refuse_network)
    try:
        import resource
    except ImportError:
        return "this system cannot limit a process's memory; only its time is limited"
    left: list[str] = []
    wanted = (("RLIMIT_AS", MEMORY), ("RLIMIT_FSIZE", 0), ("RLIMIT_NOFILE", FILES), ("RLIMIT_CORE", 0))
    for name, value in wanted:
        try:
            kind = getattr(resource, name)
            hard = resource.getrlimit(kind)[1]
            soft = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(kind, (soft, soft))
        except (AttributeError, OSError, ValueError):
            left.append(name.removeprefix("RLIMIT_"))
    return f"this system does not limit {', '.join(left)} of a process" if left else None


def allow_seconds() -> None:
    """Grants this process SECONDS more of processor time, counted from now; beyond, the system ends it."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = int(used.ru_utime + used.ru_stime) + SECONDS + 1
    if hard == resource.RLIM_INFINITY or soft < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _refuse_network(event: str, _: object) -> None:
    if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "subprocess.Popen", "os.exec"):
        raise PermissionError(f"a parsing process may not use {event}")
