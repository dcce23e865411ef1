"""Words found in a text whatever their marks and capitals: "Đăk Pnê" where "Đắk Pne" is asked for.

Every search works on a copy of the text that is as long as it, so that places are the same.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from data.vietnamese import D_WITH_BAR


class Mention(NamedTuple):
    """A name in a text: where it stands, and the keys of all that bear it."""

    start: int
    end: int
    keys: frozenset[str]


def lower(text: str) -> str:
    """Small letters, one for each of the text."""
    return "".join(letter.lower()[0] for letter in text)


def flatten(text: str) -> str:
    """Small letters without marks, a blank for whatever is no letter and no digit; what ends a
    clause stays, for no name goes beyond it ("Mẫu: 6" is not "Mẫu 6")."""
    return "".join(map(_flatten, text))


def _flatten(letter: str) -> str:
    plain = unicodedata.normalize("NFD", letter.lower())[0].translate(D_WITH_BAR)
    return plain if plain.isalnum() or plain in ":;" else " "


class Names:
    """Names to be found in flat texts, the longest first; made once, asked many times."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        keys: dict[str, set[str]] = {}
        for name, key in named:
            if plain := " ".join(flatten(name).split()):
                keys.setdefault(plain, set()).add(key)
        self._keys: Mapping[str, frozenset[str]] = {
            plain: frozenset(found) for plain, found in keys.items()
        }
        told = sorted(keys, key=len, reverse=True)
        choice = "|".join(" +".join(map(re.escape, plain.split())) for plain in told)
        self._pattern = re.compile(rf"(?<!\w)(?:{choice})(?!\w)") if told else None

    def find(self, flat: str) -> list[Mention]:
        """Every name in a flat text, in the order of the text."""
        if self._pattern is None:
            return []
        return [
            Mention(match.start(), match.end(), self._keys[" ".join(match[0].split())])
            for match in self._pattern.finditer(flat)
        ]
