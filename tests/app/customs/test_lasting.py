"""How long a custom has been kept, in words."""

import pytest

from app.customs.lasting import tell_length, tell_long, tell_short
from measures.spells import find_spell
from tests.measures.courses import points


@pytest.mark.parametrize(
    ("line", "short", "long", "length"),
    [
        ("5 0", "", "", None),
        (
            "5 4",
            "≥ 2 quý, từ I/2023",
            "ít nhất từ quý I/2023 đến nay: 2 quý",
            "ít nhất 2 quý",
        ),
        # It was told of once, and the quarter seen has no number.
        ("5 -", "≥ 1 quý, đến I/2023", "ít nhất trong quý I/2023", "ít nhất 1 quý, đến quý I/2023"),
        ("0 5 4", "2 quý, từ II/2023", "từ quý II/2023 đến nay: 2 quý", "2 quý"),
        (
            "5 - 0? 4 -",
            "≥ 4 quý, đến IV/2023",
            "ít nhất từ quý I/2023 đến quý IV/2023: 4 quý, trong đó 2 quý chưa đủ số",
            "ít nhất 4 quý, đến quý IV/2023",
        ),
    ],
)
def test_in_words(line, short, long, length):
    told, now = points(line), points(line)[-1].quarter
    spell = find_spell(told)
    assert (tell_short(spell, now), tell_long(spell, now), tell_length(spell, now)) == (
        short,
        long,
        length,
    )
