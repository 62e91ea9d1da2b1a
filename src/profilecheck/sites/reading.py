"""From a page to readings, in the one order in which a page can turn out not to be readable.

Signed out, a challenge or somebody else's page (the whole page is unread); then a language
without wording; then a missing anchor; then the page's own reader; then every promised fact the
reader did not yield; then what names the school and no reader took. Pure: a capture goes in,
readings come out. Where the adapter's own code raises an error, the page is unread.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from profilecheck.browser.capture import Capture
from profilecheck.model import Observed, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites.calling import UnreadablePageError, called
from profilecheck.sites.site import OpenSite, Page, ReadContext, Site
from profilecheck.sites.unplaced import unplaced
from profilecheck.sites.wording import Labels, is_known_language
from profilecheck.vocabulary import Fact, Source, UnreadReason, Viewpoint

__all__ = [
    "Home",
    "PageReading",
    "address_to_keep",
    "another_is_signed_in",
    "page_problem",
    "read_home",
    "read_page",
    "try_page",
    "unread_page",
]


@dataclass(frozen=True)
class Home:
    """What the first page shows: whose account it is, its profile's address, the sign-in.

    All three are "" where `problem` says why it does not show them; but for the sign-in, where it
    is open for somebody and names no profile of theirs. `switched`: it is a page's, or another
    profile's, that the person acts as.
    """

    problem: UnreadReason | None
    profile: str = ""
    account_id: str = ""
    session: str = ""
    switched: bool = False


@dataclass(frozen=True)
class PageReading:
    """The readings of a page, and why nothing on it could be read, or None."""

    readings: tuple[Observed | Unread, ...]
    problem: UnreadReason | None


def read_home(
    site: OpenSite, capture: Capture, account_id: str | None = None, session: str = ""
) -> Home:
    """Return what the home page shows of whose account this is.

    `account_id` and `session` are what it showed before, where it is opened once more.
    """
    try:
        return called(site, "home", lambda: _home(site, capture, account_id, session))
    except UnreadablePageError:
        return Home(UnreadReason.UNREADABLE)


def _home(site: OpenSite, capture: Capture, account_id: str | None, session: str) -> Home:
    problem = _refusal(site, capture) or _account_problem(site, capture, account_id, session)
    if problem:
        return Home(problem)
    profile, identity = site.own_profile(capture), site.identity(capture)
    if not profile or not identity.signed_in:
        if identity.switched:
            return Home(UnreadReason.SWITCHED)
        unnamed = UnreadReason.NO_PROFILE if identity.session else UnreadReason.PAGE_CHANGED
        return Home(unnamed, session=identity.session)
    return Home(None, profile, identity.signed_in, identity.session, identity.switched)


def address_to_keep(capture: Capture, problem: UnreadReason | None) -> str:
    """Return the address of a page that may be written down: of nobody else's profile."""
    elsewhere = problem in (UnreadReason.WRONG_ACCOUNT, UnreadReason.SWITCHED)
    return capture.requested_url if elsewhere else capture.address


def another_is_signed_in(
    site: OpenSite, capture: Capture, account_id: str | None, session: str
) -> bool:
    """Whether a page says that another account is signed in than the one the audit belongs to.

    Where that is known by its sign-in alone (`account_id` is None), this alone is compared.
    """
    try:
        identity = called(site, "who is signed in", lambda: site.identity(capture))
    except UnreadablePageError:
        return False  # it says nothing; the page itself stays unread
    other_session = bool(session and identity.session) and identity.session != session
    return other_session or bool(
        account_id is not None and identity.signed_in and identity.signed_in != account_id
    )


def _refusal(site: OpenSite, capture: Capture) -> UnreadReason | None:
    """Return why another page came in place of the one asked for, None where it did not."""
    if reason := site.barrier(capture):
        return reason
    if capture.status is not None and capture.status >= 500:
        return UnreadReason.SERVER_ERROR
    return None


