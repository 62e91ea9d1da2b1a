"""Words that say that the value beside them is a place of work: "Employer", "Works at", "staff".

In the languages that networks and exports are read in here. All of it is folded text: small
letters, no accents.
"""

import re

from profilecheck.school.folding import fold

__all__ = ["WORKPLACE_AFTER", "WORKPLACE_BEFORE", "is_workplace_label"]

_NOUNS = (
    # English
    r"(?:my |current |present |past |former |previous )?(?:employer|workplace|place of work|"
    r"work place|company|organi[sz]ation|work|job|school|academy|college|nursery)",
    r"employment|where i work|work ?\(?s?\)? (?:and|&) education|work history|day job",
    # French
    r"(?:mon |ancien )?(?:employeur|lieu de travail|entreprise|emploi|travail|ecole|lycee|college|"
    r"etablissement)",
    # German
    r"(?:mein )?(?:arbeitgeber|arbeitsplatz|arbeitsstelle|arbeit|beruf|firma|unternehmen|schule)",
    # Spanish
    r"(?:mi )?(?:empleador|empresa|lugar de trabajo|centro de trabajo|trabajo|escuela|colegio|"
    r"instituto)",
    # Italian, Portuguese
    r"datore di lavoro|luogo di lavoro|azienda|lavoro|scuola",
    r"empregador|local de trabalho|trabalho|escola",
    # Dutch, Polish
    r"werkgever|werkplek|werk|bedrijf",
    r"pracodawca|miejsce pracy|praca|firma|szkoła",
)
_VERBS = (
    r"(?:i )?(?:works?|working|worked) (?:at|for|with)",
    r"(?:is |am |was )?employed (?:by|at|with)|(?:member of |on the |the )?staff (?:at|of)|"
    r"(?:team|teaching|teach(?:es)?|taught) at",
    r"travaill(?:e|ait|ant) (?:a|chez|pour)|employee? (?:a|chez|par)",
    r"arbeite[tn]? (?:bei|an der|am|fur)|(?:angestellt|beschaftigt|tatig) (?:bei|an der|am)",
    r"trabaj(?:a|o|aba) (?:en|para)|emplead[oa] (?:de|en|por)",
    r"lavor[ao] (?:presso|per|a|in)|trabalh[ao] (?:em|na|no|para)",
    r"werkt? (?:bij|voor)|pracuj[eę] w",
)
_STAFF = (
    r"staff|employees?|employer|teachers?|(?:teaching )?assistants?|teaching staff|team member|"
    r"caretaker|headteacher|senco|receptionist|lehrer(?:in)?|mitarbeiter(?:in)?|kollegium|"
    r"employee?s?|enseignante?s?|personnel|profesora?(?:es)?|emplead[oa]s?|personal"
)
_OF_A_SCHOOL = (
    r"ptf?a|governors?|pupils|parents|leavers|alumni|year \d{1,2}|y\d{1,2}|ks ?\d|eyfs|"
    r"head ?teacher|deputy head|class of|reception class|sports day|inset"
)
_OF_A_PLACE = r"(?:works?|working|worked) in"
"""Of a label it may be either; in a sentence it goes on with a place: "I work in Oakfield"."""
_LABEL = re.compile(rf"\s*(?:{'|'.join((*_NOUNS, *_VERBS, _OF_A_PLACE))})\s*[:=\-|]?\s*")

WORKPLACE_BEFORE = re.compile(
    # A noun needs a mark or a new line between it and the name: "Employer: Oakfield", not "school
    # Oakfield".
    rf"(?<![\w'])(?:(?:{'|'.join(_NOUNS)})[ \t]{{0,2}}(?:[:=|\-]\s{{0,3}}|\s{{0,2}}\n\s{{0,3}})|"
    rf"(?:employer|employeur|arbeitgeber|empleador)[ \t]{{1,2}}|"
    rf"(?:{'|'.join(_VERBS)})(?: the)?[ \t]{{0,2}}[:]?[ \t]{{0,2}})\Z"
)
"""The end of a text that goes on with a place of work: "Employer: ", "employed by "."""

WORKPLACE_AFTER = re.compile(
    rf"(?:'s)?[ \t]{{1,2}}(?:{_STAFF}|{_OF_A_SCHOOL})(?![\w'])|\s*\((?:my )?employer\)"
)
"""What makes a place of work of the name before it: " staff", " teacher"; a school: " pupils"."""


def is_workplace_label(text: str) -> bool:
    """Whether the whole of `text` is a label whose value is a place of work."""
    return _LABEL.fullmatch(fold(text).text) is not None
