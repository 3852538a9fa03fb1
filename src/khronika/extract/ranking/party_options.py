"""Whom a claim may be about and who may have done it, each with its signs: nouns of the text around, parties of the report's claims."""

from collections.abc import Sequence

from khronika.extract.draft import Draft, Party
from khronika.extract.ranking.actor_signs import actor_signs
from khronika.extract.ranking.asked import Asked
from khronika.extract.ranking.mentions import Mentioned, Mentions, of_claims, words_of
from khronika.extract.ranking.options import Option
from khronika.extract.ranking.party_signs import PartySigns
from khronika.extract.role_fit import can_act, can_be_target


def target_options(number: int, drafts: Sequence[Draft], mentions: Mentions) -> list[Option[Party]]:
    """The parties that can be targets of a draft, by its number among those of its report."""
    asked, met = Asked(drafts[number], number), set[str]()
    signs = PartySigns(asked, drafts)
    found = []
    for mentioned in (*mentions.within(asked.draft.sentence), *of_claims(drafts)):
        words = words_of(mentioned.party)
        if words is None or words in met or not can_be_target(asked.draft.type, mentioned.party):
            continue
        met.add(words)
        found.append(Option(mentioned.party, tuple(signs.of(mentioned.party, words, mentioned.token))))
    return found


def actor_options(number: int, drafts: Sequence[Draft], mentions: Mentions) -> list[Option[Party]]:
    """The parties that can be actors of a draft, by its number among those of its report; those that the rules found come first."""
    asked, found = Asked(drafts[number], number), dict[str, Mentioned]()
    draft, signs = asked.draft, PartySigns(asked, drafts)
    found.update((words, Mentioned(party)) for party in draft.actors if (words := words_of(party)) is not None)
    for mentioned in (*mentions.within(draft.sentence), *mentions.beside(draft.sentence), *of_claims(drafts)):
        words = words_of(mentioned.party)
        if words is None or (words not in found and mentioned.party.name is None and not can_act(mentioned.party)):
            continue
        known = found.setdefault(words, mentioned)
        if known.token is None and mentioned.token is not None:
            found[words] = Mentioned(known.party, mentioned.token, mentioned.sentence)
    options = []
    for words, one in found.items():
        token = one.token if one.sentence is draft.sentence else None
        options.append(Option(one.party, (*signs.of(one.party, words, token), *actor_signs(asked, words, one))))
    return options
