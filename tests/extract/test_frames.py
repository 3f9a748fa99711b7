"""The table of frames: every relation has its translation, every file is well-formed."""

from __future__ import annotations

from kg.extract.frames import load_frames
from kg.extract.translate import EVENT_RELATIONS, TRANSLATIONS


def test_every_frame_has_a_translation() -> None:
    assert load_frames().all() <= EVENT_RELATIONS | set(TRANSLATIONS)


def test_every_translation_has_a_frame() -> None:
    assert EVENT_RELATIONS | set(TRANSLATIONS) <= load_frames().all()


def test_prepositions_that_yaml_takes_for_truth_values_are_words() -> None:
    frames = [f for group in load_frames().verbs.values() for f in group]
    assert any("on" in paths for f in frames for paths in f.slots.values())
    assert all(isinstance(p, str) for f in frames for paths in f.slots.values() for p in paths)
