"""What the sample can answer."""

from __future__ import annotations

__all__ = ["NOTHING_IN_SAMPLE"]

NOTHING_IN_SAMPLE = {"19", "20"}
"""No agreement of the sample is in force before it is signed, and no seat has two holders."""
