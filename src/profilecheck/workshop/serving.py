"""Serving the workshop on this computer alone, from its first address to its end."""

from starlette.applications import Starlette

from profilecheck.page.entrance import Entrance
from profilecheck.page.serving import Say, listening, say_at_once, serve_at
from profilecheck.workshop.stage import Stage

__all__ = ["serve"]


def serve(
    stage: Stage, *, port: int = 0, with_browser: bool = True, say: Say = say_at_once
) -> None:
    """Serve the workshop until it ends; the address of the trainer's window is said first.

    Args:
        stage: what is shown.
        port: the port to listen at; any free one where it is 0.
        with_browser: whether the trainer's own browser is opened at the address.
        say: told each line for the trainer.

    Raises:
        InputError: the port cannot be used.
        Interrupted: it was stopped with Ctrl-C, or told to end by the system.
    """

    def made() -> Starlette:
        # Not at the top: the browser starts meanwhile, and waits for the first answer.
        from profilecheck.workshop.app import application

        return application(stage)

    with listening(port) as at:
        serve_at(at, stage, made, Entrance(), with_browser=with_browser, say=say)
