"""Who is for and who against: rules case by case, then whole records, then what is drawn."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from foedera import read
from foedera.errors import NotFound, Undetermined
from foedera.locale import translator
from foedera.read.words import topics
from foedera.record import Record, open_record, positions
from foedera.record.page import render
from foedera.record.picture import draw
from foedera.record.stances import STANCES, _rules, matters, stance_of, together
from foedera.record.wording import finding, reason

CASES = yaml.safe_load((Path(__file__).parent / "stances.yaml").read_text(encoding="utf-8"))
EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_worked_case(tools: Any, case: dict[str, Any]):
    speaker, name = case.get("speaker", (None, None))
    status = case.get("status", "happened")
    event = tools.event(*case["is"], status=status, speaker=speaker, name=name)
    found = stance_of(event, event.actors[0], case["says"], case.get("members", ()))
    assert (None if found is None else found[0]) == case["stance"]


def test_every_rule_is_used_by_a_case_and_has_its_sentence_in_both_languages(tools: Any):
    used = set()
    for case in CASES:
        speaker, name = case.get("speaker", (None, None))
        status = case.get("status", "happened")
        event = tools.event(*case["is"], status=status, speaker=speaker, name=name)
        found = stance_of(event, event.actors[0], case["says"], case.get("members", ()))
        used.add(found and found[1])
    keys = {rule.because for rule in _rules()}
    assert keys - used == {"takes-part", "gives-way"}
    for key in {*keys, "tellings-differ"}:
        assert reason(key, "ar") != reason(key, "en")


@pytest.mark.parametrize(
    ("stances", "one", "divided"),
    [
        ([], "unclear", False),
        (["supports"], "supports", False),
        (["supports", "proposes"], "proposes", False),
        (["opposes", "unclear"], "opposes", False),
        (["supports", "opposes"], "unclear", True),
        (["proposes", "opposes", "unclear"], "unclear", True),
    ],
)
def test_several_stances_together(stances: Any, one: str, divided: bool):
    assert together(stances) == (one, divided)


@pytest.fixture
def notes(tmp_path: Path) -> Any:
    with open_record(tmp_path / "record.sqlite") as record:
        yield record


def add(
    record: Record, tools: Any, *events: Any, day: str = "2024-09-18", outlet: str = "A"
) -> None:
    text = f"A report of {day} by {outlet}, number {len(record.sources())}."
    record.add(tools.reading(*events, text=text, published=day, outlet=outlet))


def test_a_stance_changes_over_time(notes: Record, tools: Any):
    about = {"topics": "asian-nato"}
    for kind, day in (
        ("REJECT", "2023-01-10"),
        ("REJECT", "2023-05-01"),
        ("SUPPORT", "2024-02-01"),
    ):
        add(notes, tools, tools.event(kind, "IND", date=day, **about), day=day)
    (position,) = positions(notes, "asian-nato").positions
    assert position.stance == "supports"
    assert position.history == ((date(2023, 1, 10), "opposes"), (date(2024, 2, 1), "supports"))
    assert [s.stance for s in position.statements] == ["opposes", "opposes", "supports"]


def test_for_and_against_within_half_a_year_is_divided(notes: Record, tools: Any):
    for kind, day in (("REQUEST", "2024-09-10"), ("ACCUSE", "2024-09-17")):
        add(notes, tools, tools.event(kind, "JPN", "", "asian-nato", date=day), day=day)
    position = positions(notes, "asian-nato").of("JPN")
    assert position
    assert (position.stance, position.divided) == ("unclear", True)
    assert position.history[-1] == (date(2024, 9, 17), "unclear")


def test_what_a_person_rejected_does_not_count(notes: Record, tools: Any):
    add(notes, tools, tools.event("ACCUSE", "CHN", "USA", "asian-nato", date="2024-09-17"))
    add(notes, tools, tools.event("REJECT", "USA", "JPN", "asian-nato", date="2024-09-17"))
    notes.decide("1", "rejected", by="Nadia")
    assert [p.state for p in positions(notes, "asian-nato").positions] == ["USA"]
    assert positions(notes, "asian-nato", accepted=True).positions == ()
    notes.decide("2", "accepted", by="Nadia")
    assert [p.state for p in positions(notes, "asian-nato", accepted=True).positions] == ["USA"]


def test_a_rejected_telling_of_an_event_does_not_count(notes: Record, tools: Any):
    say = {"topics": "asian-nato", "date": "2024-09-17"}
    add(notes, tools, tools.event("REJECT", "IND", "JPN", **say), outlet="A")
    add(notes, tools, tools.event("REJECT", "IND", "JPN", **say), outlet="B")
    notes.decide("1.1", "rejected", by="Nadia")
    (position,) = positions(notes, "asian-nato").positions
    (statement,) = position.statements
    assert [claim.id for claim in statement.claims] == ["1.2"]


def test_what_others_say_of_a_state_yields_to_its_own_words(notes: Record, tools: Any):
    say = {"topics": "asian-nato", "date": "2024-09-17"}
    other = tools.event("SUPPORT", "PHL", "", speaker="RUS", name="Zakharova", **say)
    add(notes, tools, other, outlet="A")
    assert [p.stance for p in positions(notes, "asian-nato").positions] == ["unclear"]
    own = tools.event("SUPPORT", "PHL", "", speaker="PHL", name="Marcos", **say)
    add(notes, tools, own, outlet="B")
    (position,) = positions(notes, "asian-nato").positions
    assert position.stance == "supports"
    assert [[c.source.outlet for c in s.claims] for s in position.statements] == [["B"]]


def test_undated_words_stand_at_the_day_of_their_report(notes: Record, tools: Any):
    add(notes, tools, tools.event("REJECT", "IND", "JPN", "asian-nato"))
    (position,) = positions(notes, "asian-nato").positions
    (statement,) = position.statements
    assert (statement.start, statement.dated) == (date(2024, 9, 18), False)
    assert position.history == ((date(2024, 9, 18), "opposes"),)


def test_words_without_any_day_still_count(notes: Record, tools: Any):
    text = "A report without a day."
    event = tools.event("REJECT", "IND", "JPN", "asian-nato")
    notes.add(tools.reading(event, text=text, published=None))
    (position,) = positions(notes, "asian-nato").positions
    assert (position.stance, position.history) == ("opposes", ())
    assert "India" in draw(positions(notes, "asian-nato"), "en")


def test_an_agreement_of_the_library_can_be_asked_for(notes: Record, tools: Any):
    say = {"date": "1951-09-01", "topics": "anzus"}
    add(notes, tools, tools.event("SUPPORT", "AUS NZL USA", **say))
    found = positions(notes, "anzus-1951")
    assert [p.state for p in found.positions] == ["AUS", "NZL", "USA"]
    assert found.title["en"] == "ANZUS treaty"


def test_what_nobody_can_be_for_or_against_is_undetermined(notes: Record):
    for topic in sorted(matters()):
        with pytest.raises(Undetermined, match="nobody is for or against"):
            positions(notes, topic)
    with pytest.raises(Undetermined, match="no topic of the scheme"):
        positions(notes, "triple-alliance-1882")
    with pytest.raises(NotFound, match="Did you mean 'aukus'"):
        positions(notes, "auckus")


def test_every_topic_of_the_scheme_answers(notes: Record):
    for topic in topics("en"):
        if topic.topic not in matters():
            found = positions(notes, topic.topic)
            assert found.positions == ()
            assert "no state has shown a stance" in finding(found, "en")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Positions as real reports tell them."""
    with open_record(tmp_path_factory.mktemp("told") / "record.sqlite") as record:
        for path in sorted(EXAMPLES.glob("asian-nato.*.md")):
            record.add(read.read(read.load(path)))
        return positions(record, "asian-nato")


