"""A claim whose role is looked for, and what signs need to know of it."""

from dataclasses import dataclass
from functools import cached_property

from khronika.extract.draft import Draft
from khronika.extract.syntax import clause_head
from khronika.records.claim_type import ClaimType
from khronika.records.report import PassageKind

PERFECT = frozenset({"has", "have", "'s", "'ve"})


@dataclass(frozen=True)
class Asked:
    """A draft and its number among those of its report."""

    draft: Draft
    number: int

    @cached_property
    def sort(self) -> str:
        """Whether somebody says something or something is done."""
        return "said" if self.draft.type is ClaimType.STATEMENT else "done"

    @cached_property
    def sentence(self) -> int:
        """The number of its sentence."""
        return self.draft.sentence.number

    @cached_property
    def offset(self) -> int:
        """Where its trigger begins in the sentence."""
        return self.draft.trigger.first.idx

    @cached_property
    def in_title(self) -> bool:
        """Whether it stands in a title."""
        return self.draft.sentence.kind is PassageKind.TITLE

    @cached_property
    def tense(self) -> str:
        """The tense of the verb that carries the claim, or "noun"."""
        part, head = self.draft.trigger.form.part, self.draft.trigger.head
        if part == "nouns":
            return "noun"
        verb = head if part == "verbs" else clause_head(head)
        helping = {other.lower_ for other in verb.children if other.dep_ in ("aux", "auxpass")}
        tenses = {
            "perfect": bool(helping & PERFECT),
            "pluperfect": "had" in helping,
            "past": verb.tag_ == "VBD" or bool(helping & {"was", "were"}),
            "present": verb.tag_ in ("VBZ", "VBP") or bool(helping & {"is", "are"}),
        }
        return next((tense for tense, is_so in tenses.items() if is_so), "not finite")
