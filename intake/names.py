"""Which one is meant: a name as somebody typed it, against all that are known.

Marks, case, blanks, "Đăk" or "Đắk", "thôn 5" or "Thôn 05" never matter; a slip beyond that is
offered, and what may be several things is asked. Nothing is guessed.
"""

import difflib
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from data import vietnamese

_NEAR = 0.75  # of the letters, by difflib: "Đăk Kooi" is near, "Đăk Pne" to "Đăk Kôi" is not
_OFFERED = 3
_KIND = re.compile(r"^(?:xa|thi tran|tt|huyen|thon|lang|to dan pho|tdp|mo hinh) (?=\S)")
_NOT_A_WORD = re.compile(r"[^\w]+")


class Match(NamedTuple):
    """It is this one."""

    key: str


class Offers(NamedTuple):
    """It is none, but close to these, the closest first: (key, name)."""

    near: list[tuple[str, str]]


class Ambiguous(NamedTuple):
    """It may be any of these: (key, name)."""

    among: list[tuple[str, str]]


class Unknown(NamedTuple):
    """It is like nothing that is known."""


def resolve(text: str, known: Mapping[str, Sequence[str]]) -> Match | Offers | Ambiguous | Unknown:
    """Find `text` among `known`: id -> spellings, of which the first is the one to show."""
    wanted = simplify(text)
    if not wanted:
        return Unknown()
    shown = {key: spellings[0] for key, spellings in known.items() if spellings}
    simple = {key: {simplify(each) for each in spellings} for key, spellings in known.items()}
    same = [key for key in shown if wanted in simple[key]]
    if len(same) > 1:
        # "Tân" and "Tấn" are alike only without their marks: to the letter it may be one of them.
        exact = _to_the_letter(text)
        letters = [key for key in same if exact in map(_to_the_letter, known[key])]
        same = letters if len(letters) == 1 else same
    if len(same) == 1:
        return Match(same[0])
    if same:
        return Ambiguous([(key, shown[key]) for key in same])
    near = sorted(
        ((-_nearness(wanted, simple[key]), shown[key], key) for key in shown),
        key=lambda item: (item[0], vietnamese.sort_key(item[1]), item[2]),
    )
    offers = [(key, name) for score, name, key in near if -score >= _NEAR]
    return Offers(offers[:_OFFERED]) if offers else Unknown()


def find_alike(text: str, known: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Those of `known` that are like `text` but for their numbers, "tổ 1" and "tổ 2": (key, name),
    three at most."""
    wanted = _without_numbers(text)
    alike = [
        (key, spellings[0])
        for key, spellings in known.items()
        if any(_nearness(wanted, {_without_numbers(each)}) >= _NEAR for each in spellings)
    ]
    return alike[:_OFFERED] if wanted else []


def _without_numbers(text: str) -> str:
    return " ".join(re.sub(r"[0-9]+", " ", simplify(text)).split())


def simplify(text: str) -> str:
    """A key for comparing names: folded, without "xã", "thôn" …, numbers without leading zeros."""
    simple = _NOT_A_WORD.sub(" ", vietnamese.fold(text)).strip()
    simple = re.sub(r"\b0+(?=[0-9])", "", simple)
    return _KIND.sub("", simple)


def is_numbered(text: str) -> bool:
    """Whether a name is no more than a number, such as each commune has: "thôn 1"."""
    return re.fullmatch(r"[0-9]+[a-z]?", simplify(text)) is not None


def _nearness(wanted: str, spellings: set[str]) -> float:
    """From 0 to 1. Another number is another place; a beginning of a long name is as good as it."""
    best = 0.0
    for each in spellings:
        if re.findall(r"[0-9]+", wanted) != re.findall(r"[0-9]+", each):
            continue
        if len(wanted.split()) > 1 and f"{each} ".startswith(f"{wanted} "):
            return 1.0
        best = max(best, difflib.SequenceMatcher(None, wanted, each).ratio())
    return best


def _to_the_letter(text: str) -> str:
    return vietnamese.normalise(text).casefold()
