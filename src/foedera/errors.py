"""What can go wrong, told so that the reader knows what to do next.

```
FoederaError            1  internal
├── UsageError          2  the call does not fit
├── NotFound            3  no such state, place, agreement, architecture, file
├── InvalidData         4  a file that breaks its schema, a report that is no text
└── Undetermined        5  the law or the source is silent
```
"""

from __future__ import annotations

from typing import Any, ClassVar

__all__ = ["FoederaError", "InvalidData", "NotFound", "Undetermined", "UsageError"]


class FoederaError(Exception):
    """Base of all errors: a message, where it arose and what to do next.

    >>> error = NotFound("no place 'gaum'", remedy="did you mean 'guam'?", where="--place")
    >>> print(error)
    --place: no place 'gaum'. did you mean 'guam'?
    >>> error.exit_code
    3
    """

    exit_code: ClassVar[int] = 1
    code: ClassVar[str] = "internal"

    def __init__(
        self, message: str, *, where: str | None = None, remedy: str | None = None, **details: Any
    ) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.remedy = remedy
        self.details = details

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}" if self.where else self.message
        return f"{text.rstrip('.')}. {self.remedy}" if self.remedy else text

    def to_json(self) -> dict[str, Any]:
        """The document that ``--json`` prints instead of an answer."""
        details = {"where": self.where, "remedy": self.remedy, **self.details}
        return {
            "error": {
                "code": self.code,
                "message": self.message,
                "details": {k: v for k, v in details.items() if v is not None},
            }
        }


class UsageError(FoederaError):
    """The call's words do not fit together."""

    exit_code = 2
    code = "usage"


class NotFound(FoederaError):
    """A name that nothing answers to; `remedy` carries the nearest names."""

    exit_code = 3
    code = "not-found"


class InvalidData(FoederaError):
    """Input that cannot be used as it stands; nothing has been written."""

    exit_code = 4
    code = "invalid-data"


class Undetermined(FoederaError):
    """The law or the source is silent, and a guess would be worse than saying so."""

    exit_code = 5
    code = "undetermined"
