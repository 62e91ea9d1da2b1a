"""The answers that are kept: the person's own in the private folder, a made-up person's in the run.

So what is tried out on a made-up person never becomes a real person's answer.
"""

from pathlib import Path

from profilecheck.model import Answers, dump, load
from profilecheck.storage import write_private
from profilecheck.store.runs import Run
from profilecheck.store.store import Store

__all__ = ["keep_answers", "kept_answers"]

_FILE = "answers.json"


def kept_answers(store: Store, practice: Run | None = None) -> Answers:
    """Return what the person has said so far, in all runs; of a made-up person, in that run.

    Raises:
        InputError: the file is damaged, or a newer version of the program wrote it.
    """
    if practice is not None:
        path = practice.folder / _FILE
        return load(Answers, path) if path.is_file() else Answers()
    return store.kept(Answers, _FILE)


def keep_answers(store: Store, answers: Answers, practice: Run | None = None) -> Path:
    """Keep `answers`, in the run of a made-up person or else as the person's own.

    Raises:
        StorageError: they cannot be written.
    """
    if practice is not None:
        return write_private(practice.folder / _FILE, dump(answers))
    return store.keep(_FILE, dump(answers))
