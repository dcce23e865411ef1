"""The committee that signs the report: its names, posts and recipients, from committee.toml."""

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from data import vietnamese
from report import bounds
from report.errors import ReportError
from report.tidy import clean

FILE = Path(__file__).with_name("committee.toml")
SIGNINGS = ("seal_of_post", "head", "deputy")
STANDARDS = ("auto", "HD36", "HD05")
MARGINS = ("same", "mirrored")

# Where each setting stands in the file, and whether it is a list of lines.
_PLACES = {
    "superior": ("superior",),
    "body": ("body",),
    "kind": ("kind",),
    "symbol": ("symbol",),
    "place": ("place",),
    "signing": ("signing",),
    "posts": ("posts",),
    "signer": ("signature", "signer"),
    "recipients": ("recipients", "lines"),
    "campaign": ("words", "campaign"),
    "name": ("words", "committee"),
    "period": ("words", "period"),
    "standard": ("form", "standard"),
    "margins": ("form", "margins"),
}
_LISTS = ("body", "posts", "recipients")
_MAY_BE_EMPTY = ("signer",)
_CAPITALS = ("superior", "body", "kind")  # however they are typed
# What holds where a file from before the setting says nothing.
_UNSAID = {"margins": "same"}


class Committee(NamedTuple):
    """What the report says of its sender.

    superior, body: lines of the head; kind, symbol: "BÁO CÁO", "BC/BCĐ"; place: before the date;
    signing: seal_of_post | head | deputy; posts: lines above the name; signer: name or "";
    recipients: without signs; campaign, name, period: words for the text; standard: auto | HD36 |
    HD05; margins: same on every page | mirrored, for both sides of the paper.
    """

    superior: str
    body: list[str]
    kind: str
    symbol: str
    place: str
    signing: str
    posts: list[str]
    signer: str
    recipients: list[str]
    campaign: str
    name: str
    period: str
    standard: str
    margins: str

    @property
    def signature_bold_first(self) -> bool:
        """Whether the first line of the posts is the signing authority (K/T …), printed bold."""
        return self.signing == "deputy"


def read_committee(
    district: str, overrides: dict[str, str] | None = None, file: Path = FILE
) -> Committee:
    """The settings of a district's committee ("Kon Rẫy").

    `overrides` replace settings by their field's name, lists with one line for each item; an empty
    text keeps what the file says, other keys (number, date …) belong to the report and are left
    alone. ReportError, in Vietnamese, for a file that can't be read or a setting that is wrong.
    """
    settings = _read(file) | _read_overrides(overrides or {})
    if settings["signing"] not in SIGNINGS:
        raise _wrong("signing", f"phải là {', '.join(SIGNINGS)}", file)
    if settings["standard"] not in STANDARDS:
        raise _wrong("standard", f"phải là {', '.join(STANDARDS)}", file)
    if settings["margins"] not in MARGINS:
        raise _wrong("margins", f"phải là {', '.join(MARGINS)}", file)
    posts = settings["posts"]
    if isinstance(posts, dict):
        settings["posts"] = _check("posts", posts.get(settings["signing"]), file)
    found = {name: _fill(value, district) for name, value in settings.items()}
    found |= {name: _to_capitals(found[name]) for name in _CAPITALS}
    for name, value in found.items():
        label = f"Thể thức: mục “{'.'.join(_PLACES[name])}”"
        bounds.require_setting(label, value if name in _LISTS else [value])
    return Committee(**found)


def _read(file: Path) -> dict[str, Any]:
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ReportError(f"Không đọc được tệp thể thức {file.name}: {error}.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ReportError(
            f"Tệp thể thức {file.name} viết sai cú pháp TOML ({error}). Hãy sửa lại chỗ đó, mỗi "
            'mục viết như: place = "Kon Rẫy".'
        ) from error
    return {name: _find(found, name, file) for name in _PLACES}


def _find(found: Any, name: str, file: Path) -> Any:
    for key in _PLACES[name]:
        found = found.get(key) if isinstance(found, dict) else None
    if name == "posts" and isinstance(found, dict):
        return found
    if found is None and name in _UNSAID:
        return _UNSAID[name]
    return _check(name, found, file)


def _check(name: str, value: Any, file: Path) -> Any:
    if name in _LISTS:
        if not isinstance(value, list) or not value or not all(_is_text(line) for line in value):
            raise _wrong(name, "phải là danh sách các dòng chữ, ít nhất một dòng", file)
    elif not isinstance(value, str) or not (value.strip() or name in _MAY_BE_EMPTY):
        raise _wrong(name, "phải là một dòng chữ", file)
    return value


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _read_overrides(overrides: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, text in overrides.items():
        if name not in Committee._fields:
            continue
        lines = [" ".join(line.split()) for line in clean(text).split("\n") if line.strip()]
        if lines:
            found[name] = lines if name in _LISTS else " ".join(lines)
    return found


def _fill(value: Any, district: str) -> Any:
    if isinstance(value, list):
        return [_fill(line, district) for line in value]
    text = value.replace("{HUYEN}", district.upper()).replace("{Huyen}", district)
    return vietnamese.normalise(clean(text))


def _to_capitals(value: Any) -> Any:
    return [line.upper() for line in value] if isinstance(value, list) else value.upper()


def _wrong(name: str, what: str, file: Path) -> ReportError:
    place = ".".join(_PLACES[name])
    return ReportError(f"Thể thức: mục “{place}” {what}. Hãy sửa trong {file.name}.")
