"""Tree: a page parsed once, for the extractor and for the headers alike. In the child only."""

from typing import Any

from lxml import etree
from lxml.html import HtmlElement, fromstring
from trafilatura.core import trafilatura_sequence
from trafilatura.settings import Extractor
from trafilatura.utils import repair_faulty_html

#: Made once: the extractor's way of making one asks for the day's date each time.
_OPTIONS = Extractor(output_format="xml", fast=True, comments=False, formatting=False)
#: How much of a page the extractor looks at for a faulty first tag.
_OPENING = 4096
#: What may stand in no page: control characters, and two code points that are none.
_NO_CHARACTERS = (*(chr(code) for code in range(32) if chr(code) not in "\t\n\r"), "\ufffe", "\uffff")


def _parser() -> etree.HTMLParser:
    """A parser like the extractor's own, whose elements are all of one class: to choose one takes a call each time."""
    parser = etree.HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    return parser


_PARSER = _parser()


def parsed(page: str) -> Any | None:
    """The tree of a page as the extractor would load it; None if it is no HTML."""
    beginning = page[:50].lower()
    page = _repaired(page, beginning)
    tree: Any = None
    try:
        tree = fromstring(page, parser=_PARSER)
    except (ValueError, etree.ParserError):  # an encoding is declared, or there is nothing but white space
        tree = None
    if tree is None or len(tree) < 1:
        try:
            tree = fromstring(page.encode("utf-8", "surrogatepass"), parser=_PARSER)
        except (ValueError, etree.ParserError):
            return None
    return None if "html" not in beginning and len(tree) < 2 else tree


def put_marks(tree: Any, nowhere: str) -> None:
    """Gives short quotations (``q``) the marks that a browser shows around them, and leaves them in their paragraphs.

    Each mark stands behind ``nowhere``, the sign of what is in no node: the page has an element in its place.
    """
    for each in tree.iter("q"):
        each.tag = "span"
        each.text = f"{nowhere}“{each.text or ''}"
        if len(each):
            each[-1].tail = f"{each[-1].tail or ''}{nowhere}”"
        else:
            each.text += f"{nowhere}”"


def _repaired(page: str, beginning: str) -> str:
    """The page as the extractor repairs it: all but control characters is looked for in its first lines alone."""
    opening = page[:_OPENING]
    if "\n" not in opening or any(each in page for each in _NO_CHARACTERS):
        return repair_faulty_html(page, beginning)
    repaired = repair_faulty_html(opening, beginning)
    return page if repaired == opening else repaired + page[_OPENING:]


def body(tree: Any) -> Any | None:
    """What the extractor cuts out of a tree, which it uses up; None if that is nothing.

    This is the extractor's own sequence in its fast mode, entered below where it would load the page, copy it and
    write its text; another version of the extractor may need another entry.
    """
    found, text, _, _ = trafilatura_sequence(tree, _OPTIONS)
    return found if text else None
