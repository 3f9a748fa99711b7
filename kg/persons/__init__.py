"""Who a person is: names, what sources tell of somebody, and which of their records are one."""

from __future__ import annotations

from kg.persons.agreement import agreement
from kg.persons.judge import judge_persons
from kg.persons.names import PersonName, read_name

__all__ = ["PersonName", "agreement", "judge_persons", "read_name"]
