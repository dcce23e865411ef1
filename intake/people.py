"""Names of people and numbers of their papers, as they slip into the words of a form.

Family names of the Kinh, "A" and "Y" before the given names of the Xơ Đăng, Ba Na and Giẻ Triêng,
and names after a title or "hộ". A name that a place or an institution bears is known by the word
before it: "thôn A Xây", "Trường Nguyễn Văn Trỗi".
"""

import re
from collections.abc import Collection
from functools import lru_cache

from data import old_fonts, vietnamese

SURE, MAYBE, NONE = "sure", "maybe", ""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FAMILY = _words("""
    nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ ngô trương trịnh phùng quách siu rmah
    ksor kpuih kpă rahlan rcom
""")
# With one more word also beans, maize, a town, a king: "Đỗ Đen", "Ngô Lai", "Lê Lợi".
_FAMILY_AND_WORD = _words("đỗ ngô lê hoàng vũ bùi phan võ")
# Words of everyday, too.
_FAMILY_OR_WORD = _words("""
    dương đinh đào tạ nông lò cao hồ mai lương lâm thái hà kim chu tô la lưu châu tống triệu vương
    đoàn đàm thạch nay lý từ
""")
_MIDDLE = _words("văn thị")
_TITLES = _words("ông bà anh chị em cháu cô chú bác thầy hộ nhà đ/c mr mrs ms ông/bà anh/chị") | {
    *("chủ hộ", "gia đình", "hộ gia đình", "già làng", "trưởng thôn", "thôn trưởng", "phó thôn"),
    *("trưởng làng", "đồng chí", "bí thư", "chủ tịch", "họ tên", "họ và tên"),
}
_LAST_OF_TITLES = frozenset(title.split()[-1] for title in _TITLES)
_FIRST = _FAMILY | _FAMILY_OR_WORD | {"a", "y"}
# "Trẻ em Ba Na", "chị em Phụ nữ" are no "em Ba Na".
_TOGETHER = _words("trẻ chị anh các ông bà người đàn phụ giới con")
_PLACES = _words("""
    thôn làng xã huyện tỉnh kon plei tổ khu núi suối sông cầu đèo đường phố trường quỹ giải ty
    nghiệp htx nhánh thpt thcs học non trấn bản buôn ấp chợ hồ đập nhóm loại lớp lô khối hạng
    vitamin vùng
""")
# What may stand after "hộ", "em" or a title with a capital and names nobody.
_NOBODY = _words("""
    ba bana bahnar xơ xê sơ giẻ gia jrai brâu kinh tày nùng mường thái dao mông hrê ê kon kong đăk
    đắk plei plây thôn làng xã huyện tỉnh tổ khu ban nghèo cận chính dân sản văn hội đoàn chi đảng
    mặt phụ nông cựu niên trẻ học bà bị có không đã đang sẽ tại trên do và nuôi trồng chăn làm ở là
    được rẫy rông mồ nước mầm trường lớp khuyến tiểu trung ngủ tảo bí chủ phó trưởng giám thường ủy
    uỷ ubnd cúng mo thuốc rịa nà hồ sĩ sỹ đồng người tự dtts ca cao việt cách mạng xóa liệt mẹ vệ an
    tình đại mái hạnh no sạch tiêu vườn giáo em cô chị anh tôi ngang máy màng thờ ngoan
""")
_NOT_NAMES = ("thanh niên",)
# After these a phrase may begin with a capital: "Gia đình Hạnh phúc", "Nhà Tình nghĩa".
_HOUSES = ("hộ", "nhà", "gia đình", "hộ gia đình")
# What may follow the name of a household all the same.
_THEN = _words("ở tại thôn làng và với có làm nuôi trồng được là do đã đang bị thuộc còn")
_NO_GIVEN_NAME = _words("tế tá sĩ sỹ học khoa lệnh bác lý")
_WORD = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)?")
# Without any marks, as typed on a foreign keyboard.
_BARE = re.compile(
    r"(?<!\w)(?:nguyen|tran|pham|huynh|hoang|phan|dang|bui|trinh|le|vo|do|ngo|dinh) "
    r"(?:van|thi) [a-z]+"
)
_BARE_FAMILY = re.compile(r"(?<!\w)(?:Nguyen|Huynh|Pham) [A-Z][a-z]")
# A whole cell of these words: "a thanh".
_ALONE = re.compile(r"[ay] (?!tế|tá|sĩ|sỹ|học|khoa|lệnh|lô)[^\W\d_]{2,}", re.IGNORECASE)

# Of a phone (also +84), of an identity card, of a birthday, of mail; large sums are grouped.
_NUMBERS = re.compile(
    r"(?<![0-9.])(?:\+84[ .-]?|84(?=[0-9]{9}(?![0-9]))|0[ .-]?)[0-9](?:[ .-]?[0-9]){7,10}(?![0-9])"
    r"|(?:cmnd|cccd|căn cước|chứng minh nhân dân|điện thoại|sđt)\D{0,12}[0-9](?:[ .-]?[0-9]){5,}"
    r"|(?:^|[(,;:]\s*)(?:sinh (?:ngày|năm)|sn)[ :]*[0-9]{1,4}"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\w",
    re.IGNORECASE,
)


