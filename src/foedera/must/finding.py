"""The answer: for one state and one provision, a verdict with the tests that decided it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from foedera.must.beside import national_law, permission
from foedera.must.explain import headline, spoken_duty
from foedera.treaties import DUTIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from foedera.must.beside import NationalLaw
    from foedera.must.incident import Incident
    from foedera.treaties import Agreement, Provision, Text

__all__ = ["VERDICTS", "Answer", "Finding", "TestResult"]

Verdict = Literal["bound", "arguable", "not-bound"]
#: Firmest first.
VERDICTS: tuple[Verdict, ...] = ("bound", "arguable", "not-bound")


@dataclass(frozen=True, slots=True)
class TestResult:
    """One test: whether it holds (None: unclear) and why, in both languages."""

    __test__ = False

    test: str
    holds: bool | None
    # An answer has thousands of reasons and a reader sees a few: each is put into words when asked.
    _reason: Callable[[], Text] = field(repr=False, compare=False)

    @property
    def because(self) -> Text:
        """The reason, as a sentence."""
        return self._reason()

    def to_json(self, lang: str) -> dict[str, Any]:
        """The test as it appears in answers, in one language and in both."""
        because = self.because
        return {
            "test": self.test,
            "holds": self.holds,
            "because": because.of(lang),
            "says": {"en": because.en, "ar": because.ar},
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """What one provision means for one state in one incident."""

    state: str
    duty: str
    verdict: Verdict
    beneficiary: str
    agreement: Agreement
    provision: Provision
    tests: tuple[TestResult, ...]

    @property
    def article(self) -> str:
        """The article's number."""
        return self.provision.article

    @property
    def discretion(self) -> str:
        """What is left to the state: automatic, constitutional-processes and so on."""
        return self.provision.discretion

    @property
    def decisive(self) -> tuple[TestResult, ...]:
        """The tests that decided: those that fail, else those that are unclear, else all."""
        failed = tuple(t for t in self.tests if t.holds is False)
        unclear = tuple(t for t in self.tests if t.holds is None)
        return failed or unclear or self.tests

    @property
    def breaks_own_pledge(self) -> bool:
        """Whether the state is the attacker and its own pledge forbids what it does."""
        return self.duty == "nonaggression" and self.verdict != "not-bound"

    def rank(self) -> tuple[int, int, int, int]:
        """Sorts strongest first: by verdict, duty, how many tests are open, how few the parties."""
        open_ = sum(test.holds is None for test in self.tests)
        size = len(self.agreement.parties)
        return VERDICTS.index(self.verdict), DUTIES.index(self.duty), open_, size

    def sentence(self, lang: str) -> str:
        """One sentence: who must do what, under which article."""
        return spoken_duty(self, lang)

    def to_json(self, lang: str = "en") -> dict[str, Any]:
        """The finding as `must --json` prints it."""
        response = self.provision.response
        return {
            "state": self.state,
            "duty": self.duty,
            "verdict": self.verdict,
            "beneficiary": self.beneficiary,
            "agreement": self.agreement.id,
            "article": self.article,
            "force": self.agreement.force,
            "discretion": self.discretion,
            "response": response.of(lang) if response else None,
            "verified": self.agreement.verified is not None,
            "sentence": self.sentence(lang),
            "tests": [t.to_json(lang) for t in self.tests],
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """All findings of one incident under one architecture, strongest first."""

    incident: Incident
    architecture: str
    findings: tuple[Finding, ...]

    def verdict(self, state: str, duty: str) -> Verdict:
        """The firmest verdict for a state and a duty; without any finding it is not bound."""
        found = [f.verdict for f in self.findings if f.state == state and f.duty == duty]
        return min(found, key=VERDICTS.index, default="not-bound")

    def strongest(self) -> dict[str, Finding]:
        """Per state its strongest finding, strongest first."""
        out: dict[str, Finding] = {}
        for finding in self.findings:
            out.setdefault(finding.state, finding)
        return out

    def conflicts(self) -> tuple[str, ...]:
        """States that are bound to fight for one side and to help or spare the other."""
        sides: dict[str, set[str]] = {}
        for f in self.findings:
            if f.verdict != "not-bound" and f.duty in (
                "defense",
                "offense",
                "assistance",
                "neutrality",
            ):
                sides.setdefault(f.state, set()).add(
                    f"{f.duty == 'neutrality'}:{f.beneficiary == self.incident.target}"
                )
        return tuple(state for state, found in sides.items() if len(found) > 1)

    def national_law(self) -> tuple[NationalLaw, ...]:
        """The own law, where on record, of states that are or may be bound to fight."""
        fighters = {
            f.state: None
            for f in self.findings
            if f.verdict != "not-bound" and f.duty in ("defense", "offense")
        }
        return tuple(law for state in fighters for law in national_law(state, self.incident.on))

    def sentence(self, lang: str = "en") -> str:
        """The answer in one or two sentences."""
        return headline(self, lang)

    def to_json(self, lang: str = "en") -> dict[str, Any]:
        """The document that `must --json` prints."""
        allowed = permission(self.incident)
        return {
            "schema": "foedera.trace.v1",
            "incident": self.incident.to_json(),
            "architecture": self.architecture,
            "sentence": self.sentence(lang),
            "conflicts": list(self.conflicts()),
            "permission": allowed.of(lang) if allowed else None,
            "national_law": [
                {"state": law.state, "says": law.says.of(lang), "cite": law.cite}
                for law in self.national_law()
            ],
            "findings": [f.to_json(lang) for f in self.findings],
        }