_Judged = tuple[Labels | None, UnreadReason | None]
_JUDGED: WeakKeyDictionary[Capture, dict[tuple[object, ...], _Judged]] = WeakKeyDictionary()


def page_problem(
    site: OpenSite, page: Page, capture: Capture, account_id: str | None, session: str = ""
) -> UnreadReason | None:
    """Why nothing on this page can be trusted, or None; judged once, and kept with the capture.

    `account_id` is the account the audit belongs to; None on the first page, which shows it.
    The stranger's visit is held against it too: it must be the same person's profile.
    `session` is what the first page said of the sign-in, "" where it said nothing.
    """
    try:
        return called(site, page.id, lambda: _judged(site, page, capture, account_id, session))
    except UnreadablePageError:
        return UnreadReason.UNREADABLE


def _judged(
    site: OpenSite, page: Page, capture: Capture, account_id: str | None, session: str
) -> UnreadReason | None:
    labels = site.labels.get(site.language(capture))
    told = (page.belongs_to_owner, page.rests_on_wording, account_id, session)
    asked = (site.id, page.id, site.identity, site.barrier, page.anchor, page.known_by_data, *told)
    judged = _JUDGED.setdefault(capture, {})
    if asked not in judged or judged[asked][0] is not labels:
        problem = _problem(site, page, capture, account_id, session, labels)
        judged[asked] = (labels, problem)
    return judged[asked][1]


def _problem(
    site: OpenSite,
    page: Page,
    capture: Capture,
    account_id: str | None,
    session: str,
    labels: Labels | None,
) -> UnreadReason | None:
    if reason := _refusal(site, capture):
        return reason
    if capture.viewpoint is Viewpoint.OWNER:
        reason = _account_problem(site, capture, account_id, session)
    else:
        reason = _stranger_problem(site, capture, account_id)
    if reason:
        return reason
    if account_id is None and site.identity(capture).switched:
        return UnreadReason.SWITCHED  # nobody chose what acts here
    if page.belongs_to_owner and site.identity(capture).owner is None:
        return UnreadReason.PAGE_CHANGED
    if page.is_known_by_data(capture):
        return None
    unknown = _is_in_unknown_words(site, page, capture, labels)
    if (labels is not None or not unknown) and page.anchor(capture, labels):
        return None
    return UnreadReason.UNKNOWN_LANGUAGE if unknown else UnreadReason.PAGE_CHANGED


def _is_in_unknown_words(
    site: OpenSite, page: Page, capture: Capture, labels: Labels | None
) -> bool:
    known = is_known_language(labels)
    return not known and page.rests_on_wording and site.language(capture) != ""


def _account_problem(
    site: OpenSite, capture: Capture, account_id: str | None, session: str = ""
) -> UnreadReason | None:
    identity = site.identity(capture)
    if identity.signed_in == "":
        return UnreadReason.SIGNED_OUT
    if session and identity.session and identity.session != session:
        return UnreadReason.WRONG_ACCOUNT
    if identity.signed_in is None:
        own = identity.somebody and identity.owner is None
        return None if own else UnreadReason.PAGE_CHANGED
    if account_id is not None and identity.signed_in != account_id:
        return UnreadReason.WRONG_ACCOUNT
    if identity.owner is not None and identity.owner != identity.signed_in:
        return UnreadReason.WRONG_ACCOUNT
    return None


def _stranger_problem(
    site: OpenSite, capture: Capture, account_id: str | None
) -> UnreadReason | None:
    identity = site.identity(capture)
    if identity.signed_in:
        return UnreadReason.WRONG_ACCOUNT
    if account_id is not None and identity.owner is not None and identity.owner != account_id:
        return UnreadReason.WRONG_ACCOUNT
    return None


