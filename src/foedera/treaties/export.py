"""The library as research data: directed pair-years with ATOP's five obligations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera import atlas
from foedera.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foedera.treaties.model import Agreement, Provision

__all__ = ["ATOP_COLUMNS", "atop_rows", "parse_years"]

#: The columns, named as in ATOP's directed dyad-year file (Leeds et al. 2002).
ATOP_COLUMNS = (
    "ccode1",
    "ccode2",
    "year",
    "atop_defense",
    "atop_offense",
    "atop_neutral",
    "atop_nonagg",
    "atop_consul",
)
_OBLIGATIONS = ("defense", "offense", "neutrality", "nonaggression", "consultation")


def parse_years(text: str) -> range:
    """The years of "1946:2018", both ends included, or of one year.

    Raises UsageError for anything else.

    >>> list(parse_years("2016:2018"))
    [2016, 2017, 2018]
    """
    first, _, last = text.partition(":")
    try:
        years = range(int(first), int(last or first) + 1)
    except ValueError:
        years = range(0)
    if not years:
        raise UsageError(
            f"{text!r} is no stretch of years", where="--years", remedy="Write it as 1946:2018."
        )
    return years


def atop_rows(agreements: Iterable[Agreement], years: range) -> Iterator[tuple[int, ...]]:
    """One row per directed pair and year with at least one obligation, sorted.

    What state 1 owes state 2; an obligation counts in every year in which it held on some day, as
    ATOP counts it. Only agreements that bind in law; states without a COW code that year are
    left out.
    """
    found: dict[tuple[int, int, int], set[str]] = {}
    for agreement in agreements:
        if agreement.force != "binding":
            continue
        for provision in agreement.provisions:
            if provision.duty in _OBLIGATIONS:
                for pair_year in _pair_years(agreement, provision, years):
                    found.setdefault(pair_year, set()).add(provision.duty)
    for key in sorted(found):
        yield (*key, *(int(duty in found[key]) for duty in _OBLIGATIONS))


def _pair_years(
    agreement: Agreement, provision: Provision, years: range
) -> Iterator[tuple[int, int, int]]:
    for bearer in provision.bearers or ():
        for beneficiary in provision.beneficiaries or ():
            if bearer == beneficiary:
                continue
            for start, until in agreement.joint_spells(provision, bearer, beneficiary):
                if start is None or (until is not None and until <= start):
                    continue
                # `until` is the first day without the duty.
                last = years[-1] if until is None else until.year - (until.month == until.day == 1)
                for year in range(max(start.year, years[0]), min(last, years[-1]) + 1):
                    codes = _cow(bearer, year), _cow(beneficiary, year)
                    if codes[0] is not None and codes[1] is not None:
                        yield codes[0], codes[1], year


def _cow(state: str, year: int) -> int | None:
    """The COW code that the state has at some time in the year, the later one if two."""
    from datetime import date

    for day in (date(year, 12, 31), date(year, 7, 1), date(year, 1, 1)):
        code = atlas.state(state).cow_on(day)
        if code is not None:
            return code
    return None
