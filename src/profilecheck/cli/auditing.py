"""`profilecheck audit`: the person's own, signed-in profile."""

import sys
from contextlib import nullcontext
from dataclasses import replace
from datetime import date, datetime
from typing import Annotated

import typer
from rich.console import Console

from profilecheck.browser.launch import launched
from profilecheck.browser.session import Session
from profilecheck.browser.visitor import Pace
from profilecheck.checklist import load_checklist
from profilecheck.cli.asking import show
from profilecheck.cli.choosing import choose
from profilecheck.cli.choosing_account import chosen_account, refuse_another, say_switched
from profilecheck.cli.consenting import agreed
from profilecheck.cli.finishing import finish, own_school
from profilecheck.cli.from_files import audit_files, files_among
from profilecheck.cli.going_on import AskAgain, offer_to_go_on, say_whose
from profilecheck.cli.interrupting import run_until_interrupted
from profilecheck.cli.logins import vault_to_keep_in
from profilecheck.cli.options import (
    AccountOption,
    ChecklistOption,
    ExportOption,
    FailOnOption,
    OutOption,
    PagesOption,
    PdfOption,
    SchoolOption,
    ShowBrowserOption,
)
from profilecheck.cli.output import output
from profilecheck.cli.own_accounts import only_own
from profilecheck.cli.progress import TerminalProgress
from profilecheck.cli.school import ask_school
from profilecheck.cli.signing_in import SignIns
from profilecheck.cli.tokens import ask_tokens, refuse_a_needless_token
from profilecheck.cli.unlocking import opened_store
from profilecheck.errors import InputError, SignInError, WrongAccountError
from profilecheck.model import Account, AccountState, Snapshot
from profilecheck.questions.networks import Chosen
from profilecheck.school import School
from profilecheck.sites import known_sites, site
from profilecheck.sites.chosen_account import ChosenAccount
from profilecheck.sites.site import OpenSite, Site
from profilecheck.sources import Network
from profilecheck.sources import audit as audit_networks
from profilecheck.store.answers import kept_answers
from profilecheck.store.growing import growing
from profilecheck.store.people import kept_people, matcher_for
from profilecheck.store.runs import Run, new_run, refuse_to_keep_in
from profilecheck.store.school import keep_school
from profilecheck.store.store import Store

__all__ = ["audit"]


def audit(
    networks: Annotated[
        list[str] | None,
        typer.Argument(
            help="Which networks (a self-hosted one with its server: mastodon@mastodon.social; "
            "Bluesky with your own handle: bluesky@your-name.bsky.social), or exports, as with "
            "--export; without any, you are asked."
        ),
    ] = None,
    account: AccountOption = None,
    school: SchoolOption = None,
    checklist: ChecklistOption = None,
    out: OutOption = None,
    pdf: PdfOption = False,
    show_browser: ShowBrowserOption = False,
    token: Annotated[
        bool,
        typer.Option(
            "--token",
            help="Ask for a token where a network's API takes one (Mastodon), not for a sign-in.",
        ),
    ] = False,
    keep_login: Annotated[
        bool,
        typer.Option(
            "--keep-login",
            help="Keep your sign-ins for later audits, sealed, for 30 days at most.",
        ),
    ] = False,
    pages: PagesOption = None,
    export: ExportOption = None,
    fail_on: FailOnOption = None,
) -> None:
    """Check your own profile, once you have signed in.

    You sign in yourself, in a window of your own browser; the rest goes by itself. Only your own
    profile is read, nothing is changed, and the report is for you alone. With --pages or
    --export, files of yours are read in its place, and nobody signs in.
    """
    networks, files = files_among(networks or ())
    export = [*(export or ()), *files]
    if pages is not None or export:
        if networks or token or keep_login or show_browser or account is not None:
            raise InputError(
                "with --pages or --export, files are read and no network is opened. Leave out the "
                "networks, --account, --token, --keep-login and --show-browser, or audit in two "
                "steps."
            )
        audit_files(
            pages,
            export,
            school=school,
            checklist=checklist,
            out=out,
            with_pdf=pdf,
            fail_on=fail_on,
        )
        return
    named = [site(name) for name in networks]
    wanted = chosen_account(account, named)
    if token:
        refuse_a_needless_token(named)
    loaded = load_checklist(checklist)
    if not sys.stdin.isatty():
        raise InputError(
            "an audit needs you to sign in, so it must be started at a terminal. "
            "To see how it goes, type: profilecheck demo"
        )
    # What cannot be used is told now, and not when everything was asked and read.
    store = opened_store()
    if out is not None:
        refuse_to_keep_in(out)
    kept_answers(store)
    kept_people(store)
    known_school = _school(store, own_school(store, school))
    chosen = Chosen(tuple(named)) if named else choose(_all())
    chosen = replace(chosen, used=only_own(chosen.used))
    chosen = replace(chosen, used=agreed(store, chosen.used, date.today(), by_token=token))
    tokens = ask_tokens(chosen.used) if token else {}
    earlier = offer_to_go_on(store, chosen.used) if out is None else {}
    run = new_run(store, datetime.now().astimezone(), out)
    sign_ins = SignIns(store, vault_to_keep_in(store) if keep_login else None)
    console = output()
    work = _sign_in_and_audit(
        chosen, wanted, known_school, run, console, earlier, tokens, sign_ins, show=show_browser
    )
    try:
        snapshot = run_until_interrupted(work, run)
    except WrongAccountError:
        run.discard()
        raise
    say_whose(earlier, snapshot)
    say_switched(snapshot, store)
    finish(
        run,
        snapshot,
        checklist=loaded,
        school=known_school,
        with_pdf=pdf,
        fail_on=fail_on,
        console=console,
    )


