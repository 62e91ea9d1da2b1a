"""Facebook's export: friends, groups, pages and uploaded contacts. People are counted."""

from collections.abc import Iterator

from profilecheck.files import FileBroken, Json, records
from profilecheck.model import Count, Entry, Observed, Unread
from profilecheck.sites.export import ExportContext
from profilecheck.sites.facebook.export import CONTACTS, FRIENDS, GROUPS, PAGES, text_in
from profilecheck.vocabulary import Fact

__all__ = ["read_contacts", "read_friends_file", "read_groups", "read_pages"]


def read_friends_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """How many friends there are. Where they work or study is not in the export."""
    count = sum(
        1
        for name in context.files(FRIENDS)
        for _ in records(context.archive, name, ("friends_v2", "friends"))
    )
    seen = f"{FRIENDS.called}: {count:,} friends"
    yield context.observed(Fact.FRIENDS_COUNT, Count(count=count), seen)


def read_groups(context: ExportContext) -> Iterator[Observed | Unread]:
    """The groups that the person joined. One they left again may still be among them."""
    names = dict.fromkeys(
        words
        for name in context.files(GROUPS)
        for joined in records(context.archive, name, ("groups_joined_v2", "groups_joined"))
        for words in _names_of_group(joined)
    )
    entries = (Entry(text=words, detail="Group") for words in names)
    yield context.listed(Fact.MEMBERSHIPS, entries, GROUPS.called)


def _names_of_group(joined: Json) -> Iterator[str]:
    """Yield a group's name; the sentence beside it names the person, and is left alone."""
    data = joined.get("data") if isinstance(joined, dict) else None
    names = [text_in(item, "name") for item in data] if isinstance(data, list) else []
    if not any(names):
        raise FileBroken(f"{GROUPS.called} is not as we know it")
    yield from (name for name in names if name)


def read_pages(context: ExportContext) -> Iterator[Observed | Unread]:
    """The pages that the person liked."""
    entries = []
    for name in context.files(PAGES):
        for liked in records(context.archive, name, ("page_likes_v2", "page_likes")):
            if not (words := text_in(liked, "name")):
                raise FileBroken(f"{PAGES.called} is not as we know it")
            entries.append(Entry(text=words, detail="Page"))
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
    count = sum(
        1 for name in context.files(CONTACTS) for _ in records(context.archive, name, places)
    )
    if count:
        seen = f"{count:,} of your contacts are on Facebook"
        yield context.observed(Fact.CONTACTS_UPLOAD, True, seen)
    else:
        yield context.unread(Fact.CONTACTS_UPLOAD, "no contacts are listed, which proves nothing")
