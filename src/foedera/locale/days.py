"""Days as the papers write them: "28 July 2024", «28 يوليو/تموز 2024»."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

__all__ = ["spoken_day", "spoken_month"]

_MONTHS = {
    "en": (
        "January February March April May June July August September October November December"
    ).split(),
    "ar": (
        "يناير/كانون_الثاني فبراير/شباط مارس/آذار أبريل/نيسان مايو/أيار يونيو/حزيران "
        "يوليو/تموز أغسطس/آب سبتمبر/أيلول أكتوبر/تشرين_الأول نوفمبر/تشرين_الثاني ديسمبر/كانون_الأول"
    ).split(),
}
_WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد".split(),
}


def spoken_month(year: int, month: int, lang: str) -> str:
    """A month of a year.

    >>> spoken_month(2024, 7, "ar")
    'يوليو/تموز 2024'
    """
    return f"{_MONTHS[lang][month - 1].replace('_', ' ')} {year}"


def spoken_day(day: date, lang: str, *, weekday: bool = False) -> str:
    """A day, with its weekday if wanted.

    >>> from datetime import date
    >>> spoken_day(date(2024, 7, 28), "en", weekday=True)
    'Sunday 28 July 2024'
    >>> spoken_day(date(2024, 7, 28), "ar", weekday=True)
    'الأحد 28 يوليو/تموز 2024'
    """
    said = f"{day.day} {spoken_month(day.year, day.month, lang)}"
    return f"{_WEEKDAYS[lang][day.weekday()]} {said}" if weekday else said
