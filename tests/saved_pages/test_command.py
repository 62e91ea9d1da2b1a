"""`audit --pages` and `guide` as a person types them: what they say, and how they end."""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from profilecheck.cli.app import app
from profilecheck.errors import InputError
from profilecheck.replica import person
from profilecheck.sites import SITES
from profilecheck.sites.site import Site
from tests.cli.program import Cli
from tests.exports.making import x, zipped
from tests.saved_pages.files import html, write
from tests.saved_pages.profiles import tiktok

Guide = Callable[..., Any]
"""Takes the arguments of `guide`; returns what came of it, as Typer's runner tells it."""


def _fits(shown: str) -> bool:
    return max(len(line.rstrip()) for line in shown.splitlines()) <= 80


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be given there")
@pytest.mark.xdist_group("exposed")
def test_a_folder_of_saved_pages_becomes_a_report(cli: Cli, kept: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in ("x-account.html", "x-profile.html"):
        shutil.copy(kept / "html" / name, folder)
    write(folder, "<script>\x1b[31m.html", "no page")
    write(folder, "other.html", html())
    somebody = zipped(tmp_path / "x.zip", x(person("careful")))
    done = cli("audit", "--pages", folder, "--export", somebody, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "Your saved pages: 2 files read." in done.stdout
    assert "<script>?[31m.html: this is not a web page." in done.stdout
    assert "\x1b" not in done.stdout
    assert _fits(done.stdout.partition("Your profiles, checked")[0])
    assert "Only your export showed this:" in done.stdout
    said = " ".join(done.stdout.split())
    assert "your files are of “Amy" in said, "two people's files are not mixed in silence"
    assert "and “Ruth" in said
    snapshot = json.loads((tmp_path / "out" / "snapshot.json").read_text(encoding="utf-8"))
    assert [(a["network"], a["state"]) for a in snapshot["accounts"]] == [("x", "from_files")]


def test_where_nothing_can_be_read_it_says_so_and_ends_with_2(
    cli: Cli, tmp_path: Path, home: Path
) -> None:
    write(tmp_path / "pages", "a.html", b"\0\1\2")
    done = cli("audit", "--pages", tmp_path / "pages")
    assert done.returncode == 2
    assert "a.html: " in done.stdout
    assert done.stderr.startswith("profilecheck: none of these files")
    assert done.stderr.count("\n") == 1
    assert not (home / "runs").exists()


def test_whose_a_profile_is_that_shows_nobody_is_asked_first(cli: Cli, tmp_path: Path) -> None:
    write(tmp_path / "pages", "mine.html", tiktok(privateAccount=True))
    for typed, why in (("n\n", "did not say is yours"), (None, "nothing shows that this")):
        done = cli("audit", "--pages", tmp_path / "pages", "--out", tmp_path / "no", typed=typed)
        assert done.returncode == 2
        assert why in " ".join(done.stdout.split())
        assert not (tmp_path / "no").exists()
    done = cli("audit", "--pages", tmp_path / "pages", "--out", tmp_path / "out", typed="y\n")
    assert done.returncode == 0, done.stderr
    assert "mine.html shows @amy.otter on TikTok." in " ".join(done.stdout.split())
    assert "TikTok: Your profile, as anybody sees it." in done.stdout
    said = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "Your profile, as anybody sees it" in said


def test_a_folder_that_is_not_there_is_one_sentence(cli: Cli, tmp_path: Path) -> None:
    done = cli("audit", "--pages", tmp_path / "none")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no such folder" in done.stderr


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    """Runs `profilecheck guide` in this process: nothing is started for it."""
    environment = {"COLUMNS": "80", "PROFILECHECK_HOME": str(tmp_path / "home")}
    return lambda *arguments: CliRunner().invoke(app, ["guide", *arguments], env=environment)


@pytest.mark.parametrize("network", [s.id for s in SITES if s.pages])
def test_the_guide_lists_every_page_with_its_address(guide: Guide, network: str) -> None:
    shown = guide(network)
    assert shown.exit_code == 0
    assert _fits(shown.output)
    for page in next(s for s in SITES if s.id == network).pages:
        assert page.title in shown.output
        assert page.url.replace("{profile}", "(your profile)") in shown.output
    assert "profilecheck audit --pages" in shown.output


def test_the_list_of_networks_says_of_each_what_its_own_guide_says(guide: Guide) -> None:
    listed = guide().output
    heading, said = "", {}
    for line in listed.splitlines():
        if line.startswith("  "):
            said[line.rpartition(" ")[2]] = heading
        else:
            heading = line
    page = {i for i, h in said.items() if "your profile's page and the export" in h}
    assert page
    for network, heading in said.items():
        told = guide(network).output
        assert ("Your profile's page is read too." in told) == (network in page), network
        assert ("the pages to save" in told) == ("Pages you can save" in heading), network


def test_the_guide_writes_out_the_addresses_of_one_s_own_profile(
    guide: Guide,
) -> None:
    shown = guide("facebook", "--profile", "www.facebook.com/profile.php?id=123").output
    assert "https://www.facebook.com/profile.php?id=123&sk=directory_personal_details" in shown
    assert "(your profile)" not in shown


def test_without_a_network_the_guide_lists_them(guide: Guide) -> None:
    shown = guide().output
    assert "profilecheck guide facebook" in shown
    assert "profilecheck guide mastodon@" in shown
    assert "bebo" not in shown.lower()


@pytest.mark.parametrize("network", [s for s in SITES if s.export and not s.pages])
def test_the_guide_to_an_export_alone_names_the_files_that_are_read(
    guide: Guide, network: Site
) -> None:
    assert network.export is not None
    shown = guide(network.id)
    assert shown.exit_code == 0
    assert _fits(shown.output)
    said = " ".join(shown.output.split())
    for words in (network.export.get_url, *network.export.steps):
        assert " ".join(words.split()) in said
    assert {
        file for part in network.export.parts for file in part.files if file not in said
    } == set()
    assert f"profilecheck answer {network.id}" in said
    assert "to save" not in said
    assert f"profilecheck guide {network.id}" in guide().output


@pytest.mark.parametrize(
    "arguments",
    [
        ("bebo",),
        ("no-such-network",),
        ("facebook", "--profile", "https://evil.example/jane"),
        ("facebook", "--profile", "https://[broken"),
    ],
)
def test_what_the_guide_cannot_use_is_one_sentence(
    guide: Guide, arguments: tuple[str, ...]
) -> None:
    shown = guide(*arguments)
    assert shown.output == ""
    assert isinstance(shown.exception, InputError)
    assert "\n" not in str(shown.exception)


@pytest.mark.parametrize("network", ["instagram", "threads", "tiktok"])
def test_where_a_profile_page_is_read_the_guide_says_so(guide: Guide, network: str) -> None:
    said = " ".join(guide(network).output.split())
    assert "Open it signed out, and save it as “Webpage, Complete”" in said
    assert "Open it signed out" not in guide("whatsapp").output
