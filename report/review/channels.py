"""Which channel of outreach a number is about: sessions, people, news and articles, the van."""

import re

from report.review.reading import Reading, Spoken

_RADIO = re.compile(r"truyền thanh|phát thanh|\bfm\b|\bloa\b")
_PORTAL = re.compile(r"trang\s+(?:thông|tin|điện|web)|cổng\s+(?:thông|tin)|website")
_VAN = re.compile(r"\bxe\b|lưu động")


def find_session(reading: Reading, spoken: Spoken) -> Spoken:
    """Sessions, where the sentence is about telling people."""
    first, last = reading.sentence(spoken.number.start)
    fits = re.search(r"tuyên truyền|vận động|lồng ghép", reading.small[first:last])
    return _name_channel(spoken, "session" if fits else "")


def find_attendance(reading: Reading, spoken: Spoken) -> Spoken:
    """People who came, where the sentence is about telling people."""
    first, last = reading.sentence(spoken.number.start)
    words = reading.small[first:last]
    fits = re.search(r"tuyên truyền|tham dự|tham gia|người nghe|thu hút", words)
    return _name_channel(spoken, "attendance" if fits else "")


def find_round(reading: Reading, spoken: Spoken) -> Spoken:
    """Rounds of the van; other rounds are people."""
    words = reading.small[slice(*reading.clause(spoken.number))]
    if _VAN.search(words):
        return _name_channel(spoken, "van_round")
    return find_attendance(reading, spoken)


def find_media(reading: Reading, spoken: Spoken) -> Spoken:
    """News and articles: where they appeared stands behind them, or before all of them."""
    number = spoken.number
    first, last = reading.sentence(number.start)
    media = sorted(
        (match.start(), medium)
        for medium, pattern in (("radio", _RADIO), ("portal", _PORTAL))
        for match in pattern.finditer(reading.small, first, last)
    )
    counted = [
        one.start for one in reading.numbers
        if first <= one.start < last and re.match(r"\s*(?:tin|bài)\b", reading.small[one.end :])
    ]  # fmt: skip
    leads = bool(media) and bool(counted) and media[0][0] < counted[0]
    if leads:
        near = [medium for at, medium in media if at < number.start][-1:]
    else:
        near = [medium for at, medium in media if at >= number.end][:1]
    kind = spoken.family
    return _name_channel(spoken, f"{near[0]}_{kind}" if near else "")


def _name_channel(spoken: Spoken, channel: str) -> Spoken:
    return spoken._replace(names=(put(f"outreach.{channel}", spoken.place),) if channel else ())


def put(figure: str, place: str) -> str:
    """The name of a figure at a place; "" is the district."""
    return f"{figure}.{place}" if place else figure
