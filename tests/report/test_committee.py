"""The settings of the committee: read, overridden, refused."""

import pytest

from report.committee import FILE, read_committee
from report.errors import ReportError


def damage(tmp_path, old, new):
    """A copy of the file with one change."""
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    copy = tmp_path / "committee.toml"
    copy.write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy


def test_committee_of_the_district():
    found = read_committee("Kon Rẫy")
    assert found.superior == "HUYỆN ỦY KON RẪY"
    assert found.body == ["BAN CHỈ ĐẠO", "CUỘC VẬN ĐỘNG HUYỆN"]
    assert (found.kind, found.symbol, found.place) == ("BÁO CÁO", "BC/BCĐ", "Kon Rẫy")
    assert found.posts == ["CHỦ TỊCH UBMTTQVN HUYỆN", "kiêm", "PHÓ TRƯỞNG BAN"]
    assert not found.signature_bold_first
    assert found.signer == ""
    assert len(found.recipients) == 8
    assert found.recipients[0] == "BTV Huyện ủy (b/c)" and found.recipients[-1] == "Lưu VT"
    assert found.standard == "auto"


def test_demonstration_never_carries_the_real_name():
    words = str(read_committee("Minh Họa"))
    assert "HUYỆN ỦY MINH HỌA" in words
    assert "Kon Rẫy" not in words and "KON RẪY" not in words


def test_no_sign_of_a_seal_of_its_own():
    assert not any("T/M" in post or "K/T" in post for post in read_committee("Kon Rẫy").posts)


@pytest.mark.parametrize(
    ("signing", "posts", "bold"),
    [
        ("head", ["TRƯỞNG BAN CHỈ ĐẠO"], False),
        ("deputy", ["K/T TRƯỞNG BAN CHỈ ĐẠO", "PHÓ TRƯỞNG BAN CHỈ ĐẠO"], True),
    ],
)
def test_other_shapes_of_the_signature(signing, posts, bold):
    found = read_committee("Kon Rẫy", {"signing": signing})
    assert (found.posts, found.signature_bold_first) == (posts, bold)


def test_overrides():
    found = read_committee(
        "Kon Rẫy",
        {
            "signer": " Nguyễn Văn  A ",
            "recipients": "UBND huyện\n\nLưu VT",
            "place": "",
            "number": "128",
            "date": "2024-06-20",
        },
    )
    assert found.signer == "Nguyễn Văn A"
    assert found.recipients == ["UBND huyện", "Lưu VT"]
    assert found.place == "Kon Rẫy"


def test_no_override_changes_the_next_reading():
    read_committee("Kon Rẫy", {"body": "MỘT\nHAI", "signing": "head"})
    assert read_committee("Kon Rẫy").body[0] == "BAN CHỈ ĐẠO"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'signing = "seal_of_post"', 'signing = "dau"',
            "Thể thức: mục “signing” phải là seal_of_post, head, deputy. "
            "Hãy sửa trong committee.toml.",
        ),
        (
            'standard = "auto"', 'standard = "ND30"',
            "Thể thức: mục “form.standard” phải là auto, HD36, HD05. Hãy sửa trong committee.toml.",
        ),
        (
            'margins = "same"', 'margins = "2"',
            "Thể thức: mục “form.margins” phải là same, mirrored. Hãy sửa trong committee.toml.",
        ),
        ('margins = "same"', "", None),
        (
            'symbol = "BC/BCĐ"', 'symbol = ""',
            "Thể thức: mục “symbol” phải là một dòng chữ. Hãy sửa trong committee.toml.",
        ),
        (
            'head = ["TRƯỞNG BAN CHỈ ĐẠO"]', "head = 1",
            None,
        ),
        (
            'seal_of_post = ["CHỦ TỊCH', 'seal_of_posts = ["CHỦ TỊCH',
            "Thể thức: mục “posts” phải là danh sách các dòng chữ, ít nhất một dòng. "
            "Hãy sửa trong committee.toml.",
        ),
        (
            "[recipients]", "[noi_nhan]",
            "Thể thức: mục “recipients.lines” phải là danh sách các dòng chữ, ít nhất một dòng. "
            "Hãy sửa trong committee.toml.",
        ),
    ],
)  # fmt: skip
def test_wrong_settings(tmp_path, old, new, message):
    copy = damage(tmp_path, old, new)
    if message is None:  # a shape that is not in use does no harm
        assert read_committee("Kon Rẫy", file=copy) == read_committee("Kon Rẫy")
        return
    with pytest.raises(ReportError) as caught:
        read_committee("Kon Rẫy", file=copy)
    assert str(caught.value) == message


def test_broken_file(tmp_path):
    copy = damage(tmp_path, 'kind = "BÁO CÁO"', 'kind = "BÁO CÁO')
    with pytest.raises(ReportError, match=r"^Tệp thể thức committee\.toml viết sai cú pháp TOML "):
        read_committee("Kon Rẫy", file=copy)


def test_missing_file(tmp_path):
    with pytest.raises(ReportError, match=r"^Không đọc được tệp thể thức none\.toml: "):
        read_committee("Kon Rẫy", file=tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('place = "{Huyen}"', f'place = "{"a" * 301}"', "“place” có dòng dài quá 300 chữ"),
        ('    "Lưu VT",', '    "Lưu VT",' * 30, "“recipients.lines” có quá 20 dòng"),
        ('kind = "BÁO CÁO"', f"kind = {'[' * 5_000}", "viết sai cú pháp TOML"),
    ],
)
def test_settings_that_are_too_much(tmp_path, old, new, message):
    with pytest.raises(ReportError, match=message):
        read_committee("Kon Rẫy", file=damage(tmp_path, old, new))


def test_what_nobody_sees_is_left_out_of_settings(tmp_path):
    odd = damage(tmp_path, 'kind = "BÁO CÁO"', 'kind = "\\uFEFFBÁO\\u0000 \\uFFFFCÁO\\u200B"')
    assert read_committee("Kon Rẫy", file=odd).kind == "BÁO CÁO"
    told = read_committee(
        "Kon Rẫy", {"kind": "\ufeff", "signer": "\ud800Y\x00 Lan", "body": "\u200b\n"}
    )
    assert (told.kind, told.signer) == ("BÁO CÁO", "Y Lan")
    assert told.body == read_committee("Kon Rẫy").body
