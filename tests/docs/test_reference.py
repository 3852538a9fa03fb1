"""Every command, error, record and key has its place in the reference."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from khronika import records
from khronika.errors import KhronikaError
from khronika.records.codec import reading_schema

PAGE = (Path(__file__).parents[2] / "docs" / "reference.md").read_text(encoding="utf-8")

EVERYWHERE = {"--help", "--install-completion", "--show-completion"}


def section_of(name: str) -> str:
    """What the reference says under the heading of that name; empty where it has none."""
    return PAGE.partition(f"\n### `{name}`\n")[2].partition("\n### ")[0].partition("\n## ")[0]


def told(word: str, section: str) -> bool:
    """Whether a section shows the word as something to type."""
    return bool(re.search(rf"`[^`]*(?<![\w-]){re.escape(word)}(?![\w-])[^`]*`", section))


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
    """Every command by the words that call it; one that only holds others counts where it has options of its own."""
    inner = getattr(command, "commands", {})
    if not inner or options_of(command):
        yield path, command
    for name, child in sorted(inner.items()):
        yield from commands_of(child, f"{path} {name}")


def options_of(command: Any) -> list[str]:
    """What a person may type after a command: the long form of each option, and the values it chooses from."""
    options = [parameter for parameter in command.params if parameter.param_type_name == "option" and not parameter.hidden]
    words = [word for option in options for word in (*option.opts, *option.secondary_opts) if word.startswith("--")]
    return [word for word in words if word not in EVERYWHERE] + list(choices_of(command))


def choices_of(command: Any) -> Iterator[str]:
    """The words among which an option of the command chooses, from the types of its function's arguments."""
    hints = get_type_hints(inspect.unwrap(command.callback)) if command.callback else {}
    for part in (part for hint in hints.values() for part in (get_args(hint) or (hint,))):
        if isinstance(part, str):
            yield part
        elif inspect.isclass(part) and issubclass(part, StrEnum):
            yield from part


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


@pytest.fixture
def commands() -> dict[str, Any]:
    typer_main = pytest.importorskip("typer.main")
    return dict(commands_of(typer_main.get_command(pytest.importorskip("khronika.cli").app)))


def test_each_command_has_a_section_that_names_its_options(commands: dict[str, Any]) -> None:
    assert [name for name in commands if not section_of(name).strip()] == []
    untold = {name: [word for word in options_of(command) if not told(word, section_of(name))] for name, command in commands.items()}
    assert {name: words for name, words in untold.items() if words} == {}


def test_each_variable_that_stands_for_an_option_is_told(commands: dict[str, Any]) -> None:
    variables = {parameter.envvar for command in commands.values() for parameter in command.params if parameter.envvar}
    assert [variable for variable in variables if f"`{variable}`" not in PAGE] == []
