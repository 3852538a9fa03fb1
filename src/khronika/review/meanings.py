"""The sentences of the codebook, marked for translation."""

from khronika.review.wording import marked

MEANING_WORDS = {
    words: words
    for words in (
        marked("people are taken into custody or kept there, and no court has sentenced them yet"),
        marked("whom it was done to"),
        marked("people leave custody: freed, bailed, let go after questions"),
        marked("people are abducted, or nobody says where they are held"),
        marked("authorities accuse, summon, question, investigate or sue somebody in due form"),
        marked("a court opens, holds or adjourns a session"),
        marked("a court or an official lays a penalty on somebody or finds them guilty"),
        marked("a court clears somebody, or the case against them ends"),
        marked("authorities search or storm a home, an office or a newsroom"),
        marked("whose place, or which place"),
        marked("equipment, papers, money or copies are taken away"),
        marked("recordings are erased, or property is broken or burned"),
        marked("force is used on people, from a beating to a bomb"),
        marked("people are menaced, harassed, followed or warned off"),
        marked("people are hurt"),
        marked("people are killed, die or are put to death"),
        marked("people gather, march, strike or picket, in a street or online"),
        marked("who takes part"),
        marked("somebody calls for a protest or plans one"),
        marked("who is called to take part"),
        marked("a gathering is broken up, prevented or sealed off"),
        marked("who gathered"),
        marked("a site, app, channel or signal stops answering or answers badly"),
        marked("the site or service"),
        marked("a site or service answers again"),
        marked("the internet or telephone of an area is cut or slowed"),
        marked("the network, or who loses it"),
        marked("something is taken down, banned, kept off the air or forbidden to report"),
        marked("an outlet, party or body is shut, or loses its licence"),
        marked("who is shut"),
        marked("somebody is labelled: foreign agent, undesirable, extremist, terrorist"),
        marked("who is labelled"),
        marked("people are kept from a place, an event, accreditation, a lawyer or a visit"),
        marked("who is kept out"),
        marked("people may not leave, or lose the papers to do so"),
        marked("people are deported, sent abroad for trial or driven into exile"),
        marked("a law or official measure is proposed, passed, put off or dropped, or a body set up"),
        marked("the law or body"),
        marked("somebody leaves a post or a body, or is removed from it"),
        marked("who leaves"),
        marked("somebody condemns, demands, promises, denies or defends in public"),
        marked("who or what it speaks of"),
        marked("another violation of rights"),
    )
}
"""Each sentence under itself: what is missing here is a fault, not a sentence that stays untranslated."""
