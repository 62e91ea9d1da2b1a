"""The kinds of check that a checklist can make of a fact, each with its parameters."""

from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from profilecheck.model.base import Record
from profilecheck.vocabulary import Audience, Fact, FactKind, Viewpoint

__all__ = [
    "CHECK_KINDS",
    "AccountsApart",
    "AudienceAtMost",
    "Check",
    "CountAtMost",
    "EntriesAtMost",
    "Inform",
    "NoWorkContact",
    "OneNetworkCheck",
    "SchoolNotNamed",
    "SwitchIs",
]


class _Check(Record):
    """The fields that every check has.

    `id` is unique in its clause. `why` says why it matters to the person. `weight` is how close
    the thing is to work and to pupils: 1 (distant) to 3 (close). `viewpoint` narrows the check to
    what one pair of eyes saw; without it, every reading of the fact counts.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", examples=["new-posts", "posts-2"])
    facts: tuple[Fact, ...] = Field(min_length=1)
    why: str = ""
    weight: int = Field(default=1, ge=1, le=3)
    viewpoint: Viewpoint | None = None

    def _require(self, kind: FactKind) -> None:
        wrong = [f.value for f in self.facts if f.kind is not kind]
        if wrong:
            fitting = ", ".join(f.value for f in Fact if f.kind is kind)
            raise ValueError(
                f"{', '.join(wrong)} cannot be checked this way; allowed facts are {fitting}"
            )


class AudienceAtMost(_Check):
    """Met where nobody beyond `limit` can see (or do) the thing."""

    test: Literal["audience_at_most"]
    limit: Audience

    @model_validator(mode="after")
    def _facts_fit(self) -> Self:
        self._require(FactKind.AUDIENCE)
        return self


class SwitchIs(_Check):
    """Met where the switch is at `value`; `reaches` is who is reached where it is not."""

    test: Literal["switch_is"]
    value: bool
    reaches: Audience = Audience.PUBLIC

    @model_validator(mode="after")
    def _facts_fit(self) -> Self:
        self._require(FactKind.SWITCH)
        return self


class CountAtMost(_Check):
    """Met where there are at most `limit` such things; a count that is only "at least" is not."""

    test: Literal["count_at_most"]
    limit: int = Field(ge=0)
    reaches: Audience = Audience.PUBLIC

    @model_validator(mode="after")
    def _facts_fit(self) -> Self:
        self._require(FactKind.COUNT)
        return self


class EntriesAtMost(_Check):
    """Met where nothing listed can be seen beyond `limit`."""

    test: Literal["entries_at_most"]
    limit: Audience

    @model_validator(mode="after")
    def _facts_fit(self) -> Self:
        self._require(FactKind.ENTRIES)
        return self


class _OfTexts(_Check):
    """A check of words that others see.

    Without `facts` it is of every such text that no other check of its clause names, as far as
    there is anything of it on a network (`SHOWN_TEXTS`).
    """

    facts: tuple[Fact, ...] = ()


class SchoolNotNamed(_OfTexts):
    """Met where nothing that names the school can be seen beyond `limit`."""

    test: Literal["school_not_named"]
    limit: Audience

    @model_validator(mode="after")
    def _facts_fit(self) -> Self:
        self._require(FactKind.ENTRIES)
        return self


class NoWorkContact(_OfTexts):
    """Met where no work e-mail address or number can be seen beyond `limit`.

    `even_if_hidden`: such an address is not in order even where nobody else can see it.
    """

    test: Literal["no_work_contact"]
    limit: Audience = Audience.ONLY_ME
    even_if_hidden: bool = False

    @model_validator(mode="after")
    def _facts_fit(self) -> Self:
        self._require(FactKind.ENTRIES)
        if self.even_if_hidden and not self.facts:
            raise ValueError("with “even_if_hidden” it has to say of which facts")
        return self


class AccountsApart(_Check):
    """Met where no account that exposes the school can be tied to another account.

    `facts` say what may tie two accounts together; the profile's address always may.
    """

    test: Literal["accounts_apart"]

    @model_validator(mode="after")
    def _facts_fit(self) -> Self:
        self._require(FactKind.ENTRIES)
        return self


class Inform(_Check):
    """Brings what was read to the person, and judges nothing."""

    test: Literal["inform"]


OneNetworkCheck = (
    AudienceAtMost
    | SwitchIs
    | CountAtMost
    | EntriesAtMost
    | SchoolNotNamed
    | NoWorkContact
    | Inform
)
"""A check that looks at one network at a time."""

Check = Annotated[OneNetworkCheck | AccountsApart, Field(discriminator="test")]

CHECK_KINDS: dict[str, type[Record]] = {
    get_args(kind.model_fields["test"].annotation)[0]: kind for kind in get_args(get_args(Check)[0])
}
"""The names a checklist file can give in `test`, with the fields of each."""
