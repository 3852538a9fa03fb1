"""Places in an edition where words can stand: each writes some words into an edition's folder, and says whether they fit there."""

import base64
import bz2
import gzip
import html
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pyarrow as pa
import zstandard
from openpyxl import Workbook
from pyarrow import parquet

Carrier = Callable[[Path, str], None]

SENTENCE = "Officers came back in the evening, and {} was seen at the gate once more."


def sentence(words: str) -> str:
    """The words in a sentence."""
    return SENTENCE.format(words)


def _file(name: str, text: Callable[[str], str], encoding: str = "utf-8") -> Carrier:
    return lambda folder, words: _write(folder / name, text(words).encode(encoding, errors="replace"))


def _packed(name: str, pack: Callable[[bytes], bytes]) -> Carrier:
    return lambda folder, words: _write(folder / name, pack(sentence(words).encode()))


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _quote(folder: Path, words: str) -> None:
    """A cell of a table of quotes that is there."""
    with (folder / "csv" / "quotes.csv").open("a", encoding="utf-8", newline="") as file:
        file.write(f'c1,r1,trigger,0,9,"{sentence(words)}"\r\n')


def _title(folder: Path, words: str) -> None:
    form = {"noun": "report", "report": {"title": f"{words}: what is known", "text": ""}}
    with (folder / "ledger.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(form, ensure_ascii=False) + "\n")


def _named_file(folder: Path, words: str) -> None:
    (folder / f"{' '.join(words.split())}.txt").write_text("Nothing here.", encoding="utf-8")


def _named_folder(folder: Path, words: str) -> None:
    (folder / " ".join(words.split())).mkdir()


def _zip(data: dict[str, bytes], comment: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment.encode()
        for name, held in data.items():
            archive.writestr(name, held)
    return file.getvalue()


def _tar(words: str) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        info = tarfile.TarInfo("notes.txt")
        info.size, info.uname = 4, " ".join(words.split())
        archive.addfile(info, io.BytesIO(b"none"))
    return file.getvalue()


def _parquet(folder: Path, words: str, *, column: str = "title", about: str = "") -> None:
    table = pa.table({column: [f"row {number}" for number in range(50)] + [sentence(words)]})
    if about:
        table = table.replace_schema_metadata({"about": about})
    (folder / "parquet").mkdir(exist_ok=True)
    parquet.write_table(table, folder / "parquet" / "notes.parquet", compression="zstd")


def _sheet(words: str, *, title: str = "Sheet", author: str = "khronika") -> bytes:
    book, file = Workbook(), io.BytesIO()
    assert book.active is not None
    book.active.title, book.properties.creator = title, author
    book.active["B2"] = words
    book.save(file)
    return file.getvalue()


def _wrapped(words: str) -> str:
    return base64.encodebytes(("A long letter. " * 12 + sentence(words)).encode()).decode()


def _host(words: str) -> str:
    label = "-".join(words.lower().split())
    return "https://" + (label if label.isascii() else "xn--" + label.encode("punycode").decode()) + ".example/page"


CARRIERS: dict[str, Carrier] = {
    "quote": _quote,
    "title": _title,
    "file name": _named_file,
    "folder name": _named_folder,
    "address": _file("links.csv", lambda words: f"address\r\nhttps://news.example/tag/{'-'.join(words.split())}?page=2\r\n"),
    "escaped address": _file("links.csv", lambda words: f"address\r\nhttps://news.example/wiki/{quote(words)}\r\n"),
    "twice escaped address": _file("links.csv", lambda words: f"https://web.example/?u={quote(quote(words, safe=''), safe='')}"),
    "host": _file("links.csv", _host),
    "JSON escapes": _file("notes.json", lambda words: json.dumps({"note": sentence(words)}, ensure_ascii=True)),
    "JSON key": _file("notes.json", lambda words: json.dumps({words: 1}, ensure_ascii=False)),
    "entities": _file("notes.html", lambda words: "<p>" + "".join(f"&#{ord(letter)};" for letter in words) + "</p>"),
    "named entities": _file("notes.html", lambda words: f"<p title='{html.escape(words)}'>&nbsp;</p>"),
    "Base64": _file("notes.txt", lambda words: f"token={base64.b64encode(words.encode()).decode()}"),
    "wrapped Base64": _file("mail.txt", _wrapped),
    "quoted printable": _file("mail.txt", lambda words: "".join(f"={byte:02X}" for byte in sentence(words).encode())),
    "UTF-16": _file("notes.csv", sentence, "utf-16"),
    "UTF-16 without a mark": _file("notes.csv", sentence, "utf-16-le"),
    "misread": _file("notes.txt", lambda words: sentence(words).encode().decode("iso-8859-1")),
    "comment": _file("notes.xml", lambda words: f"<feature><!-- {words} --></feature>"),
    "ZIP": _packed("more.zip", lambda data: _zip({"notes.txt": data})),
    "ZIP in a ZIP": _packed("more.zip", lambda data: _zip({"inner.zip": _zip({"notes.txt": data})})),
    "name in a ZIP": lambda folder, words: _write(folder / "more.zip", _zip({f"{' '.join(words.split())}.txt": b""})),
    "comment of a ZIP": lambda folder, words: _write(folder / "more.zip", _zip({"notes.txt": b"none"}, words)),
    "gzip": _packed("notes.gz", gzip.compress),
    "Zstandard": _packed("notes.zst", zstandard.compress),
    "bzip2": _packed("notes.bz2", bz2.compress),
    "xz": _packed("notes.xz", lzma.compress),
    "tar": lambda folder, words: _write(folder / "notes.tar", _tar(words)),
    "Parquet": _parquet,
    "column of Parquet": lambda folder, words: _parquet(folder, "none", column=words),
    "properties of Parquet": lambda folder, words: _parquet(folder, "none", about=words),
    "XLSX": lambda folder, words: _write(folder / "notes.xlsx", _sheet(words)),
    "author of XLSX": lambda folder, words: _write(folder / "notes.xlsx", _sheet("none", author=words)),
}
"""Where words stand, by what it is called in the measure."""