def _all() -> list[Site]:
    """Return every network that can be opened without a server's address."""
    return [known for known in known_sites() if isinstance(known, Site)]


def _school(store: Store, known: School | None) -> School | None:
    """Ask for the school where none is known; the person may leave it out."""
    if known is not None:
        return known
    if not typer.confirm("profilecheck does not know your school yet. Name it now?", default=True):
        return None
    described = ask_school()
    keep_school(store, described)
    return described


async def _sign_in_and_audit(
    chosen: Chosen,
    wanted: ChosenAccount | None,
    school: School | None,
    run: Run,
    console: Console,
    earlier: dict[str, Account],
    tokens: dict[str, Session],
    sign_ins: SignIns,
    *,
    show: bool,
) -> Snapshot:
    another = refuse_another(wanted, sign_ins, tokens)
    networks = [await _signed_in(used, wanted, earlier, tokens, sign_ins) for used in chosen.used]
    networks += [Network(site, None, abandoned=True) for site in chosen.abandoned]
    hosts = tuple(host for used in chosen.used for host in used.hosts)
    signed_in = any(network.session for network in networks)
    with TerminalProgress(console) as progress, growing(run) as keep:
        async with launched(hosts, show=show) if signed_in else nullcontext() as browser:
            return await audit_networks(
                browser,
                networks,
                matcher=matcher_for(run.store, school),
                pace=Pace(),
                progress=progress,
                keep=keep,
                sign_in_again=AskAgain(sign_ins, progress, tokens),
                whose=progress.belongs_to,
                another=another,
            )


async def _signed_in(
    chosen: Site,
    wanted: ChosenAccount | None,
    earlier: dict[str, Account],
    tokens: dict[str, Session],
    sign_ins: SignIns,
) -> Network:
    if not isinstance(chosen, OpenSite):
        return Network(chosen, None)
    before = earlier.get(chosen.id)
    if before and wanted and not wanted.has_profile(chosen, before.profile_url):
        show(
            f"{chosen.name} is read from the start: what was read before may be another account's."
        )
        before = None
    if before is not None and before.state is AccountState.AUDITED:
        typer.echo(f"{chosen.name} was finished last time, and is not opened again.")
        return Network(chosen, None, before)
    if chosen.by_token and chosen.id in tokens:
        return Network(chosen.by_token.site, tokens[chosen.id], before, account=wanted)
    if chosen.without_sign_in:
        return Network(chosen, Session(()), before)
    try:
        session = await sign_ins.session(chosen)
    except SignInError as error:
        show(f"{chosen.name}: {error}")
        return Network(chosen, None, before)
    return Network(chosen, session, before, account=wanted)
