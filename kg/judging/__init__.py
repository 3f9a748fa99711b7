"""A person judges whether two things are one: merging, telling apart, taking back."""

from __future__ import annotations

from kg.judging.effect import Effect
from kg.judging.merge import Judgement, merge
from kg.judging.unmerge import unmerge

__all__ = ["Effect", "Judgement", "merge", "unmerge"]
