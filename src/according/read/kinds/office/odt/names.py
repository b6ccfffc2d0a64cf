"""Names: the namespaces of OpenDocument by the prefixes that its standard writes them with."""

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
KNOWN = {
    **{f"{_ODF}{name}:1.0": name for name in ("office", "text", "table", "style", "meta", "manifest")},
    f"{_ODF}drawing:1.0": "draw",
    f"{_ODF}xsl-fo-compatible:1.0": "fo",
    f"{_ODF}svg-compatible:1.0": "svg",
    f"{_ODF}presentation:1.0": "presentation",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/1999/xlink": "xlink",
}
