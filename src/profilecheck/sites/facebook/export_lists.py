"""Facebook's export: friends, groups, pages, uploaded contacts, and what others tagged.

People are counted, and so are their photos; no name of one leaves this module.
"""

from collections.abc import Iterator

from profilecheck.files import FileBroken, Json, found, records
from profilecheck.model import Count, Entry, Observed, Unread
from profilecheck.sites.export import ExportContext, why_cut_short
from profilecheck.sites.facebook.export import (
    CONTACTS,
    FRIENDS,
    GROUPS,
    OWN_GROUPS,
    PAGES,
    TAGGED,
    days_of_posts,
    listed_in,
    text_in,
)
from profilecheck.sites.facebook.export_profile import lifetime, own_name
from profilecheck.sites.json_tree import texts_within
from profilecheck.sites.meta import repaired
from profilecheck.vocabulary import Fact
from profilecheck.words.plurals import counted

__all__ = ["read_contacts", "read_friends_file", "read_groups", "read_pages", "read_tagged"]


_NO_FRIEND = "no friend is listed, which proves nothing: ask for all time, not for a part of it"
_NO_GROUP = (
    "no group is listed, which proves nothing: ask for all time, and for your friends as well"
)


def read_friends_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """How many friends there are. Where they work or study is not in the export."""
    count = _friends(context)
    if not count:
        yield context.unread(Fact.FRIENDS_COUNT, _NO_FRIEND)
        return
    value = Count(count=count, at_least=bool(_why_a_part(context)))
    friends = counted(count, "friend", "friends")
    yield context.observed(Fact.FRIENDS_COUNT, value, f"{FRIENDS.called}: {friends}")


def _friends(context: ExportContext) -> int:
    """How many friends are listed; raises `FileBroken` where they are not in it."""
    return sum(
        1
        for name in context.files_of_one_folder(FRIENDS)
        for _ in records(context.archive, name, ("friends_v2", "friends"))
    )


def _why_a_part(context: ExportContext) -> str:
    """Why friends and groups are perhaps not of all time; posts may show that they are."""
    told = lifetime(context)
    if told.days and not why_cut_short(context, told):
        return ""
    return why_cut_short(context, told, days_of_posts(context.archive))


def read_groups(context: ExportContext) -> Iterator[Observed | Unread]:
    """The groups that the person joined. One they left again may still be among them.

    That no friend is listed shows that the lists may be of a part of the time; where friends are
    not in it, that no group is.
    """
    names: dict[str, None] = {}
    for file in context.files(GROUPS):
        for joined in records(context.archive, file, ("groups_joined_v2", "groups_joined")):
            names |= dict.fromkeys(_names_of_group(joined))
    entries = (Entry(text=words, detail="Group") for words in names)
    yield context.listed(Fact.MEMBERSHIPS, entries, GROUPS.called)
    try:
        nothing = "" if _friends(context) else _NO_FRIEND
    except FileBroken:  # whoever counts the friends says so
        nothing = "" if names else _NO_GROUP
    if why := nothing or _why_a_part(context):
        yield context.unread(Fact.MEMBERSHIPS, why)
    yield from _own_groups(context)


def _own_groups(context: ExportContext) -> Iterator[Observed]:
    """The groups that the person runs, where there are any."""
    entries = []
    for name in found(context.archive, OWN_GROUPS):
        for group in records(context.archive, name, ("groups_admined_v2", "groups_admined")):
            if not (words := text_in(group, "name")):
                raise FileBroken(f"{OWN_GROUPS.called} is not as we know it")
            entries.append(Entry(text=words, detail="Group that you run"))
    if entries:
        yield context.listed(Fact.MEMBERSHIPS, entries, OWN_GROUPS.called)


def _names_of_group(joined: Json) -> Iterator[str]:
    """Yield a group's name; the sentence beside it names the person, and is left alone."""
    data = joined.get("data") if isinstance(joined, dict) else None
    names = [text_in(item, "name") for item in data] if isinstance(data, list) else []
    if not any(names):
        raise FileBroken(f"{GROUPS.called} is not as we know it")
    yield from (name for name in names if name)


def read_pages(context: ExportContext) -> Iterator[Observed | Unread]:
    """The pages that the person liked."""
    names: dict[str, None] = {}
    for name in context.files(PAGES):
        for liked in records(context.archive, name, ("page_likes_v2", "page_likes")):
            if not (words := text_in(liked, "name")):
                raise FileBroken(f"{PAGES.called} is not as we know it")
            names[words] = None
    entries = (Entry(text=words, detail="Page") for words in names)
    yield context.listed(Fact.MEMBERSHIPS, entries, PAGES.called)


def read_contacts(context: ExportContext) -> Iterator[Observed | Unread]:
    """Whether contacts were uploaded. That none are listed does not prove that none will be."""
    places = (
        "",
        "address_book_v2.address_book",
        "address_book.address_book",
        "imported_contacts_v2",
        "contacts_uploaded_v2",
    )
    # Of several lists the longest counts: the same people may stand in each.
    count = max(
        sum(1 for _ in listed_in(context.archive, name, places)) for name in context.files(CONTACTS)
    )
    if count:
        contacts = counted(count, "of your contacts is", "of your contacts are")
        seen = f"{contacts} on Facebook"
        yield context.observed(Fact.CONTACTS_UPLOAD, True, seen)
    else:
        yield context.unread(Fact.CONTACTS_UPLOAD, "no contacts are listed, which proves nothing")


def read_tagged(context: ExportContext) -> Iterator[Observed | Unread]:
    """How many photos and videos others tagged the person in, at the least: posts are not listed.

    What the person tagged is told by their own name and is not counted, nor is what tells nobody's.
    An empty list proves nothing, as an export may hold but a part of the years.
    """
    own = own_name(context).casefold()
    if not own:
        raise FileBroken("your own name is not in it, so who tagged you could not be told")
    by_others = sum(
        bool(said := _values(tagged)) and own not in said
        for name in context.files_of_one_folder(TAGGED)
        for tagged in listed_in(context.archive, name, ("",))
    )
    if by_others:
        seen = f"{TAGGED.called}: {by_others:,} that others tagged you in"
        yield context.observed(Fact.TAGGING_COUNT, Count(count=by_others, at_least=True), seen)
    else:
        yield context.unread(Fact.TAGGING_COUNT, "none by others is listed, which proves nothing")


_NO_VALUES = frozenset({"label", "title", "href", "ent_field_name"})


def _values(tagged: Json) -> frozenset[str]:
    """Return the words that a record has as values, whatever language its labels are in.

    They may lie deeper, below a title of their own. An address tells nobody.
    """
    labelled = tagged.get("label_values") if isinstance(tagged, dict) else None
    if not isinstance(labelled, list):
        raise FileBroken(f"{TAGGED.called} is not as we know it")
    words = (repaired(w).strip() for w in texts_within(labelled, but_under=_NO_VALUES))
    return frozenset(w.casefold() for w in words if w and "://" not in w)
