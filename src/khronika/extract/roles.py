"""Who did it and to whom, as words of a sentence."""

from dataclasses import dataclass, field

from spacy.tokens import Token


@dataclass(slots=True)
class Roles:
    """Heads of noun phrases: who did it, to whom, and what was taken."""

    targets: list[Token] = field(default_factory=list)
    actors: list[Token] = field(default_factory=list)
    verb: Token | None = None
    objects: list[Token] = field(default_factory=list)

    @property
    def asked(self) -> list[Token]:
        """What the rule's classes are asked of: the grammatical object where it only leads to the target ("charges against A")."""
        return self.objects or self.targets
