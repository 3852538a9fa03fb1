"""What a page says of itself: title, byline, publisher, address and language."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import urljoin, urlsplit

from khronika.read.element import Element
from khronika.read.linked_data import Thing, names_of, report_among, text_of, things_in
from khronika.read.page_lines import plain
from khronika.read.rules import pattern, rules, words

NAME_WORDS_MAX = 8


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page's own words about itself, ``None`` or empty where it says nothing, and the JSON-LD it said them in."""

    title: str | None
    byline: tuple[str, ...]
    publisher: str | None
    url: str | None
    language: str | None
    report: Thing
    things: tuple[Thing, ...]


def facts_of(tree: Element) -> PageFacts:
    """What the page says of itself in its head, its JSON-LD and its headings."""
    things = things_in(tree)
    report = report_among(things)
    publisher = _publisher(tree, report)
    return PageFacts(
        title=_title(tree, report, publisher),
        byline=_byline(tree, report),
        publisher=publisher,
        url=_url(tree),
        language=_language(tree, report),
        report=report,
        things=tuple(things),
    )


def metas(tree: Element, key: str) -> Iterator[str]:
    """The contents of the page's meta elements under the names that ``tables/pages.toml`` lists for the key, the best first."""
    found = _contents(tree)
    yield from (found[name] for name in words("pages", "meta", key) if name in found)


@lru_cache(maxsize=1)
def _contents(tree: Element) -> Mapping[str, str]:
    """What each meta element of a page says, by its name; of one name the first. The page that is being read is asked again and again."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = plain(element.get("content") or "")
        for attribute in ("property", "name", "itemprop", "http-equiv") if content else ():
            name = (element.get(attribute) or "").strip().lower()
            if name:
                found.setdefault(name, content)
    return found


def meta(tree: Element, key: str) -> str | None:
    """The best of :func:`metas`."""
    return next(metas(tree, key), None)


def _publisher(tree: Element, report: Thing) -> str | None:
    """The outlet's name, a host's name where the page gives an address; the names of blogging programs are none."""
    for name in (text_of(report.get("publisher")), *_marked(tree, "publisher"), *metas(tree, "publisher")):
        if name is not None and name.casefold() not in words("pages", "programs", "names"):
            return re.sub(r"^https?://(?:www\.)?([^/]+).*", r"\1", name.split(" | ")[0])
    return None


def _title(tree: Element, report: Thing, publisher: str | None) -> str | None:
    """The heading that the page's declared title bears out, else the declared title without the outlet's name."""
    found = (text_of(report.get("headline")), *_marked(tree, "headline"), meta(tree, "title"), _element_text(tree, "title"))
    declared = [text for text in found if text]
    headings = [text for element in tree.iter("h1") if (text := plain(element.text_content()))]
    for heading in headings:
        if any(_bears_out(text, heading) for text in declared):
            return heading
    if declared:
        return without_outlet(declared[0], publisher)
    return headings[0] if headings else None


def _marked(tree: Element, property: str) -> Iterator[str]:
    """What the first element that is marked as a property of the report (microdata) says, or what names it within that element."""
    element = _properties(tree).get(property)
    if element is not None:
        named = [*element.xpath(".//*[@itemprop='name']"), element][0]
        words = plain(named.get("content") or named.text_content())
        if words:
            yield words


@lru_cache(maxsize=1)
def _properties(tree: Element) -> Mapping[str, Element]:
    """The first element of a page that is marked as each property (microdata)."""
    found: dict[str, Element] = {}
    for element in tree.iter():
        property = element.get("itemprop")
        if property is not None:
            found.setdefault(property, element)
    return found


def without_outlet(title: str, publisher: str | None) -> str:
    """A title without the outlet's name at its end: the known name, or all but the longest of what upright strokes and the like part."""
    last = next(reversed(list(_separators().finditer(title))), None)
    if last is not None and publisher is not None and _letters(title[last.end() :]) == _letters(publisher):
        return title[: last.start()]
    return max(re.split(r"\s+[|»•·]\s+", title), key=len)


def _bears_out(declared: str, heading: str) -> bool:
    """Whether a declared title begins with a heading that makes up half of it at least."""
    return _letters(declared).startswith(_letters(heading)) and 2 * len(_letters(heading)) >= len(_letters(declared)) > 0


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _byline(tree: Element, report: Thing) -> tuple[str, ...]:
    names = names_of(report.get("author")) or tuple(metas(tree, "author"))[:1] or _linked_authors(tree)
    split = (
        name for text in names for name in re.split(r",\s+|\s+and\s+|\s*[;&|]\s*", re.sub(r"^\s*by\s+", "", text, flags=re.IGNORECASE))
    )
    return tuple(dict.fromkeys(name for name in split if _is_name(name)))


def _linked_authors(tree: Element) -> tuple[str, ...]:
    found = tree.xpath("//a[@rel='author'] | //*[@itemprop='author']//*[@itemprop='name']")
    return tuple(plain(element.text_content()) for element in found)[:5]


def _is_name(name: str) -> bool:
    return 0 < len(name.split()) <= NAME_WORDS_MAX and not _no_name().search(name)


def _url(tree: Element) -> str | None:
    links = [element.get("href") or "" for element in tree.iter("link") if (element.get("rel") or "").lower() == "canonical"]
    base = next((element.get("href") or "" for element in tree.iter("base")), "")
    for address in (*links, meta(tree, "url") or ""):
        whole = _joined(base, address.strip())
        if whole is not None:
            return whole
    return None


def _joined(base: str, address: str) -> str | None:
    try:
        whole = urljoin(base, address)
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if parts.scheme in ("http", "https") and parts.hostname else None


def _language(tree: Element, report: Thing) -> str | None:
    for words_ in (
        tree.get("lang"),
        tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        text_of(report.get("inLanguage")),
        meta(tree, "language"),
    ):
        match = re.match(r"\s*([a-z]{2,3})(?:[-_][a-z0-9]+)*\s*$", (words_ or "").lower())
        if match is not None:
            return match[1]
    return None


def _element_text(tree: Element, tag: str) -> str | None:
    element = next(tree.iter(tag), None)
    return None if element is None else plain(element.text_content()) or None


@cache
def _no_name() -> re.Pattern[str]:
    return pattern("pages", "byline", "no_names")


@cache
def _separators() -> re.Pattern[str]:
    title = rules("pages")["title"]
    return re.compile(str(title["separators"]) if isinstance(title, Mapping) else "(?!)")
