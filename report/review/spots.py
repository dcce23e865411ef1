"""Where a number is about: the commune or village that the words around it name."""

import re
from collections.abc import Mapping, Sequence

from report.review.vocabulary import Place
from report.review.words import Mention, lower

# A commune that is named for not reporting is no place of the numbers beside it.
_UNHEARD = re.compile(r"\bchưa\s+(?:có\s+|gửi\s+)?báo cáo(?:\s+của)?\s*:?\s[^;).]*")
_KIND = re.compile(r"\b(?:[Xx]ã|[Tt]hị trấn|[Tt]hôn|[Ll]àng)\s+(?=[A-ZĐÂÊÔƠƯĂ\d])")
_BETWEEN = re.compile(r"[\s,\-–(“”\"]*(?:thuộc\s+|của\s+)?[\s,\-–(]*")
_NEAR = 60  # letters before a place that may say that it has not reported


class Spots:
    """The places of one paragraph; known: all places by id."""

    def __init__(self, text: str, mentions: Sequence[Mention], known: Mapping[str, Place]) -> None:
        self.text = text
        self.small = lower(text)
        unheard = [match.span() for match in _UNHEARD.finditer(self.small)]
        self._mentions = [
            one for one in mentions if not any(a <= one.start < b for a, b in unheard)
        ]
        self._places = known

    def read(self, start: int, end: int, last: bool = False) -> str:
        """The id of the place that some words name, the first or the last of them; "" for none, "?"
        for one that we do not know."""
        inside = [one for one in self._mentions if start <= one.start < end]
        strange = [
            match.start()
            for match in _KIND.finditer(self.text, start, end)
            if not any(one.start <= match.start() < one.end for one in self._mentions)
            and not _UNHEARD.search(self.small[max(0, match.end() - _NEAR) : match.end()])
        ]
        if not inside:
            return "?" if strange else ""
        if last:
            if strange and strange[-1] > inside[-1].start:
                return "?"
            at = len(inside) - 1
            if at and self._joins(inside[at - 1], inside[at]):
                at -= 1
        else:
            at = 0
            if strange and strange[0] < inside[0].start:
                return "?"
        one = inside[at]
        later = [each for each in self._mentions if each.start >= one.end][:1]
        commune = later[0] if later and self._joins(one, later[0]) else None
        return self._choose(one, commune)

    def _joins(self, one: Mention, other: Mention) -> bool:
        """Whether a village and its commune are named together: "thôn Kon Bỉ - xã Đăk Tơ Lung"."""
        places = self._places
        is_village = all(places[key].unit != places[key].commune for key in one.keys)
        is_commune = all(places[key].unit == places[key].commune for key in other.keys)
        between = self.small[one.end : other.start]
        return is_village and is_commune and bool(_BETWEEN.fullmatch(between))

    def _choose(self, one: Mention, commune: Mention | None) -> str:
        places = self._places
        keys = sorted(one.keys)
        if commune:
            # A village that the source puts into no commune may lie in any.
            fit = [key for key in keys if places[key].commune in (*commune.keys, None)]
            keys = fit or ["?"]
        return keys[0] if len(keys) == 1 else "?"
