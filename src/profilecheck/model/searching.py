"""What the person looked for of themselves, and what came: theirs alone, and in no report."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, Literal, Self

from profilecheck.model.base import Record
from profilecheck.model.text import PageText

__all__ = ["AboutMe", "Came", "Engine", "SearchFound", "SearchNotes"]


class Engine(StrEnum):
    """The search engine to look with."""

    GOOGLE = "google"
    BING = "bing"
    DUCKDUCKGO = "duckduckgo"


class Came(StrEnum):
    """What came of a search, as the person says."""

    NOTHING = "nothing"
    HARMLESS = "harmless"
    TO_ACT_ON = "to-act-on"
    SOMEBODY_ELSE = "somebody-else"
    FALSE_ME = "false-me"


class AboutMe(Record):
    """What the searches are made of; all but the name may be left out, and that ends the search."""

    name: PageText = ""
    town: PageText = ""
    school: PageText = ""
    former_names: tuple[PageText, ...] = ()
    emails: tuple[PageText, ...] = ()
    phones: tuple[PageText, ...] = ()
    engine: Engine = Engine.GOOGLE


class SearchFound(Record):
    """What came of one search, by its id, and on which day."""

    search: str
    came: Came
    on: date


class SearchNotes(Record):
    """All that was noted: of nobody else's name, and nothing of what a result said."""

    SCHEMA: ClassVar[int] = 1
    KIND: ClassVar[str] = "search"

    kind: Literal["search"] = "search"
    schema_version: int = SCHEMA
    about: AboutMe = AboutMe()
    found: tuple[SearchFound, ...] = ()

    def came(self, search: str) -> SearchFound | None:
        """Return what came of a search, None where that was not said."""
        return next((found for found in self.found if found.search == search), None)

    def plus(self, found: SearchFound) -> Self:
        """Return these with what came of a search, in place of what was said of it before."""
        kept = (one for one in self.found if one.search != found.search)
        return self.model_copy(update={"found": (*kept, found)})
