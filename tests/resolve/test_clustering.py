import random
from itertools import combinations
from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from khronika.records.judgement import Verdict
from khronika.resolve.clustering import Decision, clusters

NAMES = "abcdefgh"
PAIRS = list(combinations(NAMES, 2))
WEIGHTS = st.sampled_from((-4.0, -1.0, -0.5, 0.5, 1.0, 1.0, 3.0))
graphs = st.dictionaries(st.sampled_from(PAIRS), WEIGHTS)
FIRM = st.sampled_from((Verdict.SAME, Verdict.DIFFERENT))
ABOUT_TWO = st.sampled_from((Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE))
decided = st.lists(st.tuples(st.sampled_from(PAIRS), ABOUT_TWO).map(lambda one: (*one[0], one[1])), max_size=6)


def together(found: list[frozenset[str]], left: str, right: str) -> bool:
    return any({left, right} <= thing for thing in found)


@given(graphs, decided, st.randoms(use_true_random=False))
def test_the_order_of_members_and_scores_and_the_side_of_a_pair_change_nothing(
    scores: dict[tuple[str, str], float], decisions: list[Decision], chance: random.Random
) -> None:
    members, rows = list(NAMES), list(scores.items())
    chance.shuffle(members)
    chance.shuffle(rows)
    turned = {(pair if chance.random() < 0.5 else pair[::-1]): score for pair, score in rows}
    assert clusters(members, turned, decisions) == clusters(NAMES, scores, decisions)


@given(graphs, decided)
def test_every_member_is_in_one_thing(scores: dict[tuple[str, str], float], decisions: list[Decision]) -> None:
    found = clusters(NAMES, scores, decisions)
    assert sorted(member for thing in found for member in thing) == list(NAMES)


@given(graphs, decided)
def test_the_newest_decision_always_holds(scores: dict[tuple[str, str], float], decisions: list[Decision]) -> None:
    found = clusters(NAMES, scores, decisions)
    if decisions and decisions[-1][2] is not Verdict.UNSURE:
        left, right, verdict = decisions[-1]
        assert together(found, left, right) is (verdict is Verdict.SAME)


@given(graphs, st.lists(st.sampled_from(PAIRS), max_size=5), FIRM)
def test_decisions_that_do_not_exclude_each_other_all_hold(
    scores: dict[tuple[str, str], float], pairs: list[tuple[str, str]], verdict: Verdict
) -> None:
    found = clusters(NAMES, scores, [(*pair, verdict) for pair in pairs])
    assert all(together(found, *pair) is (verdict is Verdict.SAME) for pair in pairs)


def test_of_a_chain_that_contradicts_itself_the_newest_holds() -> None:
    decisions = [("a", "b", Verdict.SAME), ("b", "c", Verdict.SAME), ("a", "c", Verdict.DIFFERENT)]
    assert clusters("abc", {}, decisions) == [frozenset("a"), frozenset("bc")]
    assert clusters("abc", {}, [decisions[2], *decisions[:2]]) == [frozenset("abc")]


def test_who_is_unsure_takes_back_what_was_decided_of_the_pair() -> None:
    decisions = [("a", "b", Verdict.SAME), ("a", "b", Verdict.UNSURE)]
    assert clusters("ab", {("a", "b"): -2.0}, decisions) == [frozenset("a"), frozenset("b")]
    assert clusters("ab", {("a", "b"): 2.0}, decisions) == [frozenset("ab")]


def test_one_bridge_between_two_groups_does_not_join_them() -> None:
    inside = {pair: 3.0 for group in ("abc", "def") for pair in combinations(group, 2)}
    assert clusters("abcdef", inside | {("c", "d"): 3.0}) == [frozenset("abc"), frozenset("def")]


def test_a_large_graph_of_many_small_things_is_clustered_in_little_time() -> None:
    members = [f"{number:05}" for number in range(20_000)]
    scores = {(one, other): 2.0 for start in range(0, 20_000, 4) for one, other in combinations(members[start : start + 4], 2)}
    scores |= {(members[number], members[number + 4]): -1.0 for number in range(0, 19_990, 4)}
    begun = perf_counter()
    assert len(clusters(members, scores)) == 5_000
    assert perf_counter() - begun < 10
