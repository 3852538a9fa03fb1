"""The words of reports, and which reports have words that somebody looks for: the one home of the full-text index of each database.

The index follows from the reports, which are numbered as they come, so it is brought up to date from the last report that it knows.
"""

import hashlib
from collections.abc import Iterable

from sqlalchemy import Connection, Select, TextClause, func, select, text

from khronika.errors import SettingsError
from khronika.records.report import Report
from khronika.store.database import is_on_server
from khronika.store.in_parts import is_wanted, parts, rows_for
from khronika.store.query import is_present
from khronika.store.schema import reports
from khronika.text.search_words import search_words

REPORTS_AT_ONCE = 20
MOST_HITS = 1_000
"""So many reports with the words are looked at, those that came last: words that all reports have would make a search slow."""

MOST_BYTES = 900_000
"""How much of different words of one report is kept: PostgreSQL takes no more than a megabyte."""

Text = tuple[str | None, str]
"""The title and the text of a report."""

TABLE = "report_words"
ON_SERVER = {
    "last": "SELECT max(report) FROM report_words",
    "keep": "INSERT INTO report_words (report, words) VALUES (:report, array_to_tsvector(string_to_array(:words, ' ')))",
    "have": "SELECT report FROM report_words WHERE words @@ CAST(:question AS tsquery) ORDER BY report DESC LIMIT :most",
    "drop": "DELETE FROM report_words WHERE report = :report AND CAST(:words AS text) IS NOT NULL",
    "forget": "DELETE FROM report_words",
    "all": "SELECT report, CAST(words AS text) FROM report_words",
}
IN_FILE = {
    "last": "SELECT max(id) FROM report_words_docsize",
    "keep": "INSERT INTO report_words (rowid, words) VALUES (:report, :words)",
    "have": "SELECT rowid FROM report_words WHERE report_words MATCH :question ORDER BY rowid DESC LIMIT :most",
    "drop": "INSERT INTO report_words (report_words, rowid, words) VALUES ('delete', :report, :words)",
    "forget": "INSERT INTO report_words (report_words) VALUES ('delete-all')",
    "all": "SELECT doc, term FROM temp.words_kept",
}
WORDS_KEPT = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_kept USING fts5vocab('main', 'report_words', 'instance')"


def catch_up(connection: Connection) -> None:
    """Takes in the words of every report that the index does not know yet."""
    last = connection.scalar(_statement(connection, "last")) or 0
    numbers = list(connection.scalars(select(reports.c.number).where(reports.c.number > last).order_by(reports.c.number)))
    for part in parts(numbers, REPORTS_AT_ONCE):
        query = select(reports.c.number, reports.c.title, reports.c.text).where(reports.c.number.in_(part)).order_by(reports.c.number)
        rows = [{"report": number, "words": _words_of(f"{title or ''} {body}")} for number, title, body in connection.execute(query)]
        connection.execute(_statement(connection, "keep"), rows)


def is_caught_up(connection: Connection) -> bool:
    """Whether the index knows every report."""
    newest = connection.scalar(select(func.max(reports.c.number)))
    return newest is None or newest == connection.scalar(_statement(connection, "last"))


def reports_with(connection: Connection, words: str, limit: int) -> list[int]:
    """The numbers of the reports that count and have all of the words, the newest first.

    Of the last word a beginning is enough. Where very many reports have them, the newest of those that came last are given.
    ``SettingsError`` where there is no word to look for.
    """
    numbers = last_with(connection, words, MOST_HITS)
    day = func.coalesce(reports.c.published, "")
    query = select(day, reports.c.number).where(is_present(reports.c.number))
    found = sorted(rows_for(connection, numbers, query.where(is_wanted(reports.c.number))), reverse=True)
    return [int(str(number)) for _, number in found[:limit]]


def last_with(connection: Connection, words: str, most: int) -> list[int]:
    """The numbers of the reports, of all versions, that have all of the words, those that came last first, at most so many."""
    wanted = list(dict.fromkeys(found.word for found in search_words(words)))
    if not wanted:
        raise SettingsError(f"there is no word in {words!r}; say one with letters or digits")
    having = _statement(connection, "have").bindparams(question=_question(connection, wanted), most=most)
    return list(connection.scalars(having))


def has_words(report: Report, words: str) -> bool:
    """Whether a report, as it is shown, has all of the words; of the last a beginning is enough."""
    *others, last = (found.word for found in search_words(words))
    held = {found.word for found in search_words(f"{report.title or ''} {report.text}")}
    return held.issuperset(others) and any(word.startswith(last) for word in held)


def reports_having(connection: Connection, words: str) -> Select[int]:
    """Asks for the reports with all of the words; of the last word a beginning is enough. ``SettingsError`` where there is no word."""
    wanted = list(dict.fromkeys(found.word for found in search_words(words)))
    if not wanted:
        raise SettingsError(f"there is no word in {words!r}; say one with letters or digits")
    return select(reports.c.number).where(_statement(connection, "have").bindparams(question=_question(connection, wanted)))


def index_anew(connection: Connection) -> None:
    """Forgets the index and makes it again."""
    connection.execute(_statement(connection, "forget"))
    catch_up(connection)


def replace_words(connection: Connection, report: int, before: Text, after: Text) -> None:
    """Forgets the words of a report, its title and its text, and takes in others."""
    if before != after and (connection.scalar(_statement(connection, "last")) or 0) >= report:
        old, new = (_words_of(f"{title or ''} {body}") for title, body in (before, after))
        connection.execute(_statement(connection, "drop"), {"report": report, "words": old})
        connection.execute(_statement(connection, "keep"), {"report": report, "words": new})


def optimize(connection: Connection) -> None:
    """Leaves no word in the index that no report has any more."""
    if not is_on_server(connection):
        connection.execute(text("INSERT INTO report_words (report_words) VALUES ('optimize')"))


def fingerprint(connection: Connection) -> int:
    """What the index holds, as a number that does not depend on its order."""
    if not is_on_server(connection):
        connection.execute(text(WORDS_KEPT))
    rows = connection.execute(_statement(connection, "all"))
    return sum(int.from_bytes(hashlib.sha256(repr(tuple(row)).encode()).digest()) for row in rows)


def _statement(connection: Connection, name: str) -> TextClause:
    return text((ON_SERVER if is_on_server(connection) else IN_FILE)[name])


def _question(connection: Connection, words: Iterable[str]) -> str:
    """The question in the language of the database's index; words have neither quotes nor signs."""
    if is_on_server(connection):
        return " & ".join(f"'{word}'" for word in words) + ":*"
    return " ".join(f'"{word}"' for word in words) + "*"


def _words_of(body: str) -> str:
    """The different words of a report, as many as an index takes."""
    kept, size = [], 0
    for word in dict.fromkeys(found.word for found in search_words(body)):
        size += len(word.encode()) + 8
        if size > MOST_BYTES:
            break
        kept.append(word)
    return " ".join(kept)
