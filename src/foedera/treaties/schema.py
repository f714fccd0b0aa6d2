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

    en: str = Field(min_length=1, description="in English")
    ar: str = Field(min_length=1, description="in Arabic")


class SourceFile(Strict):
    """A source; `key` is how provisions refer to it."""

    key: str = Field(description="short name within this file")
    cite: str = Field(min_length=4, description="citation, e.g. 373 UNTS 179")
    url: str | None = Field(None, description="where it can be read")
    kind: Literal["text", "official", "scholarship", "news", "dataset"] = Field(
        "text", description="what sort of source it is"
    )
    checked: Day | None = Field(None, description="the day on which the source was read")
    note: str | None = Field(None, description="what the source does and does not show")


class SpellFile(Strict):
    """A stretch of membership; without dates it is the agreement's own."""

    from_: Day | None = Field(None, alias="from", description="first day as a party")
    until: Day | None = Field(None, description="first day no longer a party")
    note: TextFile | None = Field(None, description="what a reader should know of it")
    source: str | None = Field(None, description="key of the source")


class DoubtFile(Strict):
    """A legal doubt: from that day the answer is arguable at best."""

    from_: Day | None = Field(None, alias="from", description="first day of the doubt")
    until: Day | None = Field(None, description="first day without it")
    because: TextFile = Field(description="the reason, as a sentence")
    source: str = Field(description="key of the source")


class SuspensionFile(Strict):
    """Two parties between whom the obligations rest."""

    between: Annotated[list[Code], Field(min_length=2, max_length=2, description="the two")]
    from_: Day = Field(alias="from", description="first day of the suspension")
    until: Day | None = Field(None, description="first day on which they apply again")
    certainty: Literal["clear", "contested"] = Field(
        "clear", description="a contested suspension makes the answer arguable"
    )
    of: Code | None = Field(None, description="whose duty rests; by default that of both")
    because: TextFile = Field(description="the reason, as a sentence")
    source: str = Field(description="key of the source")


class ScopeFile(Strict):
    """What is protected and where; every key that is left out asks nothing."""

    object: Literal["any"] | list[ObjectName] | ObjectName = Field(
        "any", description="what is attacked"
    )
    held_by: Literal["beneficiary", "bearer", "party"] | list[Code] | None = Field(
        None, alias="held-by", description="who must administer the place"
    )
    territory: TerritoryName | list[TerritoryName] | None = Field(
        None, description="what kind of land the place must be"
    )
    area: str | None = Field(None, description="slug of an area of the atlas")


class ConditionFile(Strict):
    """A further fact that must hold; unknown facts make the answer arguable."""

    test: str = Field(
        pattern=r"^[a-z][a-z-]*(:[A-Z]{3}(,[A-Z]{3})*)?$",
        description="name of the fact, as `must --fact` takes it; states after a colon",
    )
    because: TextFile | None = Field(None, description="what the text asks for, in its own terms")


class AttackerFile(Strict):
    """Attackers left out, or an alignment such as 'communist'."""

    not_: list[Code] | None = Field(None, alias="not", description="states that do not count")
    alignment: Literal["communist"] | None = Field(None, description="the attacker's government")

    @model_validator(mode="after")
    def _one(self) -> AttackerFile:
        if (self.not_ is None) == (self.alignment is None):
            raise ValueError("give either 'not' or 'alignment'")
        return self


class TriggerFile(Strict):
    """The casus foederis."""

    act: ActName | list[ActName] = Field(
        "armed-attack", description="the threshold that the attacker's act must reach"
    )
    side: Literal["attacked", "attacking", "either"] | None = Field(
        None, description="the beneficiary's part; by default attacked (offense: attacking)"
    )
    covers: list[ScopeFile] = Field(
        default_factory=list,
        description="what is protected; one that fits is enough, none at all means everything",
    )
    attacker: Literal["any", "non-party"] | list[Code] | AttackerFile = Field(
        "any", description="who must be the attacker"
    )
    conditions: list[ConditionFile] = Field(
        default_factory=list, description="further facts, all of which must hold"
    )

    @field_validator("conditions", mode="before")
    @classmethod
    def _slugs(cls, value: Any) -> Any:
        """A bare slug stands for a condition without a reason of its own."""
        if isinstance(value, list):
            return [{"test": item} if isinstance(item, str) else item for item in value]
        return value


class ProvisionFile(Strict):
    """One article's promise."""

    article: str = Field(min_length=1, description="number, unique in the file: V, or V.1 and V.2")
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
    ] = Field(description="what is promised, in ATOP's terms where ATOP has one")
    says: TextFile = Field(description="the article in our own words")
    bearers: Literal["each"] | list[Code] = Field("each", description="who promises")
    beneficiaries: Literal["others"] | list[Code] = Field("others", description="to whom")
    from_: Day | None = Field(
        None, alias="from", description="first day, where it is not the agreement's"
    )
    until: Day | None = Field(None, description="first day without it")
    trigger: TriggerFile | None = Field(
        None, description="when the promise falls due; without it, always"
    )
    response: TextFile | None = Field(None, description="what is to be done")
    discretion: Literal[
        "automatic",
        "constitutional-processes",
        "as-deemed-necessary",
        "in-consultation",
        "none-stated",
    ] = Field("none-stated", description="how much the text leaves to the bearer")
    doubt: list[DoubtFile] = Field(
        default_factory=list, description="legal doubts about this promise"
    )
    source: str = Field(description="key of the source")
    note: TextFile | None = Field(
        None, description="practice and readings, with what supports them"
    )


