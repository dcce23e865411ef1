"""Text of old fonts and of wrong tables is known for what it is; other words stay."""

import pytest

from data import old_fonts
from data.old_fonts import _TCVN3, _VNI

# Sentences in which most letters come up.
SENTENCES = [
    "Tổ phụ nữ giúp nhau nuôi dê sinh sản ở thôn Kon Rơ Pen",
    "Hội Nông dân xã Đăk Pne vận động hộ nghèo bỏ hủ tục",
    "Trồng cà phê, mắc ca dưới tán rừng; bể chứa nước sạch",
    "không hiệu quả vì thiếu vốn, chưa có đầu ra",
    "Ủy ban nhân dân thị trấn Đăk Rve",
]


def _tcvn3(text):
    back = {letter: old for old, letter in _TCVN3.items()}
    return "".join(back.get(letter, back.get(letter.lower(), letter)) for letter in text)


def _vni(text):
    back = {letter: old for old, letter in reversed(_VNI.items())}
    return "".join(back.get(letter, letter) for letter in text)


@pytest.mark.parametrize("meant", SENTENCES)
def test_what_was_meant_is_found(meant):
    assert old_fonts.mend(meant) == ""
    assert old_fonts.mend(_tcvn3(meant)).lower() == meant.lower()
    assert old_fonts.mend(_vni(meant)) == meant
    read_bytewise = meant.encode().decode("latin-1")
    assert old_fonts.mend(read_bytewise) == meant
    assert old_fonts.mend(read_bytewise.encode().decode("latin-1")) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Nu«i dª sinh s¶n", "Nuôi dê sinh sản"),
        ("hé nghÌo", "hộ nghèo"),  # "hé" alone is a word
        ("NuÃ´i dÃª", "Nuôi dê"),
        ("saÒn xuâìt", "sản xuất"),
        ("Nuôi bò thịt cho hé nghÌo", "Nuôi bò thịt cho hé nghèo"),  # half in Unicode
    ],
)
def test_other_ways(text, meant):
    assert old_fonts.mend(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        *("không cã", "hé", "Trắng Nó – Kon Blo", "Plei Kŏn", "Kon Ktủ", "A Blớ", "café", "½ con"),
        *("Nuôi dê «mới»", "5 m²", "VietGAP®", "thôn¹", "khoẻ", "hoà giải", "thuỷ lợi", "quý III"),
        *("Ðăk Rve", "xu\u00adất", "naïve", "Đa\u0306k Pne", "<b>&amp;</b>", "漢字"),
    ],
)
def test_what_is_merely_odd_stays(text):
    assert old_fonts.mend(text) == ""


def test_letters_that_are_gone():
    assert old_fonts.is_lost("Nu\ufffdi d\ufffd")
    assert not old_fonts.is_lost("Nuôi dê")
