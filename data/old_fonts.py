"""Vietnamese typed for fonts of before Unicode, or read by the wrong table: what was meant.

TCVN3 (.VnTime, a standard of 1993) and VNI (VNI-Times) keep Vietnamese letters at the places of
Western ones, and show as gibberish in any other font: "Nu«i dª", "Nuoâi deâ" are "Nuôi dê". UTF-8
that was read byte by byte shows as "NuÃ´i dÃª", Windows' own table of Vietnamese as "saÒn xuâìt".
A word counts as one of those only when it can't be Vietnamese as it stands and is when it is
turned; what is merely odd, such as a name of another language, stays.
"""

import re
import unicodedata
from functools import lru_cache

_UNICODE = """
    à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ đ è ẻ ẽ é ẹ ê ề ể ễ ế ệ ì ỉ ĩ í ị ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ
    ơ ờ ở ỡ ớ ợ ù ủ ũ ú ụ ư ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ
"""
# Capitals with a tone are the same letters in a font of capitals (.VnTimeH).
_TCVN3_SIGNS = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§"
_TCVN3 = dict(zip(_TCVN3_SIGNS, [*_UNICODE.split(), *"ĂÂÊÔƠƯĐ"], strict=True))
# A letter and, for most, a second one in place of the mark.
_VNI_SIGNS = """
    aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä ñ eø eû eõ eù eï eâ eà eå eã eá eä ì æ ó í ò
    oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î
"""
_VNI_SMALL = dict(zip(_VNI_SIGNS.split(), _UNICODE.split(), strict=True))
_VNI = _VNI_SMALL | {key.upper(): letter.upper() for key, letter in _VNI_SMALL.items()}
_VNI |= {key[0].upper() + key[1:]: letter.upper() for key, letter in _VNI_SMALL.items()}
_VNI_LETTER = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

# The Western table; its five empty places are the byte itself, as programs have it.
_BYTES = {chr(byte): byte for byte in range(256)}
_BYTES |= {bytes([byte]).decode("cp1252", "ignore"): byte for byte in range(256)}

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ONSET = r"(?:gi|qu|[bcdđfghjklmnpqrstvwxz]{0,3})"
# These end in a glide: no consonant follows, and the tone is not on the glide.
_GLIDING = (
    "ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|iêu|yêu|oai|oay|oeo|uây|uôi|ươi|ươu|uyu|ua|ưa|ia"
    "|uya"
)
_STEADY = "a|ă|â|e|ê|i|o|ô|ơ|u|ư|y|iê|yê|oa|oă|oe|oo|uâ|uê|uô|uơ|uy|uyê|ươ"
_SYLLABLE = re.compile(rf"{_ONSET}(?:({_GLIDING})|(?:{_STEADY})[bcdghklmnprstvx]{{0,2}})")
_EDGE = "0123456789.,;:!?()[]{}<>/\\|+=*&%#@'\"“”‘’–—-_…"


@lru_cache(maxsize=2_000)
def mend(text: str) -> str:
    """What a text was meant to be, "" when there is nothing to mend. NFC; blanks stay."""
    if text.isascii():
        return ""
    if whole := _decode(text):
        return unicodedata.normalize("NFC", whole)
    text = unicodedata.normalize("NFC", text)
    words = text.split(" ")
    best, count = "", 0
    for turn in (_from_tcvn3, _from_vni, _from_windows, _decode):
        found = [not word.isascii() and _is_meant(word, turn(word)) for word in words]
        if sum(found) > count:
            count = sum(found)
            # "hé" is a word, and "hộ" in TCVN3: where nothing is in Unicode, all is turned.
            old = all(ord(letter) < 0x100 for letter in text)
            best = " ".join(
                turn(word) if sure or (old and _is_better(word, turn(word))) else word
                for word, sure in zip(words, found, strict=True)
            )
    return best


def is_lost(text: str) -> bool:
    """Whether letters are gone for good: a wrong table has put its mark in their place."""
    return "\ufffd" in text


def _is_better(word: str, turned: str) -> bool:
    return not word.isascii() and _is_vietnamese(turned)


def _is_meant(word: str, turned: str) -> bool:
    return (
        bool(turned)
        and turned != word
        and re.search("[a-zA-Z]", word) is not None
        and not _is_vietnamese(word.replace("\u00ad", ""))
        and _is_vietnamese(turned)
    )


@lru_cache(maxsize=4_000)
def _is_vietnamese(word: str) -> bool:
    """Whether each part of a word is built like a syllable, also one of the region's own names."""
    parts = re.split(r"[-/–]", word.strip(_EDGE))
    return all(_is_syllable(part.strip(_EDGE)) for part in parts)


def _is_syllable(word: str) -> bool:
    apart = unicodedata.normalize("NFD", word.lower())
    tones = [letter for letter in apart if letter in _TONES]
    bare = unicodedata.normalize("NFC", "".join(each for each in apart if each not in _TONES))
    match = _SYLLABLE.fullmatch(bare)
    if not match or len(tones) > 1:
        return False
    on_glide = match[1] and match[1] not in ("ua", "ưa", "ia") and apart[-1] in _TONES
    return not on_glide


def _from_tcvn3(word: str) -> str:
    return "".join(_TCVN3.get(letter, letter) for letter in word)


def _from_vni(word: str) -> str:
    return _VNI_LETTER.sub(lambda found: _VNI[found[0]], word)


def _from_windows(word: str) -> str:
    """Read by the Western table what was written by the Vietnamese one."""
    return _recode(word, "cp1258")


def _decode(text: str) -> str:
    """UTF-8 that was read byte by byte, once or twice; "" for anything else."""
    once = _recode(text, "utf-8")
    return (_recode(once, "utf-8") or once) if once and once != text else ""


def _recode(text: str, table: str) -> str:
    """The bytes of a text by the Western table, read by another; "" where that does not go."""
    try:
        single = bytes(_BYTES[letter] for letter in text)
        return unicodedata.normalize("NFC", single.decode(table))
    except (KeyError, UnicodeDecodeError):
        return ""
