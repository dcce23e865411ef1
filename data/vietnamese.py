"""Vietnamese numbers, dates, quarters and names, written and read.

Text that comes out is NFC and follows the style of the district's official reports. Text that
goes in may be NFD, oddly spaced or in any case. What a person typed and we cannot read raises
ValueError with one Vietnamese sentence that can be shown as it is; a wrong argument to a writing
function is our own mistake and raises ValueError in English.
"""

import re
import unicodedata
from datetime import date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

Number = int | float | Decimal

_SWAP_MARKS = str.maketrans(",.", ".,")
# A grouped number never starts with 0: "0.123" is an English decimal, not 123.
_NUMBER = re.compile(
    r"([-−]?)([0-9]+|[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?: [0-9]{3})+))(?:,([0-9]+))? ?%?"
)
# Two figures on two lines, or in two columns, must not run together into one.
_TWO_FIGURES = re.compile(r"(?<=[0-9])(?:\s{2,}|[\t\n\v\f\r])(?=[0-9])")

_DATES = [
    re.compile(r"(?:ngày )?(?P<day>[0-9]{1,2})([/-])(?P<month>[0-9]{1,2})\2(?P<year>[0-9]{4})"),
    re.compile(r"ngày (?P<day>[0-9]{1,2}) tháng (?P<month>[0-9]{1,2}) năm (?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"),
]

# Vietnam keeps one time all year; so no table of time zones is needed.
_VIETNAM = timezone(timedelta(hours=7))

_ROMAN = ["I", "II", "III", "IV"]
_QUARTER_KEY = re.compile(r"([0-9]{4})-Q([1-4])")
_QUARTER = re.compile(r"(?:qu[yýií] ?|q)(iv|i{1,3}|[1-4])(?: ?/ ?| năm )([0-9]{4})")

# Full-width forms, which a keyboard for Chinese or Japanese leaves: １２３, ，, ％.
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_TO_BLANK = dict.fromkeys(map(ord, "-‐‑‒–—―−'‘’‚‛ʼ`´\"“”„‟«».,…"), " ")
# Ð (eth) and Ɖ look like Đ and turn up in old files. None of the three decomposes into d + mark.
D_WITH_BAR = str.maketrans("đðɖ", "ddd")

_RANK = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
# Combining huyền, hỏi, ngã, sắc, nặng: dictionary order, which is not code point order.
_TONE = {mark: rank for rank, mark in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)}
_SORTED_PIECE = re.compile("([0-9]+)|(.)([\u0300-\u036f]*)")


def exactly(value: Number) -> Decimal:
    """Give the number that was meant: 0.1 as 0.1. ValueError for nan, infinity and no number."""
    # By way of str: Decimal(0.1) would bring the binary noise along, str(0.1) is what was meant.
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite():
        raise ValueError(f"not a finite number: {value!r}")
    return number


def write_number(value: Number, decimals: int = 0) -> str:
    """Write 1238856000 as "1.238.856.000", and 96.45 to one decimal as "96,5".

    Halves go away from zero, as decimal digits show them: 0.125 gives "0,13", -0.5 gives "−1".
    ValueError for nan, infinity and whatever is no number.
    """
    number = exactly(value)
    # Room for every digit: the default context would refuse numbers of more than 28 digits.
    context = Context(prec=max(1, number.adjusted() + decimals + 2), rounding=ROUND_HALF_UP)
    rounded = number.quantize(Decimal(1).scaleb(-decimals), context=context)
    sign = "−" if rounded < 0 else ""
    return sign + f"{rounded.copy_abs():,.{decimals}f}".translate(_SWAP_MARKS)


def write_percent(value: Number, decimals: int = 1) -> str:
    """Write a value that is already in per cent: 96.5 as "96,5%". ValueError as write_number."""
    return write_number(value, decimals) + "%"


