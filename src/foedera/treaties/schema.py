"""The shape of an agreement's YAML file; unknown keys are errors.

This module is the one place where the format is defined: the validator, the loader and the
reference page all follow it.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

__all__ = ["AgreementFile", "ArchitectureFile"]

Day = Annotated[date, Field(description="a day, YYYY-MM-DD")]
Code = Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="a state's code")]
ActName = Literal["armed-attack", "threat-of-armed-attack", "threat", "aggression", "war", "any"]
ObjectName = Literal["territory", "armed-forces", "public-vessel", "aircraft", "civilians"]
TerritoryName = Literal["metropolitan", "island", "overseas"]


class Strict(BaseModel):
    """Base: no key beyond those named."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class TextFile(Strict):
    """A statement in English and Arabic."""

    en: str = Field(min_length=1)
    ar: str = Field(min_length=1)


class SourceFile(Strict):
    """A source; `key` is how provisions refer to it."""

    key: str
    cite: str = Field(min_length=4, description="citation, e.g. 373 UNTS 179")
    url: str | None = None
    kind: Literal["text", "official", "scholarship", "news", "dataset"] = "text"
    checked: Day | None = Field(None, description="the day on which the source was read")
    note: str | None = None


class SpellFile(Strict):
    """A stretch of membership; without dates it is the agreement's own."""

    from_: Day | None = Field(None, alias="from", description="first day as a party")
    until: Day | None = Field(None, description="first day no longer a party")
    note: TextFile | None = None
    source: str | None = None


class DoubtFile(Strict):
    """A legal doubt: from that day the answer is arguable at best."""

    from_: Day | None = Field(None, alias="from")
    until: Day | None = None
    because: TextFile
    source: str


class SuspensionFile(Strict):
    """Two parties between whom the obligations rest."""

    between: Annotated[list[Code], Field(min_length=2, max_length=2)]
    from_: Day = Field(alias="from")
    until: Day | None = None
    certainty: Literal["clear", "contested"] = "clear"
    because: TextFile
    source: str


class ScopeFile(Strict):
    """What is protected and where; every key that is left out asks nothing."""

    object: Literal["any"] | list[ObjectName] | ObjectName = "any"
    held_by: Literal["beneficiary", "bearer", "party"] | list[Code] | None = Field(
        None, alias="held-by", description="who must administer the place"
    )
    territory: TerritoryName | list[TerritoryName] | None = None
    area: str | None = Field(None, description="slug of an area of the atlas")


class ConditionFile(Strict):
    """A further fact that must hold; unknown facts make the answer arguable."""

    test: str = Field(pattern=r"^[a-z][a-z-]*(:[A-Z]{3}(,[A-Z]{3})*)?$")
    because: TextFile | None = None


class AttackerFile(Strict):
    """Attackers left out, or an alignment such as 'communist'."""

    not_: list[Code] | None = Field(None, alias="not")
    alignment: Literal["communist"] | None = None

    @model_validator(mode="after")
    def _one(self) -> AttackerFile:
        if (self.not_ is None) == (self.alignment is None):
            raise ValueError("give either 'not' or 'alignment'")
        return self


class TriggerFile(Strict):
    """The casus foederis."""

    act: ActName | list[ActName] = "armed-attack"
    side: Literal["attacked", "attacking", "either"] | None = Field(
        None, description="the beneficiary's part; by default attacked (offense: attacking)"
    )
    covers: list[ScopeFile] = Field(default_factory=list)
    attacker: Literal["any", "non-party"] | list[Code] | AttackerFile = "any"
    conditions: list[ConditionFile] = Field(default_factory=list)

    @field_validator("conditions", mode="before")
    @classmethod
    def _slugs(cls, value: Any) -> Any:
        """A bare slug stands for a condition without a reason of its own."""
        if isinstance(value, list):
            return [{"test": item} if isinstance(item, str) else item for item in value]
        return value


