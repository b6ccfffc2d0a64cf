"""Who says what, on whose word, and how the accounts differ.

    import according

    result = according.compare(["courier.html", "ledger.txt", "release.md"])
    result.save("report.html")
    result.to_pandas()

The verbs are the whole face: ``read``, ``annotate``, ``group``, ``compare``. They are imported when first used, so that
``import according`` costs nothing.
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from according.library import annotate, compare, group, read

__all__ = ["annotate", "compare", "group", "read"]


def _verb(name: str) -> property:
    def get(module: ModuleType) -> Any:
        del module
        from according import library

        return getattr(library, name)

    def keep(module: ModuleType, value: object) -> None:
        """Importing the stage of a verb's name would put the stage in the verb's place; the verb stays."""

    return property(get, keep)


class _Face(ModuleType):
    read = _verb("read")
    annotate = _verb("annotate")
    group = _verb("group")
    compare = _verb("compare")

    def __dir__(self) -> list[str]:
        return sorted(__all__)


sys.modules[__name__].__class__ = _Face