def write_count(value: int) -> str:
    """Write a count for official prose: 0 as "0", 5 as "05", 10 as "10", 8000 as "8.000".

    ValueError for a negative or broken number.
    """
    number = exactly(value)
    if number < 0 or number != number.to_integral_value():
        raise ValueError(f"a count is a whole number from 0 up, got {value!r}")
    return f"0{int(number)}" if 1 <= number <= 9 else write_number(number)


def read_number(text: str) -> Decimal:
    """Read "1.238", "1 238", "96,5", "96,5%" (as 96.5), "05", "−3" exactly.

    A dot or a blank only ever groups thousands, so "1.23" is refused and not guessed at.
    ValueError, in Vietnamese, for anything but one number.
    """
    text = one_line(text)
    match = _NUMBER.fullmatch(text)
    if match:
        sign, whole, fraction = match.groups()
        digits = whole.replace(".", "").replace(" ", "")
        number = Decimal(f"{digits}.{fraction or ''}")
        return number.copy_negate() if sign and number else number
    if re.fullmatch(r"[-−]?[0-9][0-9., ]* ?%?", text):
        raise ValueError(
            f"Không rõ “{text}” là số nào: hàng nghìn tách bằng dấu chấm và đủ ba chữ số (1.238),"
            " phần thập phân viết sau dấu phẩy (96,5)."
        )
    problem = f"“{text}” không phải là một số" if text else "Ô số đang để trống"
    raise ValueError(f"{problem}: cần viết như 1.238 hoặc 96,5.")


def write_date(day: date) -> str:
    """Write "05/5/2022", "18/02/2022": the day in two digits, the month padded only for 1 and 2."""
    return f"{day.day:02d}/{_month(day)}/{day.year:04d}"


def write_long_date(day: date) -> str:
    """Write "ngày 05 tháng 02 năm 2024", "ngày 20 tháng 6 năm 2024"."""
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year:04d}"


def write_moment(moment: datetime) -> str:
    """Write a moment as the clock in Vietnam shows it: "14:03 ngày 20/6/2024".

    ValueError for a moment without its time zone.
    """
    local = _turn_local(moment)
    return f"{local:%H:%M} ngày {write_date(local.date())}"


def day_in_vietnam(moment: datetime) -> date:
    """Give the day of a moment by Vietnam's clock. ValueError for one without its time zone."""
    return _turn_local(moment).date()


def read_date(text: str) -> date:
    """Read "05/5/2022", "5-5-2022", "ngày 05 tháng 5 năm 2022" or "2022-05-05"; day before month.

    ValueError, in Vietnamese, for another form and for a day that the calendar doesn't have.
    """
    text = normalise(text)
    match = next(filter(None, (form.fullmatch(text.lower()) for form in _DATES)), None)
    if not match:
        raise ValueError(f"Không đọc được ngày “{text}”: cần viết ngày/tháng/năm như 05/5/2022.")
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        raise ValueError(f"Lịch không có ngày “{text}”: cần xem lại ngày, tháng và năm.") from None


def write_quarter(quarter: str) -> str:
    """Write the key "2024-Q2" as "quý II/2024". ValueError for anything but a key."""
    year, number = _quarter_parts(quarter)
    return f"quý {_ROMAN[number - 1]}/{year:04d}"


def read_quarter(text: str) -> str:
    """Read "quý II/2024", "Quý 2/2024", "Q2/2024", "quý II năm 2024" or a key as "2024-Q2".

    ValueError, in Vietnamese, for the rest.
    """
    text = normalise(text)
    if is_quarter(text.upper()):
        return text.upper()
    match = _QUARTER.fullmatch(text.lower())
    if not match:
        raise ValueError(f"Không đọc được quý “{text}”: cần viết như quý II/2024 hoặc 2024-Q2.")
    number, year = match[1].upper(), match[2]
    return f"{year}-Q{_ROMAN.index(number) + 1 if number in _ROMAN else number}"


