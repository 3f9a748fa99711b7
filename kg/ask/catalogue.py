"""Questions as folders (`question.yml`, `query.cypher`, `query.rq`): ours, and a user's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.ask.question import Question
from kg.ask.question_file import id_of, read_question
from kg.errors import BadInput, UnknownName, after
from kg.memory import remembered
from kg.paths import queries_dir

__all__ = ["find_question", "questions"]

Tell = Callable[[str], None]
_FILES = ("question.*", "query.*")


@dataclass(slots=True)
class _Catalogue:
    """Questions by folder name; of those that cannot be read, what is wrong and their ids."""

    found: dict[str, Question] = field(default_factory=dict)
    broken: dict[str, BadInput] = field(default_factory=dict)
    ids: dict[str, str | None] = field(default_factory=dict)

    def remarks(self) -> Iterator[str]:
        """What the reader should know: who is left out, and whose id leads to another."""
        for name, error in self.broken.items():
            yield after(str(error), f"{name} is left out until this is mended, all others work")
        by_id: dict[str, str] = {}
        for name, question in self.found.items():
            first = by_id.setdefault(question.id.casefold(), name)
            if first != name:
                yield (
                    f"the id {question.id} of the question {name} is that of {first} already: "
                    f"change it, or ask {name} by its folder's name"
                )


def questions(folders: Iterable[Path] = (), tell: Tell | None = None) -> dict[str, Question]:
    """All questions there are, by folder name; a user's own folder wins over one of ours.

    One that is broken is left out and told, so that it stops no other; without
    `tell` it raises.
    """
    known = _catalogue(folders)
    _told(known, tell)
    return known.found


def find_question(name: str, folders: Iterable[Path] = (), tell: Tell | None = None) -> Question:
    """The question with that id (A, B, …) or folder name; others that are broken are told."""
    known, wanted = _catalogue(folders), name.casefold()
    for question in known.found.values():
        if wanted in (question.id.casefold(), question.name.casefold()):
            _told(known, tell)
            return question
    for folder, error in known.broken.items():
        if wanted in (folder.casefold(), (known.ids[folder] or "").casefold()):
            raise BadInput(after(str(error), f"mend it to ask {folder}")) from error
    names = [*known.found, *(q.id for q in known.found.values())]
    hint = "; ".join(["`kg ask` lists all", *known.remarks()])
    raise UnknownName("question", name, names, hint=hint)


def _told(known: _Catalogue, tell: Tell | None) -> None:
    if tell is None:
        for error in known.broken.values():
            raise error
    else:
        for remark in known.remarks():
            tell(remark)


def _catalogue(folders: Iterable[Path]) -> _Catalogue:
    known = _Catalogue()
    for parent in (queries_dir(), *folders):
        for folder in sorted({path.parent for file in _FILES for path in parent.glob(f"*/{file}")}):
            try:
                known.found[folder.name] = _as_it_is(folder, _stamp(folder))
                known.broken.pop(folder.name, None)
            except BadInput as error:
                known.found.pop(folder.name, None)
                known.broken[folder.name] = error
                known.ids[folder.name] = id_of(folder)
    return known


@remembered(256)
def _as_it_is(folder: Path, stamp: tuple[tuple[str, int, int], ...]) -> Question:
    """The question, read anew only when a file of its folder changes: each asking wants all."""
    return read_question(folder)


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    found = ((path.name, path.stat()) for file in _FILES for path in sorted(folder.glob(file)))
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in found)
