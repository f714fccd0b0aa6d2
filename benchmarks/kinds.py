"""Texts of many kinds, each as long as one likes: what may make a reader slower than its text is long."""

from __future__ import annotations

ARABIC = "وقالت الخارجية اليابانية إن القوات الصينية تحركت نحو الفلبين وأدانت سيول ذلك "
ENGLISH = "and Japan said that the Philippine president met Chinese officials who accused them "
PIECES = {
    "one sentence": (ARABIC, ENGLISH),
    "one sentence with commas": (ARABIC + "، ", ENGLISH + ", "),
    "sentences": (ARABIC + ". ", ENGLISH + ". "),
    "lines": (ARABIC + "\n", ENGLISH + "\n"),
    "mentions": ("اليابان ", "Japan "),
    "lists": ("اليابان والصين ", "Japan and China, "),
    "verbs": ("قال وقع زار ", "said signed visited "),
    "quotations": ("قال الوزير الياباني «نعم» ", "Japan's minister said “yes” "),
    "openings": ("« ", "“ "),
    "dates": ("في 3 سبتمبر 2024 ", "on 3 September 2024 "),
    "stand-ins": ("الجانبان بلاده الحلف ", "he said they told their allies "),
    "offices": ("وزير الخارجية الياباني ", "foreign ministry spokesman "),
    "troops": ("28500 جندي أميركي في اليابان ", "28,500 US troops in Japan "),
    "brackets": ("( [ ", "( [ "),
    "initials": ("س. ", "J. "),
    "hidden": ("ا\u200bل\u202eيابان ", "Ja\u200bp\u202ean "),
    "letters": ("ا", "a"),
    "marks": ("\u0301", "\u0301"),
}
"""Name of each kind, and the piece it is made of in Arabic and in English."""


def text_of(kind: str, lang: str, length: int) -> str:
    """A text of one kind with about that many characters."""
    piece = PIECES[kind][lang == "en"]
    start = "Japan " if lang == "en" else "اليابان "
    return start + piece * (length // len(piece))