def test_real_reports_give_positions_with_their_words(told: Any):
    assert {p.state: p.stance for p in told.positions} == {
        "CHN": "opposes",
        "USA": "opposes",
        "JPN": "unclear",
    }
    assert told.of("JPN").divided
    for position in told.positions:
        assert all(s.claims and s.claims[0].evidence for s in position.statements)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_picture_shows_every_dated_statement_by_form_and_word(told: Any, lang: str):
    root = ET.fromstring(draw(told, lang))
    assert root.get("role") == "img"
    assert [e.text for e in root.iter(f"{SVG}desc")] == [finding(told, lang)]
    marks = [e for e in root.iter() if (e.get("class") or "").startswith("mark")]
    drawn = [s for p in told.positions for s in p.statements if s.start]
    assert len(marks) == len(drawn) + len(STANCES)
    # Each stance has a form of its own, so that no colour is needed to tell them apart.
    forms: dict[str, set[str]] = {}
    for mark in marks:
        form = re.sub(r"[\d.]+|-", "", mark.get("d") or mark.tag)
        shape = form if "M" in form else "ring"
        up = "-" in re.sub(r"^M\S+ \S+?(?=l)", "", mark.get("d") or "")[:6]
        forms.setdefault(str(mark.get("class")), set()).add(f"{shape}{up}")
    assert all(len(shapes) == 1 for shapes in forms.values())
    assert len({next(iter(shapes)) for shapes in forms.values()}) == len(forms) == 4
    sizes = [float(e.get("font-size", "0")) for e in root.iter(f"{SVG}text")]
    assert min(sizes) >= 12
    assert not re.search(r"(href|src)=|url\(|<script|<image", draw(told, lang))


