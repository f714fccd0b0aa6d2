"""A user's own copy of ATOP as coded agreements, for states and years the library has no text of."""

from foedera.treaties.atop.coded import Imported, import_atop

__all__ = ["Imported", "import_atop"]
