from pathlib import Path

from tests.cli.running import GOOD, khronika

RECIPE = (
    "A tart with figs\n\nWhisk the cream with sugar until it is stiff. Let the tart cool for an hour on the sill.\n\n"
    "Serve it with figs, and keep the rest in the cellar for a day or two.\n"
)


def test_what_is_about_something_else_is_left_out_kept_with_the_reason_and_read_later(home: Path) -> None:
    (home / "a.txt").write_text(GOOD, encoding="utf-8")
    (home / "b.txt").write_text(RECIPE, encoding="utf-8")
    ran = khronika("read", "a.txt", "b.txt", "--gate")
    assert ran.code == 0
    assert "1 report left out by the gate" in ran.err
    assert "b.txt: its words weigh" in " ".join(ran.err.split())
    assert "A tart with figs" not in ran.out
    assert khronika("verify").code == 0
    again = khronika("reread")
    assert (again.code, "1 report read, 0 claims" in again.err) == (0, True)
    assert "0 reports read" in khronika("reread").err


def test_a_line_of_json_says_why_it_was_left_out(home: Path) -> None:
    (home / "b.txt").write_text(RECIPE, encoding="utf-8")
    ran = khronika("read", "b.txt", "--gate", "--format", "jsonl", "--no-store")
    assert '"left_out":"its words weigh' in ran.out
    assert '"claims"' not in ran.out
    assert '"not_read"' not in ran.out


def test_without_the_gate_everything_is_read(home: Path) -> None:
    (home / "b.txt").write_text(RECIPE, encoding="utf-8")
    assert "left out" not in khronika("read", "b.txt").err