class ProvisionFile(Strict):
    """One article's promise."""

    article: str = Field(min_length=1)
    duty: Literal[
        "defense",
        "offense",
        "assistance",
        "consultation",
        "neutrality",
        "nonaggression",
        "access",
        "basing",
        "command",
        "cooperation",
        "extended-deterrence",
        "intelligence",
        "logistics",
        "technology",
    ]
    says: TextFile = Field(description="the article in our own words")
    bearers: Literal["each"] | list[Code] = "each"
    beneficiaries: Literal["others"] | list[Code] = "others"
    from_: Day | None = Field(None, alias="from")
    until: Day | None = None
    trigger: TriggerFile | None = None
    response: TextFile | None = None
    discretion: Literal[
        "automatic",
        "constitutional-processes",
        "as-deemed-necessary",
        "in-consultation",
        "none-stated",
    ] = "none-stated"
    doubt: list[DoubtFile] = Field(default_factory=list)
    source: str
    note: TextFile | None = None


class EndFile(Strict):
    """How the agreement ended."""

    how: Literal["terminated", "expired", "replaced", "lapsed", "denounced", "violated"]
    because: TextFile
    source: str


class MilestoneFile(Strict):
    """A dated event in the agreement's life."""

    on: Day
    what: TextFile
    source: str


class VerifiedFile(Strict):
    """Who checked the file against a source, and when."""

    by: Literal["second-reading"]
    on: Day


class AgreementFile(Strict):
    """A treaty or an informal arrangement."""

    id: str = Field(pattern=r"^[a-z-]+/[a-z0-9-]+$", description="region/slug, as the file's path")
    title: TextFile
    short: TextFile = Field(description="how a brief names it")
    force: Literal["binding", "political", "proposed", "domestic"]
    text: Literal["public", "summary", "leaked", "secret", "none"] = Field(
        "public", description="how much of the text is public"
    )
    kind: Annotated[
        list[
            Literal[
                "alliance",
                "nonaggression",
                "consultation",
                "neutrality",
                "guarantee",
                "dialogue",
                "visiting-forces",
                "basing",
                "logistics",
                "intelligence",
                "technology",
                "command",
                "extended-deterrence",
                "organization",
                "partnership",
            ]
        ],
        Field(min_length=1),
    ]
    topics: list[str] = Field(default_factory=list, description="topics of the reading scheme")
    signed: Day | None
    in_force: Day | None = Field(description="null when it never came into force or is not known")
    in_force_note: TextFile | None = None
    ended: Day | None = None
    end: EndFile | None = None
    sunset: Day | None = None
    doubt: list[DoubtFile] = Field(default_factory=list)
    parties: dict[Code, SpellFile | list[SpellFile]] = Field(min_length=1)
    suspended: list[SuspensionFile] = Field(default_factory=list)
    atop: int | None = None
    provisions: list[ProvisionFile] = Field(min_length=1)
    sources: list[SourceFile] = Field(min_length=1)
    verified: VerifiedFile | None = None
    history: list[MilestoneFile] = Field(default_factory=list)
    note: TextFile | None = None

    @field_validator("parties", mode="before")
    @classmethod
    def _no_dates(cls, value: Any) -> Any:
        """A party without dates is a party for the agreement's own time."""
        if isinstance(value, dict):
            return {code: {} if spell is None else spell for code, spell in value.items()}
        return value


class FilterFile(Strict):
    """Which agreements an edit of an architecture means."""

    ids: list[str] | None = None
    kind: list[str] | None = None
    force: list[str] | None = None
    party: Code | None = Field(None, alias="parties-include")
    bilateral: bool | None = None


class EditFile(Strict):
    """One change; exactly one key."""

    add: str | None = None
    drop: FilterFile | None = None
    keep: FilterFile | None = None
    remove_party: Code | None = Field(None, alias="remove-party")

    @model_validator(mode="after")
    def _one(self) -> EditFile:
        given = [self.add, self.drop, self.keep, self.remove_party]
        if sum(value is not None for value in given) != 1:
            raise ValueError("an edit has exactly one of add, drop, keep, remove-party")
        return self


class MembersFile(Strict):
    """Who belongs to the added proposal unless the caller says otherwise, and why."""

    default: Annotated[list[Code], Field(min_length=2)]
    why: dict[Code, TextFile] = Field(default_factory=dict)


class ArchitectureFile(Strict):
    """A set of agreements on a date, and edits to it."""

    id: str
    title: TextFile
    about: TextFile
    base: Literal["in-force", "nothing"] = "in-force"
    members: MembersFile | None = None
    edits: list[EditFile] = Field(default_factory=list)
    sources: list[SourceFile] = Field(default_factory=list)