def test_time_runs_from_right_to_left_in_arabic(told: Any, notes: Record, tools: Any):
    for day in ("2024-01-10", "2024-06-10"):
        add(notes, tools, tools.event("REJECT", "IND", "", "asian-nato", date=day), day=day)
    found = positions(notes, "asian-nato")

    def places(lang: str) -> list[float]:
        root = ET.fromstring(draw(found, lang))
        paths = [
            e.get("d") or "" for e in root.iter(f"{SVG}path") if e.get("class") == "mark opposes"
        ]
        return [float(d[1:].split()[0]) for d in paths][:2]

    english, arabic = places("en"), places("ar")
    assert english[0] < english[1]
    assert arabic[0] > arabic[1]


class Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_page_has_a_table_twin_and_every_word_of_evidence(told: Any, lang: str):
    page = render(told, lang, "record.sqlite")
    words = Words()
    words.feed(page)
    statements = [s for p in told.positions for s in p.statements]
    assert words.tags.count("tr") == len(statements) + 1
    assert words.tags.count("svg") == 1
    assert f'lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}"' in page
    for statement in statements:
        for claim in statement.claims:
            assert claim.evidence in words.text
    assert "script" not in words.tags
    assert not re.search(r"(src|href)=", page)


def test_words_of_a_report_are_never_markup(notes: Record, tools: Any):
    text = "<script>alert(1)</script> & more"
    event = tools.event("REJECT", "IND", "", "asian-nato", date="2024-09-17", span=(0, len(text)))
    notes.add(tools.reading(event, text=text, outlet="<b>Bold</b>"))
    page = render(positions(notes, "asian-nato"), "en", "<i>")
    assert "<script" not in page
    assert "<b>" not in page
    assert "<i>" not in page
    ET.fromstring(draw(positions(notes, "asian-nato"), "en"))


def test_every_sentence_has_its_arabic():
    from foedera.record import page, telling, wording

    arabic = translator("ar", "record")
    for module in (page, telling, wording):
        source = Path(str(module.__file__)).read_text(encoding="utf-8")
        for message in re.findall(r'\bt\(\s*"([^"]+)"', source):
            assert re.search("[\u0600-\u06ff]", arabic(message)), message
