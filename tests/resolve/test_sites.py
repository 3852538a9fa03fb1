from pathlib import Path

import pytest

from khronika.errors import SettingsError
from khronika.resolve.sites import site_names


@pytest.mark.parametrize(
    ("name", "hosts"),
    [
        ("the websites of RFE/RL's Kazakh Service", ("azattyq.org", "rus.azattyq.org")),
        ("RFE/RL’s Kazakh Service", ("azattyq.org", "rus.azattyq.org")),
        ("RADIO AZATTYQ", ("azattyq.org", "rus.azattyq.org")),
        ("www.Meduza.io", ("meduza.io",)),
        ("https://zona.media/news/1", ("zona.media",)),
        ("Kazakh Service", ()),
        ("Ministry of Information", ()),
        ("U.S. Embassy", ()),
        ("", ()),
    ],
)
def test_a_name_means_the_hosts_of_its_site_and_an_unknown_one_none(name: str, hosts: tuple[str, ...]) -> None:
    assert site_names().hosts_of([name]) == hosts


def test_several_names_of_a_site_give_each_host_once() -> None:
    assert site_names().hosts_of(["Radio Azattyq", "azattyq.org", "Azattyq"]) == ("azattyq.org", "rus.azattyq.org")


CSV = "name,site\nThe Courier,courier.example\nThe Courier,https://www.courier2.example/\nMeduza,meduza.example\n"
TOML = """
[[site]]
names = ["The Courier"]
hosts = ["courier.example", "courier2.example"]

[[site]]
names = ["Meduza"]
hosts = ["meduza.example"]
"""


@pytest.mark.parametrize(("name", "table"), [("sites.csv", CSV), ("sites.toml", TOML)])
def test_a_users_table_stands_beside_ours_and_holds_for_its_own_names(tmp_path: Path, name: str, table: str) -> None:
    (tmp_path / name).write_text(table)
    names = site_names().with_file(tmp_path / name)
    assert names.hosts_of(["the website of The Courier"]) == ("courier.example", "courier2.example")
    assert names.hosts_of(["Meduza"]) == ("meduza.example",)
    assert names.hosts_of(["Mediazona"]) == ("zona.media",)


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("a.csv", "who,where\na,b\n"),
        ("a.csv", "name,site\nThe Courier,\n"),
        ("a.toml", "[[site]\n"),
        ("a.toml", "site = 3\n"),
        ("gone.csv", None),
    ],
)
def test_a_table_of_something_else_is_refused_with_what_it_should_be(tmp_path: Path, name: str, table: str | None) -> None:
    if table is not None:
        (tmp_path / name).write_text(table)
    with pytest.raises(SettingsError, match=r"no table of sites .*; give a CSV file with the columns name and site"):
        site_names().with_file(tmp_path / name)
