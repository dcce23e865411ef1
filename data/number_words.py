"""Vietnamese number words, written and read: 26 is "hai mươi sáu"; from 0 to 999.999.

What is read may be in any case, as the south or the north says it ("ngàn" or "nghìn", "lẻ" or
"linh", "tư" or "bốn"); what is written is the form of official papers.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from data.vietnamese import normalise

MOST = 999_999

_DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
_READ = {word: digit for digit, word in enumerate(_DIGITS)} | {"bẩy": 7}
# After "mươi" some digits change; "tư" stands for four there and in "trăm linh tư".
_AFTER_TEN = _READ | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_TEN, _TENS, _HUNDRED = "mười", "mươi", "trăm"
_ODD = ("linh", "lẻ")
_THOUSAND = ("nghìn", "ngàn")
_KNOWN = {*_AFTER_TEN, _TEN, _TENS, _HUNDRED, *_ODD, *_THOUSAND}
_LONGEST = 12  # words of a number: "chín trăm chín mươi chín nghìn …" has eleven
_WORD = re.compile(r"[^\W\d_]+")


class Found(NamedTuple):
    """A number in words within a text: where it stands, and its value."""

    start: int
    end: int
    value: int


def write_words(value: int) -> str:
    """Write 26 as "hai mươi sáu", 1005 as "một nghìn không trăm linh năm".

    ValueError outside 0 to 999.999.
    """
    if not 0 <= value <= MOST:
        raise ValueError(f"number words go from 0 to {MOST}, got {value!r}")
    thousands, rest = divmod(value, 1000)
    if not thousands:
        return _write_below(rest, full=False)
    told = [_write_below(thousands, full=False), _THOUSAND[0]]
    return " ".join([*told, _write_below(rest, full=True)] if rest else told)


def read_words(text: str) -> int:
    """Read "Hai mươi sáu" as 26. ValueError, in Vietnamese, for anything but one number."""
    words = normalise(text).lower().split()
    value = _read(words)
    if value is None:
        raise ValueError(f"“{normalise(text)[:60]}” không phải là một số viết bằng chữ.")
    return value


def find_words(text: str) -> Iterator[Found]:
    """Every number in words, each the longest that can be read from where it begins.

    Whether a word such as "năm" or "ba" is meant as a number there, its neighbours must tell.
    """
    words = [(match.start(), match.end(), match[0].lower()) for match in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        last, most = at, min(len(words), at + _LONGEST)
        while last < most and words[last][2] in _KNOWN and _touches(text, words, at, last):
            last += 1
        for end in range(last, at, -1):
            value = _read([word for _, _, word in words[at:end]])
            if value is not None:
                yield Found(words[at][0], words[end - 1][1], value)
                at = end
                break
        else:
            at += 1


def _touches(text: str, words: list[tuple[int, int, str]], first: int, at: int) -> bool:
    """Whether only blanks stand between a word and the one before it; true of the first one."""
    return at == first or not text[words[at - 1][1] : words[at][0]].strip()


def _write_below(value: int, full: bool) -> str:
    """A number below a thousand; `full`: with its hundreds and tens even where they are none."""
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    told = [_DIGITS[hundreds], _HUNDRED] if hundreds or full else []
    if tens == 0:
        if told and ones:
            told.append(_ODD[0])
    elif tens == 1:
        told.append(_TEN)
    else:
        told += [_DIGITS[tens], _TENS]
    if ones or not (told or rest):
        told.append(_write_last(tens, ones))
    return " ".join(told)


def _write_last(tens: int, ones: int) -> str:
    if ones == 1 and tens > 1:
        return "mốt"
    return "lăm" if ones == 5 and tens else _DIGITS[ones]


def _read(words: list[str]) -> int | None:
    """The number that all of these words are; None when they are none."""
    if not words or any(word not in _KNOWN for word in words):
        return None
    for at, word in enumerate(words):
        if word in _THOUSAND:
            thousands, rest = _read_below(words[:at]), _read_rest(words[at + 1 :])
            if not thousands or rest is None:
                return None
            return thousands * 1000 + rest
    return _read_below(words)


def _read_rest(words: list[str]) -> int | None:
    """What follows the thousands: nothing, "hai trăm …", "không trăm linh năm", "linh năm"."""
    if not words:
        return 0
    if words[0] in _ODD:
        return _read_odd(words)
    return _read_below(words) if _HUNDRED in words[:2] else None


def _read_below(words: list[str]) -> int | None:
    hundreds = 0
    if len(words) > 1 and words[1] == _HUNDRED:
        digit = _READ.get(words[0])
        if digit is None:
            return None
        hundreds, words = digit * 100, words[2:]
        if not words:
            return hundreds or None
        if words[0] in _ODD:
            odd = _read_odd(words)
            return None if odd is None else hundreds + odd
        # "một trăm hai" is 102 to some and 120 to others.
        if len(words) == 1 and words[0] != _TEN:
            return None
    below = _read_tens(words)
    return None if below is None else hundreds + below


def _read_odd(words: list[str]) -> int | None:
    digit = _AFTER_TEN.get(words[1]) if len(words) == 2 else None
    return digit or None


def _read_tens(words: list[str]) -> int | None:
    match words:
        case [one]:
            return 10 if one == _TEN else _READ.get(one)
        case ["mười", last]:
            return _add(10, last)
        case [tens, "mươi", *rest] if len(rest) <= 1 and _READ.get(tens, 0) > 1:
            start = _READ[tens] * 10
            return _add(start, rest[0]) if rest else start
    return None


def _add(start: int, last: str) -> int | None:
    digit = _AFTER_TEN.get(last)
    return start + digit if digit else None