def has_numbers(text: str) -> bool:
    """Whether a text holds the number of a phone or a paper, a birthday, an address of mail."""
    return _NUMBERS.search(vietnamese.narrow(text)) is not None


def judge(text: str, places: Collection[str] = ()) -> str:
    """Whether a text names a person: SURE, MAYBE or NONE.

    places: names of villages and communes, which are nobody's even when they look so.
    """
    text = vietnamese.normalise(old_fonts.mend(text) or text)
    found = _judge(text)
    if found == NONE:
        return NONE
    for place in places:
        text = re.sub(rf"(?<!\w){re.escape(place)}(?!\w)", "…", text, flags=re.IGNORECASE)
    return _judge(text)


@lru_cache(maxsize=2_000)
def _judge(text: str) -> str:
    if text.isascii() and (_BARE.search(text.lower()) or _BARE_FAMILY.search(text)):
        return SURE
    if _ALONE.fullmatch(text):
        return SURE
    shouted = text.isupper()
    words = list(_WORD.finditer(text.title() if shouted else text))
    found = NONE
    for place in range(len(words)):
        if _may_begin(words, place):
            found = _at(words, place, shouted) or found
            if found == SURE:
                break
    return found


def _may_begin(words: list[re.Match], place: int) -> bool:
    """Whether a name may begin with a word, at a glance: there may be hundreds of thousands."""
    small = words[place][0].lower()
    if small not in _FIRST and (place == 0 or words[place - 1][0].lower() not in _LAST_OF_TITLES):
        return False
    return bool(_title_before(words, place)) or not _is_place(words, place)


def _at(words: list[re.Match], place: int, shouted: bool) -> str:
    """What a name that begins with this word would be."""
    word, after = words[place][0], [each[0] for each in words[place + 1 : place + 4]]
    small = word.lower()
    title = _title_before(words, place)
    follows = after if after and _is_beside(words, place) else []
    given = next((each for each in follows if len(each) > 1), "")
    if follows and (_is_of_the_region(word, given, bool(title)) or _is_in_full(small, follows)):
        return SURE
    if shouted or not word[0].isupper():
        return NONE
    if small in _FAMILY and follows and after[0][0].isupper():
        in_full = len(after) > 1 and after[1][0].isupper()
        return SURE if in_full or title or small not in _FAMILY_AND_WORD else MAYBE
    if " ".join([small, *after[:1]]).lower() in _NOT_NAMES:
        return NONE
    if title and small not in _NOBODY and not (len(word) > 1 and word.isupper()):
        if title in _HOUSES and after and after[0].islower() and after[0] not in _THEN:
            return NONE
        return SURE if len(word) > 1 else MAYBE
    alone = len(words) in (3, 4) and place == 0 and all(each[0][0].isupper() for each in words)
    others = {each.lower() for each in after}
    return MAYBE if alone and small in _FAMILY_OR_WORD and not _NOBODY & others else NONE


def _is_of_the_region(word: str, given: str, title: bool) -> bool:
    """Whether these are "A Thanh", "Y Blanh", after a title also in small letters."""
    if word.lower() not in ("a", "y") or given.lower() in _NO_GIVEN_NAME or len(given) < 2:
        return False
    return title or (word.isupper() and given[0].isupper())


def _is_in_full(family: str, others: list[str]) -> bool:
    """Whether these are "Nguyễn Văn B"; "lương thị trường" is what it says."""
    if family not in _FAMILY | _FAMILY_OR_WORD or len(others) < 2:
        return False
    return others[0].lower() in _MIDDLE and (family in _FAMILY or others[1][0].isupper())


def _is_beside(words: list[re.Match], place: int) -> bool:
    """Whether no more than a blank or a sign is between a word and the next, or the dot of "hộ A.
    Thanh"; "A." that begins a text is its number."""
    text = words[place].string[words[place].end() : words[place + 1].start()]
    return text in (" ", ".", "-", "'", "’") or (text == ". " and words[place].start() > 0)


def _title_before(words: list[re.Match], place: int) -> str:
    """The title that stands before a word, "" for none."""
    for count in (1, 2, 3):
        first = place - count
        if first < 0 or not _is_near(words, first, place):
            return ""
        title = " ".join(each[0].lower() for each in words[first:place])
        if title in _TITLES:
            before = words[first - 1][0].lower() if first else ""
            return "" if before in _TOGETHER or _is_place(words, first) else title
    return ""


def _is_near(words: list[re.Match], first: int, place: int) -> bool:
    """Whether only blanks and colons stand between these words."""
    return all(
        re.fullmatch(r"[ :.]{1,3}", one.string[one.end() : other.start()])
        for one, other in zip(words[first:place], words[first + 1 : place + 1], strict=True)
    )


def _is_place(words: list[re.Match], place: int) -> bool:
    """Whether a word before says that this is the name of a place or an institution."""
    return place > 0 and words[place - 1][0].lower() in _PLACES