def shift_quarter(quarter: str, by: int) -> str:
    """Move a key by whole quarters: ("2024-Q1", -1) gives "2023-Q4".

    ValueError for anything but a key, and outside the years 0000 to 9999.
    """
    year, number = _quarter_parts(quarter)
    year, index = divmod(year * 4 + number - 1 + by, 4)
    if not 0 <= year <= 9999:
        raise ValueError(f"no quarter lies {by} from {quarter}")
    return f"{year:04d}-Q{index + 1}"


def previous_quarter(quarter: str) -> str:
    """Give the key before: "2024-Q1" gives "2023-Q4". ValueError as shift_quarter."""
    return shift_quarter(quarter, -1)


def same_quarter_last_year(quarter: str) -> str:
    """Give the key a year before: "2024-Q2" gives "2023-Q2". ValueError as shift_quarter."""
    return shift_quarter(quarter, -4)


def is_quarter(text: str) -> bool:
    """Tell whether `text` is a quarter key, exactly as stored: "2024-Q2"."""
    return _QUARTER_KEY.fullmatch(text) is not None


def one_line(text: str) -> str:
    """Tidy what should be one number: full-width signs made plain, two figures held apart."""
    return normalise(_TWO_FIGURES.sub("; ", narrow(text)))


def normalise(text: str) -> str:
    """Tidy for storing and showing: NFC, every run of blanks or line breaks one space, stripped.

    Zero-width and other invisible characters go; quotes, dashes and spelling stay as they are.
    """
    # Invisible characters go first: one may stand between a letter and its mark.
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return " ".join(text.split())


def narrow(text: str) -> str:
    """Full-width letters, digits and signs as plain ones: "１２３" gives "123"."""
    return text.translate(_WIDE)


def fold(text: str) -> str:
    """Make a key for loose matching: "Đăk Pnê", "Đắk Pne" and "DAK-PNE" all give "dak pne".

    For comparing only: different names may fold alike ("Tân", "Tấn"), so don't show or store it.
    """
    text = unicodedata.normalize("NFD", normalise(text).casefold())
    text = "".join(char for char in text if unicodedata.category(char) != "Mn")
    return normalise(text.translate(D_WITH_BAR).translate(_TO_BLANK))


def tidy(text: str) -> str:
    """Words on one line, of characters that can be written and shown."""
    text = normalise(text.encode("utf-8", "replace").decode())
    return "".join(letter for letter in text if letter.isprintable())


def sort_key(text: str) -> tuple:
    """Make a key for Vietnamese dictionary order: sorted(names, key=sort_key).

    Letters decide first (blank < signs < numbers < a ă â b c d đ …), then tones, then small before
    capital. Digits compare as numbers: "thôn 5" < "thôn 12". Only equal texts have equal keys.
    """
    text = normalise(text)
    letters, tones, cases = [], [], []
    for digits, char, marks in _SORTED_PIECE.findall(unicodedata.normalize("NFD", text)):
        base = char.lower()
        shape = "".join(mark for mark in marks if mark not in _TONE)
        letter = unicodedata.normalize("NFC", base + shape)
        if digits:
            letters.append((2, int(digits)))
        elif letter in _RANK:
            letters.append((3, _RANK[letter]))
            marks = "".join(mark for mark in marks if mark in _TONE)
        elif base in _RANK:  # a letter of another language, such as ŏ: after o and all its tones
            letters.append((3, _RANK[base]))
        else:
            letters.append((0 if base == " " else 4 if base.isalpha() else 1, ord(base)))
        tones.append(tuple(_TONE.get(mark, ord(mark)) for mark in marks))
        cases.append(char.isupper())
    return tuple(letters), tuple(tones), tuple(cases), text


def _turn_local(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(_VIETNAM)


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month < 3 else str(day.month)


def _quarter_parts(quarter: str) -> tuple[int, int]:
    match = _QUARTER_KEY.fullmatch(quarter)
    if not match:
        raise ValueError(f"a quarter key looks like 2024-Q2, got {quarter!r}")
    return int(match[1]), int(match[2])
