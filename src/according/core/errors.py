"""What can go wrong, and what a person can do about it.

AccordingError
├── InputError      an input cannot be read: which one, why, and the way out
├── UsageError      the call itself is off: an unknown name, too few accounts
└── ModelError      a shipped model is missing, altered or cannot be run
"""


class AccordingError(Exception):
    """The parent of every error that According raises on purpose; never raised itself."""


class InputError(AccordingError):
    """An input cannot be read.

    Args:
        name: the file, folder or stream as the user named it.
        why: what is the matter, in half a sentence ("is empty").
        remedy: what the user can do ("save the page again as complete HTML").

    """

    def __init__(self, name: str, why: str, remedy: str) -> None:
        super().__init__(name, why, remedy)
        self.name, self.why, self.remedy = name, why, remedy

    def __str__(self) -> str:
        return f"{self.name}: {self.why}; {self.remedy}"


class UsageError(AccordingError):
    """The call cannot be carried out as it stands; the message says what is allowed."""


class ModelError(AccordingError):
    """A model cannot be used: a file is missing, its checksum differs, or the runtime refuses it."""
