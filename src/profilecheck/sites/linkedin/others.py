"""What others say of the owner of a LinkedIn profile: gone through, and kept without names."""

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

from profilecheck.sites.linkedin.identity import owner_of, vanity_in
from profilecheck.sites.linkedin.text import held_lines
from profilecheck.sites.site import ReadContext

__all__ = ["what_others_say"]

_A_NAME = 2


def what_others_say(context: ReadContext, node: LexborNode, words: Iterable[str]) -> Iterator[str]:
    """Yield those of `words` in which the school is named, with nobody else's name in them.

    `node` is the part of the page in which they stand. The rest of them is gone through, and gone
    with the page. Where the school is named by what seems to be somebody's name, it is not told
    whose it is: that line was not gone through.
    """
    names = _names(node, owner_of(context.capture))
    for line in dict.fromkeys(words):
        bare = names.sub("…", line) if names is not None else line
        if context.matcher.in_text(bare):
            yield bare
        elif context.matcher.in_text(line):
            continue
        context.searched.append(line)


def _names(node: LexborNode, owner: str | None) -> re.Pattern[str] | None:
    """Return what fits the names of the people that a part links to."""
    parts: set[str] = set()
    for link in node.css("a[href*='/in/']"):
        href = link.attributes.get("href") or ""
        who = vanity_in(f"https://www.linkedin.com{href}" if href.startswith("/") else href)
        if who is not None and who != owner:
            named = held_lines(link)
            parts |= {w for w in (named[0].split() if named else ()) if len(w) >= _A_NAME}
    if not parts:
        return None
    return re.compile(rf"\b(?:{'|'.join(re.escape(p) for p in sorted(parts))})\b", re.IGNORECASE)
