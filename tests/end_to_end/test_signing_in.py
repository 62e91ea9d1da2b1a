"""The whole way on a real sign-in: the window, the person's press, the session, the audit."""

from pathlib import Path

import pytest

from profilecheck.browser.signin import sign_in
from profilecheck.model import AccountState, Observed, Snapshot
from profilecheck.model.files import dump
from profilecheck.replica import Replica
from profilecheck.sources import Network
from profilecheck.vocabulary import Fact, Viewpoint
from tests.auditing import gather, only_with
from tests.canaries import CANARIES, planted_answers
from tests.conftest import Background
from tests.networks import open_site
from tests.searching import found_in
from tests.windows import page_in_window

FACEBOOK = only_with(open_site("facebook"), ["profile", "settings_find"])


async def _press(profiles: Path, name: str) -> None:
    """Do the person's part in the window that is open."""
    async with page_in_window(profiles) as page:
        await page.get_by_role("button", name=name).click()
        await page.get_by_role("link", name="Home").first.wait_for()


async def _whole_way(replica: Replica, profiles: Path) -> Snapshot:
    flags = (
        "--headless=new",
        f"--host-resolver-rules=MAP *:443 127.0.0.1:{replica.port}",
        f"--ignore-certificate-errors-spki-list={replica.spki}",
    )
    session = await sign_in(
        FACEBOOK.name,
        FACEBOOK.header.sign_in_url,
        FACEBOOK.policy,
        FACEBOOK.header.session_cookies,
        lambda _: _press(profiles, "Ruth Okafor"),
        extra_flags=flags,
    )
    return await gather(replica, [Network(FACEBOOK, session)])


def test_an_audit_goes_on_from_what_the_person_did_in_their_own_window(
    run: Background, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROFILECHECK_HOME", str(tmp_path / "home"))
    profiles = tmp_path / "home" / "sign-in"
    with planted_answers(), Replica() as replica:
        snapshot = run(_whole_way(replica, profiles))
        assert len(replica.counters.sign_ins) == 1, "the person's own, and no other"
    (account,) = snapshot.accounts
    assert account.state is AccountState.AUDITED
    name = next(
        r
        for r in account.readings
        if isinstance(r, Observed)
        and r.fact is Fact.PROFILE_NAME
        and r.viewpoint is Viewpoint.OWNER
    )
    assert name.value.entries[0].text == "Ruth Okafor"  # type: ignore[union-attr]
    assert list(profiles.iterdir()) == []
    assert found_in(dump(snapshot), tmp_path, planted=CANARIES.values()) == []
