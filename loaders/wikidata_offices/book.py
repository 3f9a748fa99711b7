"""Who and what the tables speak of, each under its identifier of Wikidata."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import Claim, Locator, Mention, normal_words

if TYPE_CHECKING:
    from kg.loading import Context

_ENVOYS = ("ambassador to ", "permanent representative to ")
_ACTING = "acting "


@dataclass
class Book:
    """What the tables have told so far: names by identifier, posts by folder and words."""

    context: Context
    things: dict[str, Mention] = field(default_factory=dict)
    named: set[tuple[str, str]] = field(default_factory=set)
    posts: dict[tuple[str, str], str] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    def state(self, file: Path) -> dict[str, str]:
        """The state whose offices a folder lists; empty for that of world bodies."""
        found: dict[str, str] = self.context.settings["folders"].get(file.parent.name, {})
        return found

    def thing(self, type: str, key: str, words: str, at: Locator) -> Mention:
        """What has that identifier; each name that a table gives it is stated once."""
        first = key not in self.things
        what = self.things.setdefault(key, Mention(type, words or key, key=key))
        if first:
            self.code(what, key, at)
        if words and words != key and (key, words) not in self.named:
            self.named.add((key, words))
            kind = {"kind": "usual"}
            self.context.emit(
                Claim(what, "NAMED", value=words, lang="en", qualifiers=kind, locator=at)
            )
        return what

    def code(self, what: Mention, key: str, at: Locator) -> None:
        """State the identifier of Wikidata."""
        kept = {"authority": "wikidata"}
        self.context.emit(Claim(what, "CODE", value=key, qualifiers=kept, locator=at))

    def know_post(self, file: Path, words: str, key: str) -> None:
        """Note the identifier of a post, by which other tables of the folder do not name it."""
        polity = self.state(file).get("polity")
        folder = file.parent.name
        self.posts[folder, normal_words(words)] = key
        if polity:
            short = normal_words(words).removesuffix(f" of {normal_words(polity)}")
            self.posts.setdefault((folder, short), key)

    def office(self, file: Path, words: str, at: Locator) -> tuple[Mention, bool]:
        """The post of these words in the folder's state, and whether it is held in acting."""
        acting = words.casefold().startswith(_ACTING)
        title = words[len(_ACTING) :] if acting else words
        key = self.posts.get((file.parent.name, normal_words(title)))
        return self.post(key, title, self.state(file).get("polity"), at, file.parent.name), acting

    def post(
        self, key: str | None, title: str, polity: str | None, at: Locator, folder: str
    ) -> Mention:
        """A post, with its identifier, its names and whom it belongs to, each stated once."""
        context, on = self.context, self.context.settings["posts_on"]
        own = key or f"{folder}: {title}"
        # A title that tells its own state, perhaps one that is gone, is not that of the folder's.
        alone = context.gazetteer.offices.name(title, None, None).uid
        if alone is not None and alone in context.gazetteer:
            on = polity = None
        office = self.things.setdefault(
            own, Mention("Office", title, key=own, on=on, polity=polity)
        )
        if own not in self.told:
            self.told.add(own)
            if key:
                self.code(office, key, at)
            envoy = next((e for e in _ENVOYS if title.casefold().startswith(e)), None)
            if envoy and polity:
                self.owned(office, polity, at)
                receiver = context.actor(title[len(envoy) :], on)
                context.emit(Claim(office, "ACCREDITED_TO", receiver, locator=at))
        return office

    def owned(self, office: Mention, polity: str, at: Locator, said: str | None = None) -> None:
        """State whose office it is; `said` are the words of the table for it."""
        state = self.context.actor(polity, self.context.settings["posts_on"])
        self.context.emit(Claim(office, "OFFICE_OF", state, locator=at, original_object=said))
