"""Each report of the gold beside what was read of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from khronika.evaluate.faults import evidence_faults
from khronika.evaluate.gold import GoldReport, GoldSet
from khronika.evaluate.output import ReadReport
from khronika.evaluate.pairing import Pair, Side, pairs, positions
from khronika.evaluate.reliability import Checked
from khronika.evaluate.slips import slips_of
from khronika.evaluate.slots import agreed, kinds_in
from khronika.evaluate.tally import Compared, Hits, Miss, Tally, Wrong


def compare(gold: GoldSet, read: Mapping[str, ReadReport], countries: frozenset[str]) -> tuple[Compared, ...]:
    """Every report of the gold beside what was read; a report that was not read counts as read without claims."""
    return tuple(_compared(report, read.get(report.id), countries) for report in gold.reports)


def _compared(report: GoldReport, found: ReadReport | None, countries: frozenset[str]) -> Compared:
    read = ReadReport(report.id) if found is None else found
    gold_side = Side.of((claim.values for claim in report.claims), countries)
    read_side = Side.of((claim.values for claim in read.claims), countries)
    paired = pairs(report, read, gold_side, read_side)
    hedged = [pair for pair in paired if not gold_side.values[pair.gold].is_fact]
    tally = Tally(
        slots=_slot_hits(paired, gold_side, read_side),
        types=_type_hits(paired, gold_side, read_side),
        links=_link_hits(paired, gold_side, read_side),
        hedged=len(hedged),
        shown_as_fact=sum(read_side.values[pair.read].is_fact for pair in hedged),
        evidence_faults=sum(evidence_faults(claim, read.text) for claim in read.claims),
    )
    misses = tuple(_misses(report, read, paired))
    return Compared(
        report.id,
        tally,
        misses,
        was_read=found is not None,
        wrong=_wrong(misses, paired, gold_side, read_side),
        slips=slips_of(report, read, paired, gold_side, read_side),
        checked=_checked(read, paired),
    )


def _checked(read: ReadReport, paired: Iterable[Pair]) -> tuple[Checked, ...]:
    right = {pair.read for pair in paired}
    return tuple(Checked(claim.confidence, number in right) for number, claim in enumerate(read.claims) if claim.confidence is not None)


def _slot_hits(paired: Iterable[Pair], gold: Side, read: Side) -> Hits:
    shared: Counter[str] = Counter()
    for pair in paired:
        shared += agreed(gold.slots[pair.gold], read.slots[pair.read])
    return Hits(shared, sum(map(kinds_in, gold.slots), Counter()), sum(map(kinds_in, read.slots), Counter()))


def _type_hits(paired: Iterable[Pair], gold: Side, read: Side) -> Hits:
    return Hits(
        Counter(gold.values[pair.gold].type for pair in paired),
        Counter(values.type for values in gold.values),
        Counter(values.type for values in read.values),
    )


def _link_hits(paired: Iterable[Pair], gold: Side, read: Side) -> Hits:
    """Of the couples of paired claims, those that are of one incident."""
    both, in_gold, in_read = 0, 0, 0
    for left, right in combinations(paired, 2):
        gold_links = gold.is_one_incident(left.gold, right.gold)
        read_links = read.is_one_incident(left.read, right.read)
        both += gold_links and read_links
        in_gold += gold_links
        in_read += read_links
    return Hits(Counter(links=both), Counter(links=in_gold), Counter(links=in_read))


def _misses(report: GoldReport, read: ReadReport, paired: Iterable[Pair]) -> Iterator[Miss]:
    answered, used = {pair.gold for pair in paired}, {pair.read for pair in paired}
    for number, gold in enumerate(report.claims):
        if number not in answered:
            yield Miss(report.id, False, gold.values.type, gold.trigger, gold.paragraph)
    for number, (claim, position) in enumerate(zip(read.claims, positions(report, read), strict=True)):
        if number not in used:
            trigger = None if claim.trigger is None else claim.trigger.words
            yield Miss(report.id, True, claim.values.type, trigger, position.paragraph)


def _wrong(misses: Iterable[Miss], paired: Iterable[Pair], gold: Side, read: Side) -> Counter[Wrong]:
    """Claims that were missed or made up, by type; of the others the slots that were, by kind and type."""
    found = Counter(Wrong(miss.type, miss.is_spurious) for miss in misses)
    for pair in paired:
        shared = agreed(gold.slots[pair.gold], read.slots[pair.read])
        type = gold.values[pair.gold].type
        for is_spurious, slots in ((False, gold.slots[pair.gold]), (True, read.slots[pair.read])):
            found.update({Wrong(f"{kind} of {type}", is_spurious): number for kind, number in (kinds_in(slots) - shared).items()})
    return found
