"""The places of a report's claims on the map, what people decided before all else."""

from collections.abc import Iterable
from dataclasses import dataclass

from khronika.records.evidence import Evidence
from khronika.records.judgement import KeptJudgement, Matter
from khronika.records.named_places import NamedPlaces
from khronika.records.place import Place
from khronika.records.report import Report
from khronika.resolve.anchors import words_found
from khronika.resolve.gazetteer import Gazetteer
from khronika.resolve.places import Resolver
from khronika.store import HeldReport, Placing


@dataclass(frozen=True, slots=True)
class Placer:
    """Puts the places of claims on the map."""

    gazetteer: Gazetteer
    resolver: Resolver

    @classmethod
    def over(cls, gazetteer: Gazetteer) -> "Placer":
        """One that knows the places of a gazetteer."""
        return cls(gazetteer, Resolver(gazetteer))

    def placings(self, held: HeldReport, judgements: Iterable[KeptJudgement]) -> list[Placing]:
        """What each place of each claim is on the map; all names of the report are looked at together."""
        words = {(number, position): stated.evidence[0] for number, claim in held.claims for position, stated in enumerate(claim.where)}
        names = tuple(sorted(set(words.values())))
        named = NamedPlaces(held.report.text, names, held.report.url or held.report.address)
        matches = self.resolver.resolve(named, decided=self._decided(held.report, names, judgements))
        by_words = {match.words: match for match in matches}
        return [(number, position, by_words[evidence]) for (number, position), evidence in words.items() if evidence in by_words]

    def _decided(self, report: Report, names: Iterable[Evidence], judgements: Iterable[KeptJudgement]) -> dict[Evidence, Place]:
        """The places that people gave to names; the same words elsewhere in the report mean the same place."""
        found: dict[str, Place] = {}
        for kept in judgements:
            if kept.judgement.matter is not Matter.PLACE or kept.judgement.place is None:
                continue
            words, place = words_found(kept.judgement.left, report), self.gazetteer.place(kept.judgement.place)
            if words is not None and place is not None:
                found[words.quote] = place
        return {name: found[name.quote] for name in names if name.quote in found}
