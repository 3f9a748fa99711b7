"""Reading the files of others: streamed, bounded, each record with its place; refused in one line.

Every reader takes a path, or what `read_parts` gives for a file in an archive.
"""

from __future__ import annotations

from kg.loading.files.archives import ARCHIVES, read_parts
from kg.loading.files.csv_table import read_csv
from kg.loading.files.fields import Fields, fields_of
from kg.loading.files.json_text import json_value, read_json, read_jsonl
from kg.loading.files.limits import Limits
from kg.loading.files.paths import check_file, digest_of, files_in
from kg.loading.files.reader import Reader
from kg.loading.files.text import Origin, named, opened, read_lines, whole
from kg.loading.files.xlsx_table import open_workbook, read_xlsx
from kg.loading.files.xml_text import read_xml, text_of, xml_records

__all__ = [
    "ARCHIVES",
    "Fields",
    "Limits",
    "Origin",
    "Reader",
    "check_file",
    "digest_of",
    "fields_of",
    "files_in",
    "json_value",
    "named",
    "open_workbook",
    "opened",
    "read_csv",
    "read_json",
    "read_jsonl",
    "read_lines",
    "read_parts",
    "read_xlsx",
    "read_xml",
    "text_of",
    "whole",
    "xml_records",
]
