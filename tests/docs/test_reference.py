"""Every command, error, record and key has its place in the reference."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from khronika import records
from khronika.errors import KhronikaError
from khronika.records.codec import reading_schema

PAGE = (Path(__file__).parents[2] / "docs" / "reference.md").read_text(encoding="utf-8")


def section_of(name: str) -> str:
    """What the reference says under the heading of that name; empty where it has none."""
    return PAGE.partition(f"\n### `{name}`\n")[2].partition("\n### ")[0].partition("\n## ")[0]


def errors_under(error: type[KhronikaError]) -> Iterator[type[KhronikaError]]:
    yield error
    for child in error.__subclasses__():
        yield from errors_under(child)


def record_types() -> Iterator[type[Any]]:
    for module in pkgutil.iter_modules(records.__path__, f"{records.__name__}."):
        for _, found in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if is_dataclass(found) and found.__module__ == module.name and not found.__name__.startswith("_"):
                yield found


def commands_of(command: Any, path: str = "khronika") -> Iterator[tuple[str, Any]]:
    """Every command that does something, by the words that call it."""
    inner = getattr(command, "commands", None)
    if inner is None:
        yield path, command
    for name, child in sorted((inner or {}).items()):
        yield from commands_of(child, f"{path} {name}")


def words_of(parameter: Any) -> Iterator[str]:
    """What a person may type for an option, and the variable that stands for it."""
    if parameter.param_type_name == "option" and not getattr(parameter, "hidden", False):
        yield from (word for word in (*parameter.opts, *parameter.secondary_opts) if word.startswith("--"))
        yield from getattr(parameter.type, "choices", ())


@pytest.mark.parametrize("error", sorted(errors_under(KhronikaError), key=str))
def test_each_error_has_a_section(error: type[KhronikaError]) -> None:
    assert section_of(error.__name__).strip()


@pytest.mark.parametrize("record", sorted(record_types(), key=str))
def test_each_record_has_a_section_that_names_its_fields(record: type[Any]) -> None:
    section = section_of(record.__name__)
    assert [field.name for field in fields(record) if f"`{field.name}`" not in section] == []


def test_each_key_of_a_line_is_told_in_order() -> None:
    rows = PAGE.partition("\n## A line of JSON\n")[2].partition("\n## ")[0].splitlines()
    told = [row.split("`")[1] for row in rows if row.startswith("| `")]
    assert told == list(reading_schema()["$defs"]["ReadingForm"]["properties"])


def test_each_command_has_a_section_that_names_its_options() -> None:
    typer_main = pytest.importorskip("typer.main")
    app = pytest.importorskip("khronika.cli").app
    missing = [
        (name, word)
        for name, command in commands_of(typer_main.get_command(app))
        for word in ("", *(word for parameter in command.params for word in words_of(parameter) if word != "--help"))
        if word not in section_of(name) or not section_of(name).strip()
    ]
    assert missing == []


def test_each_variable_that_stands_for_an_option_is_told() -> None:
    typer_main = pytest.importorskip("typer.main")
    app = pytest.importorskip("khronika.cli").app
    variables = {
        parameter.envvar for _, command in commands_of(typer_main.get_command(app)) for parameter in command.params if parameter.envvar
    }
    assert [variable for variable in variables if f"`{variable}`" not in PAGE] == []
