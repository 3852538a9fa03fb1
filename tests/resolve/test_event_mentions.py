from khronika.resolve.event_mentions import EventMention, events_of, told_of

MARKET = "A blaze destroyed the market hall of Lagarto on Sunday . Nobody was hurt ."
HALL = "The fire in the market hall of Lagarto was put out on Sunday night ."
FERRY = "A ferry sank off Madagascar after its captain ignored a storm ."


def mention(id: str, text: str, word: str, lemma: str) -> EventMention:
    words = tuple(text.split())
    return EventMention(id, words, (words.index(word),), lemma)


def test_a_mention_has_the_words_of_its_sentence_and_the_lemma_of_its_head() -> None:
    told = told_of(mention("a", MARKET, "destroyed", "destroy"))
    assert told.triggers == {"destroy"}
    assert "lagarto" in told.near
    assert "hurt" not in told.sentences
    assert "hurt" in told.head


def test_words_of_one_family_name_one_event_where_what_stands_around_them_is_alike() -> None:
    mentions = [
        mention("a", MARKET, "blaze", "blaze"),
        mention("b", HALL, "fire", "fire"),
        mention("c", MARKET, "destroyed", "destroy"),
        mention("d", FERRY, "sank", "sink"),
    ]
    assert events_of(mentions) == [frozenset("ab"), frozenset("c"), frozenset("d")]
    assert events_of(mentions[::-1]) == events_of(mentions)
