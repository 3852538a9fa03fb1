"""Make ``todo`` rows that have begun to pass into rows that must: ``python -m tests.extract.passing``."""

import re

from tests.extract.case_tables import FOLDER, REST, TABLES, faults_in, rows_of

TODO = 'from = "todo"'


def settled(table: str) -> str:
    """The text of a table with each ``todo`` that passes today made ``own``."""
    head, *blocks = (FOLDER / f"{table}.toml").read_text(encoding="utf-8").split("[[case]]\n")
    return "[[case]]\n".join([head, *(_row(table, number, block) for number, block in enumerate(blocks))])


def _row(table: str, number: int, block: str) -> str:
    row = rows_of(table)[number]
    is_each = row.get("each", False)
    if row["from"] == "todo" and not faults_in(table, number, REST if is_each else None):
        block = re.sub(f"(?m)^{TODO}$", 'from = "own"', block)
    lines = block.split("\n")
    claims = [place for place, line in enumerate(lines) if re.match(r"\s*(claims = \[)?\{type = ", line)]
    for part, place in enumerate(claims) if is_each else ():
        if not faults_in(table, number, part):
            lines[place] = lines[place].replace(f", {TODO}", "")
    return "\n".join(lines)


if __name__ == "__main__":
    for name in TABLES:
        (FOLDER / f"{name}.toml").write_text(settled(name), encoding="utf-8")
