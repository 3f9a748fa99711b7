"""Articles of our own in every format: the same few sentences, told by different files."""

from __future__ import annotations

import json
from pathlib import Path

__all__ = ["TEXT", "feed", "pdf", "tei", "write_all"]

TEXT = (
    "Peruvian Foreign Minister Ana Torres met Chilean Foreign Minister Luis Rojas in Lima "
    "on May 3, 2021."
)
MORE = "Torres said that the talks had been useful and that both sides would continue them soon."


def pdf(pages: list[list[str]], title: str | None = None) -> bytes:
    """A small PDF with a text layer: for each page its lines."""
    parts = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    parts.append(font)
    for lines in pages:
        shown = " T* ".join(f"({_escaped(line)}) Tj" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 72 720 Td {shown} ET"
        parts.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        parts.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {len(parts)} 0 R >>"
        )
        kids.append(f"{len(parts)} 0 R")
    parts[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    info = ""
    if title:
        parts.append(f"<< /Title ({_escaped(title)}) /CreationDate (D:20240101000000Z) >>")
        info = f" /Info {len(parts)} 0 R"
    out, offsets = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n"
    out += "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    out += f"trailer << /Size {len(parts) + 1} /Root 1 0 R{info} >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def page(title: str = "Ministers meet in Lima", day: str | None = "2021-05-04") -> str:
    """A web page with an article in it."""
    meta = f'<meta property="article:published_time" content="{day}T08:00:00Z">' if day else ""
    return f"""<!doctype html><html lang="en"><head><title>{title}</title>
<meta property="og:site_name" content="The Coast"><meta name="author" content="Eva Sol">{meta}
</head><body><nav>Home News</nav><article><h1>{title}</h1><p>{TEXT} The two ministers discussed
fisheries and the common border for several hours.</p><p>{MORE}</p></article></body></html>"""


def feed() -> str:
    """An RSS feed: an item with its text, one with a summary only, one without words."""
    return f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Coast</title>
<language>en-gb</language>
<item><title>Ministers meet &amp; talk</title><link>https://coast.example/1</link>
<pubDate>Tue, 04 May 2021 23:30:00 -0500</pubDate><dc:creator>Eva Sol</dc:creator>
<content:encoded><![CDATA[<p>{TEXT}</p><p>They spoke of <b>fish</b>.</p>]]></content:encoded>
</item>
<item><title>In short</title><guid>tag:2</guid><description>{TEXT}</description></item>
<item><title>Nothing</title></item>
</channel></rss>"""


def atom() -> str:
    """An Atom feed whose entry tells when it was changed, and not when it was published."""
    return f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Harbour News</title>
<entry><title type="html">Talks &amp;amp; more</title><id>urn:1</id>
<updated>2021-05-09T10:00:00Z</updated><link href="https://harbour.example/a"/>
<author><name>Eva Sol</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p></div></content>
</entry></feed>"""


def tei() -> str:
    """A volume of documents as FRUS has them, with persons and dates marked."""
    return """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0"
 xml:id="coast1956v1" xml:lang="en"><teiHeader><fileDesc><titleStmt>
<title type="complete">Papers of the Coast, 1956, Volume I</title></titleStmt>
<publicationStmt><publisher>Harbour Office</publisher><date>1990</date></publicationStmt>
</fileDesc></teiHeader><text><front><div type="section"><list>
<item><persName xml:id="p_TA1">Torres, Ana</persName>, Foreign Minister of Peru</item>
<item><persName xml:id="p_RL1">Rojas, Luis</persName>, Foreign Minister of Chile</item>
</list></div></front><body>
<div type="document" n="1" xml:id="d1" frus:doc-dateTime-min="1956-10-19T00:00:00-05:00"
 frus:doc-dateTime-max="1956-10-19T23:59:59-05:00">
<head>1. Telegram From the Embassy<note n="1">Source: a file. Peru met nobody.</note></head>
<opener><dateline><placeName>Lima</placeName>, <date when="1956-10-19">October 19, 1956</date>
</dateline></opener>
<p>Foreign Minister <persName corresp="#p_TA1">Torres</persName> of Peru met
 Foreign Minister <persName corresp="#p_RL1">Rojas</persName> of Chile in Santiago
 on <date when="1956-10-17">October 17</date>.</p></div>
<div type="document" n="2" xml:id="d2"><head>2. Editorial Note</head>
<p>Peru and Chile signed a treaty in Lima on October 20, 1956.</p></div>
<div type="document" n="3" xml:id="d3"><note>Not printed.</note></div>
</body></text></TEI>"""


def write_all(folder: Path) -> Path:
    """A folder with every format, in it another folder, and five files that cannot be taken."""
    deep = folder / "more"
    deep.mkdir(parents=True)
    (folder / "plain.txt").write_text(TEXT)
    (folder / "plain.meta.yml").write_text("title: Plain words\npublished: '2021-05-04'\n")
    (folder / "page.html").write_text(page())
    (folder / "talks.pdf").write_bytes(pdf([[TEXT[:57], TEXT[57:]], [MORE]], "Talks in Lima"))
    (folder / "coast.rss").write_text(feed())
    (folder / "harbour.xml").write_text(atom())
    (folder / "volume.xml").write_text(tei())
    rows = [
        {"text": TEXT, "title": "A line", "outlet": "Wire", "date": "2021-05-04T10:00:00Z"},
        {"body": TEXT, "headline": "No day", "published": "last week", "mood": "calm"},
        {"title": "no text"},
    ]
    lines = [json.dumps(row) for row in rows]
    (deep / "wire.jsonl").write_text("\n".join([*lines, "{broken", ""]))
    (deep / "plain.txt").write_text(TEXT.replace("Lima", "Cusco"))
    (deep / "empty.txt").write_text("")
    (deep / "latin.txt").write_bytes("Caf\xe9".encode("latin-1"))
    (deep / "scan.pdf").write_bytes(pdf([[]]))
    (deep / "torn.pdf").write_bytes(b"%PDF-1.4\n1 0 obj <<")
    (deep / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF")
    return folder