class EndFile(Strict):
    """How the agreement ended."""

    how: Literal["terminated", "expired", "replaced", "lapsed", "denounced", "violated"] = Field(
        description="the manner"
    )
    because: TextFile = Field(description="what happened, as a sentence")
    source: str = Field(description="key of the source")


class MilestoneFile(Strict):
    """A dated event in the agreement's life."""

    on: Day = Field(description="the day")
    what: TextFile = Field(description="what happened, as a sentence")
    source: str = Field(description="key of the source")


class VerifiedFile(Strict):
    """Who checked the file against a source, and when."""

    by: Literal["second-reading"] = Field(description="how it was checked")
    on: Day = Field(description="the day")


class AgreementFile(Strict):
    """A treaty or an informal arrangement."""

    id: str = Field(pattern=r"^[a-z-]+/[a-z0-9-]+$", description="region/slug, as the file's path")
    title: TextFile = Field(description="the official title")
    short: TextFile = Field(description="how a brief names it")
    force: Literal["binding", "political", "proposed", "domestic"] = Field(
        description="binding in law, a political commitment, a proposal, or one state's own law"
    )
    text: Literal["public", "summary", "leaked", "secret", "none"] = Field(
        "public", description="how much of the text is public"
    )
    fidelity: Literal["article", "coded"] = Field(
        "article", description="read from the articles, or coded obligations of a data set"
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
        Field(min_length=1, description="what sort of agreement it is"),
    ]
    topics: list[str] = Field(default_factory=list, description="topics of the reading scheme")
    signed: Day | None = Field(description="null when it was never signed or is not known")
    in_force: Day | None = Field(description="null when it never came into force or is not known")
    in_force_note: TextFile | None = Field(None, description="why that day, or why none")
    ended: Day | None = Field(None, description="first day no longer in force")
    end: EndFile | None = Field(None, description="needed where there is an `ended`")
    sunset: Day | None = Field(None, description="end of the term that the text sets, if renewed")
    doubt: list[DoubtFile] = Field(
        default_factory=list, description="legal doubts about the whole agreement"
    )
    parties: dict[Code, SpellFile | list[SpellFile]] = Field(
        min_length=1, description="who, and since when; a list where a state left and came back"
    )
    suspended: list[SuspensionFile] = Field(
        default_factory=list, description="pairs between whom it rests"
    )
    atop: int | None = Field(None, description="number in ATOP")
    provisions: list[ProvisionFile] = Field(min_length=1, description="the promises, by article")
    sources: list[SourceFile] = Field(min_length=1, description="where all this can be looked up")
    verified: VerifiedFile | None = Field(None, description="set by a second reader only")
    history: list[MilestoneFile] = Field(
        default_factory=list, description="renewals, amendments, statements"
    )
    note: TextFile | None = Field(None, description="what a reader of the file should know")

    @field_validator("parties", mode="before")
    @classmethod
    def _no_dates(cls, value: Any) -> Any:
        """A party without dates is a party for the agreement's own time."""
        if isinstance(value, dict):
            return {code: {} if spell is None else spell for code, spell in value.items()}
        return value


class FilterFile(Strict):
    """Which agreements an edit of an architecture means."""

    ids: list[str] | None = Field(None, description="these agreements")
    kind: list[str] | None = Field(None, description="of one of these kinds")
    force: list[str] | None = Field(None, description="with one of these legal forces")
    party: Code | None = Field(
        None, alias="parties-include", description="with this state among the day's parties"
    )
    bilateral: bool | None = Field(None, description="with two parties that day, or with more")


class EditFile(Strict):
    """One change; exactly one key."""

    add: str | None = Field(None, description="id of a proposal, taken as if it bound its members")
    drop: FilterFile | None = Field(None, description="leave these out")
    keep: FilterFile | None = Field(None, description="leave all others out")
    remove_party: Code | None = Field(
        None, alias="remove-party", description="take this state out of every agreement"
    )

    @model_validator(mode="after")
    def _one(self) -> EditFile:
        given = [self.add, self.drop, self.keep, self.remove_party]
        if sum(value is not None for value in given) != 1:
            raise ValueError("an edit has exactly one of add, drop, keep, remove-party")
        return self


class MembersFile(Strict):
    """Who belongs to the added proposal unless the caller says otherwise, and why."""

    default: Annotated[list[Code], Field(min_length=2, description="members unless told otherwise")]
    why: dict[Code, TextFile] = Field(
        default_factory=dict, description="why each state is among them, or is not"
    )


class ArchitectureFile(Strict):
    """A set of agreements on a date, and edits to it."""

    id: str = Field(description="the file's name")
    title: TextFile = Field(description="how a brief names it")
    about: TextFile = Field(description="what it is and what was assumed")
    base: Literal["in-force", "nothing"] = Field(
        "in-force", description="what the edits start from: the library, or nothing"
    )
    members: MembersFile | None = Field(None, description="where members can be chosen")
    edits: list[EditFile] = Field(default_factory=list, description="changes, in this order")
    sources: list[SourceFile] = Field(
        default_factory=list, description="where the redesign was proposed"
    )
