"""How well claims are linked is counted over pairs of those that answer the gold."""

from training.incidents import ClaimsRead

READ = ClaimsRead("made", "a report", (), {1: "arrest", 2: "arrest", 3: "trial", 4: "arrest"})


def test_links_are_pairs_that_gold_the_reader_or_both_put_into_one_incident() -> None:
    assert READ.links({1: "x", 2: "x", 3: "x", 4: "y", 5: "y"}) == {"gold": 3, "read": 3, "both": 1}


def test_the_labels_of_the_gold_are_all_right() -> None:
    assert READ.links(READ.gold) == {"gold": 3, "read": 3, "both": 3}


def test_claims_that_answer_nothing_are_not_counted() -> None:
    assert READ.links(dict.fromkeys(range(9), "one"))["read"] == 6