def read_page(
    site: OpenSite,
    page: Page,
    capture: Capture,
    *,
    matcher: SchoolMatcher,
    account_id: str | None,
    session: str = "",
    source: Source = Source.LIVE,
    earlier: Iterable[Observed | Unread] = (),
    profile_url: str = "",
) -> tuple[Observed | Unread, ...]:
    """Return at least one reading for every fact the page promises.

    `earlier` is what pages opened before this one told or left unread, from the same viewpoint, and
    `profile_url` the address of the person's own profile, "" where it is not known.
    """
    return try_page(
        site,
        page,
        capture,
        matcher=matcher,
        account_id=account_id,
        session=session,
        source=source,
        earlier=earlier,
        profile_url=profile_url,
    ).readings


def try_page(
    site: OpenSite,
    page: Page,
    capture: Capture,
    *,
    matcher: SchoolMatcher,
    account_id: str | None,
    session: str = "",
    source: Source = Source.LIVE,
    earlier: Iterable[Observed | Unread] = (),
    profile_url: str = "",
) -> PageReading:
    """Return what `read_page` returns, and what stood in the way of reading anything."""
    problem = page_problem(site, page, capture, account_id, session)
    if problem is None:
        before = tuple(earlier)
        context = ReadContext(
            site=site.id,
            capture=capture,
            page=page.id,
            basis=page.basis,
            labels=site.labels.get(site.language(capture)),
            matcher=matcher,
            source=source,
            earlier=tuple(r for r in before if isinstance(r, Observed)),
            left_unread=tuple(r for r in before if isinstance(r, Unread)),
            # The name in it is judged beside the person's, which has to be read for that.
            profile_url=profile_url if _reads_the_name(site) else "",
        )
        try:
            readings = called(site, page.id, lambda: tuple(page.read(context)))
            read = (*readings, *_not_yielded(site, page, context, readings))
            read = (*read, *_not_to_the_end(context, readings))
            return PageReading((*read, *unplaced(page, context, readings, site.policy)), None)
        except UnreadablePageError:
            # What it had told before it raised is not known to be right either.
            problem = UnreadReason.UNREADABLE
    address = address_to_keep(capture, problem)
    readings = unread_page(site, page, capture.viewpoint, problem, url=address)
    return PageReading(readings, problem)


def _reads_the_name(site: OpenSite) -> bool:
    return any(Fact.PROFILE_NAME in page.promises for page in site.pages)


def _not_yielded(
    site: OpenSite, page: Page, context: ReadContext, readings: Iterable[Observed | Unread]
) -> Iterable[Unread]:
    read = {r.fact for r in readings}
    unknown = _is_in_unknown_words(site, page, context.capture, context.labels)
    # Writes are stopped on every page; only a read that was stopped explains a missing fact.
    stopped = any(re.search(site.header.policy.read_name, name) for name in context.capture.blocked)
    absent = UnreadReason.UNKNOWN_LANGUAGE if unknown else UnreadReason.PAGE_CHANGED
    reason = UnreadReason.BLOCKED_BY_GUARD if stopped else absent
    return (context.unread(fact, reason) for fact in page.promises if fact not in read)


def _not_to_the_end(
    context: ReadContext, readings: Iterable[Observed | Unread]
) -> Iterator[Unread]:
    """What a page that broke off told is there; that it is all is not proved."""
    if context.capture.is_whole:
        return
    told = {r.fact for r in readings if isinstance(r, Observed)}
    for fact in sorted(told - {r.fact for r in readings if isinstance(r, Unread)}):
        yield context.unread(fact, UnreadReason.INCOMPLETE_LIST, "The page broke off")


def unread_page(
    site: Site,
    page: Page,
    viewpoint: Viewpoint,
    reason: UnreadReason,
    *,
    url: str = "",
    detail: str = "",
) -> tuple[Unread, ...]:
    """Return every promised fact of `page` as unread for one reason."""
    return tuple(
        Unread(
            fact=fact,
            network=site.id,
            viewpoint=viewpoint,
            reason=reason,
            detail=detail,
            url=url or page.url,
            page=page.id,
        )
        for fact in page.promises
    )
