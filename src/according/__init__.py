"""Who says what, on whose word, and how the accounts differ.

    import according

    result = according.compare(["courier.html", "ledger.txt", "release.md"])
    result.save("report.html")
    result.to_pandas()

The verbs are the whole face: ``read``, ``annotate``, ``group``, ``compare``. They are imported when first used, so that
``import according`` costs nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from according.library import annotate, compare, group, read

__all__ = ["annotate", "compare", "group", "read"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from according import library

        return getattr(library, name)
    raise AttributeError(f"module 'according' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
