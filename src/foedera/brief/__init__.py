"""The answer for a person: what was reported, what it touches, who must act, what would change."""

from foedera.brief.brief import Brief, brief

__all__ = ["Brief", "brief"]
