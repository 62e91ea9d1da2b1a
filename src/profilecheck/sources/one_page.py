"""One page of the person's own, opened by itself as an audit opens it: held in memory, never kept.

It is an audit of that page alone: whose account it is and what stands in the way are looked at in
the same way, and the same guard watches.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from profilecheck.browser.capture import Capture
from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.browser.visitor import Pace
from profilecheck.errors import InputError, ProfileCheckError, SignInError, WrongAccountError
from profilecheck.model import Account, Snapshot, Unread, name_in_address
from profilecheck.school import SchoolMatcher
from profilecheck.sites.page_names import HOME, pages_by_name
from profilecheck.sites.site import OpenSite, Page
from profilecheck.sources.gathering import Progress
from profilecheck.sources.live import Network, SignedIn, SignInAgain, WhichAccount, audit, no_other
from profilecheck.vocabulary import UnreadReason, Viewpoint
from profilecheck.with_command import WithCommand
from profilecheck.words.reasons import why_unread

__all__ = ["SeenPage", "see_page"]

_AS_IT_LOOKS = (
    None,
    UnreadReason.NO_PROFILE,
    UnreadReason.PAGE_CHANGED,
    UnreadReason.UNKNOWN_LANGUAGE,
    UnreadReason.UNKNOWN_WORDING,
    UnreadReason.UNREADABLE,
)
"""What can be wrong with a page that is there and the person's own."""
_NOT_OPENED = UnreadReason.NOT_VISITED
_KINDS: Mapping[UnreadReason, type[ProfileCheckError]] = {
    UnreadReason.SIGNED_OUT: SignInError,
    UnreadReason.CHALLENGE: SignInError,
    UnreadReason.WRONG_ACCOUNT: WrongAccountError,
    UnreadReason.SWITCHED: WrongAccountError,
}
_NO_HOME = "{name} did not show its first page. Try again later."
_HOME_CHANGED = WithCommand.after(
    "{name} did not show whose account this is, so nothing else was opened. Its first page is not "
    "as we know it",
    ". To mask that one, type: profilecheck sample {network} {home}",
)


@dataclass(frozen=True)
class SeenPage:
    """A page as it was shown; one that shows another account than the signed-in one is never here.

    `page` is None for the first page of a network, which tells whose account it is. `own` are the
    words that the signed-in person is known by, none where the first page did not tell.
    """

    site: OpenSite
    page: Page | None
    capture: Capture
    own: tuple[str, ...]


async def see_page(
    browser: LaunchedBrowser,
    network: Network,
    name: str,
    *,
    pace: Pace,
    progress: Progress,
    sign_in_again: SignInAgain | None = None,
    another: WhichAccount = no_other,
) -> SeenPage:
    """Open the page of `network` that is called `name`, after the one that tells whose it is.

    `sign_in_again` is asked where the network has ended the session; `another` where another
    account is signed in than the one that the person means, as in an audit.

    Raises:
        InputError: the network is none that is opened, or has no such page.
        SignInError: the page asks for a sign-in or a security check.
        WrongAccountError: it is of another account than the one that is signed in.
        ProfileCheckError: it did not come, for another reason.
    """
    site = network.site
    if not isinstance(site, OpenSite) or name not in pages_by_name(site):
        raise InputError(f"{site.name} has no page of the name “{name}” that is opened.")
    step = pages_by_name(site)[name]
    seen: dict[str, Capture] = {}
    whose: list[SignedIn] = []
    snapshot = await audit(
        browser,
        [replace(network, site=_with_only(site, step))],
        matcher=SchoolMatcher(None),
        pace=pace,
        progress=progress,
        keep=_keep_nothing,
        sign_in_again=sign_in_again,
        whose=lambda _, who: whose.append(who),
        another=another,
        seen=lambda page, capture: seen.update({page: capture}),
    )
    page, eyes = step or (None, Viewpoint.OWNER)
    wanted = page.id if page else HOME
    (account,) = snapshot.accounts
    problem = _problem(account, wanted)
    if wanted not in seen or problem not in _AS_IT_LOOKS:
        raise _not_to_be_had(site, account, wanted, problem, eyes)
    return SeenPage(site, page, seen[wanted], _known_by(whose[-1]) if whose else ())


def _with_only(site: OpenSite, step: tuple[Page, Viewpoint] | None) -> OpenSite:
    """Return `site` with one page, as one viewpoint sees it; without any beyond the first."""
    return replace(site, pages=(replace(step[0], viewpoints=(step[1],)),) if step else ())


def _keep_nothing(snapshot: Snapshot) -> None:
    """Write nothing down: the page is all that is wanted."""


def _known_by(who: SignedIn) -> tuple[str, ...]:
    return tuple(filter(None, (who.account_id, name_in_address(who.profile_url))))


def _problem(account: Account, page: str) -> UnreadReason | None:
    """Return what was wrong with a page when it was opened last, or why it was not opened."""
    opened = [visit.problem for visit in account.visits if visit.page == page]
    return opened[-1] if opened else next((r.reason for r in _of(account, page)), _NOT_OPENED)


def _of(account: Account, page: str) -> Iterator[Unread]:
    return (r for r in account.readings if isinstance(r, Unread) and r.page == page)


def _not_to_be_had(
    site: OpenSite, account: Account, page: str, problem: UnreadReason | None, eyes: Viewpoint
) -> ProfileCheckError:
    """Return the sentence for a page that did not come, or is none to show to anybody."""
    if problem is _NOT_OPENED and page == HOME:
        return ProfileCheckError(_NO_HOME.format(name=site.name))
    if problem is None or problem in _AS_IT_LOOKS:
        return ProfileCheckError(_HOME_CHANGED.format(name=site.name, network=site.id, home=HOME))
    detail = next((r.detail for r in _of(account, page)), "")
    says = why_unread(problem, site, eyes)
    return _KINDS.get(problem, ProfileCheckError)(f"{says} {detail}".strip())
