"""What accepting and withdrawing share: what a whole version is made of, and how one gets into use.

Where somebody went back to an older version (data/holds.py), the next version has all that was
published and is in force, so it ends that; nobody ends it unasked.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from data import accepted, disk, holds, publish, store, vietnamese, words
from data.demo import building
from data.holds import Hold
from data.load import inputs_hash
from data.publish import Source
from data.versions import WarehouseError
from intake.findings import IntakeError

ENTRY = "ghi."  # how the name of what the office wrote itself begins (office.py)
_SHOWN = 3  # of the forms or entries that come back
# How whoever decides agrees to end a rollback.
OF_FORMS = (
    "Biểu nào không muốn dùng nữa thì hãy rút trước (“python -m intake withdraw”). Rồi đồng ý kết "
    "thúc việc quay về: đánh dấu ở trang Nhận số liệu, hoặc thêm --end-rollback."
)
OF_ENTRIES = (
    "Muốn ghi thì hãy đánh dấu “Đồng ý kết thúc việc quay về” ngay trên trang này; chưa muốn thì "
    "chờ dùng lại bản mới rồi ghi."
)


@contextmanager
def everything(data_set: str) -> Iterator[Source]:
    """All that was published, or invented."""
    if data_set == "demo":
        with building.figures() as source:
            yield source
    else:
        yield publish.official()


def base(data_set: str) -> str:
    """The hash of the files that the data set is made from."""
    if data_set == "demo":
        return building.inputs()
    return inputs_hash(publish.PUBLISHED.glob("*.csv"))


def list_unseen(data_set: str, which: Sequence[accepted.Accepted]) -> list[str]:
    """The forms among these that readers do not see, because an older version is held."""
    if holds.read(data_set) is None:
        return []
    return accepted.list_unseen(store.snapshot(data_set), which)


def tell_ending(data_set: str, hold: Hold, which: Sequence[accepted.Accepted]) -> str:
    """What ends with the rollback, when these forms and entries are in force next."""
    back = list_unseen(data_set, which)
    return " ".join([str(hold), hold.ending, *_tell_coming_back(back)])


def _tell_coming_back(names: Sequence[str]) -> list[str]:
    """One sentence for forms and one for what the office wrote, each where there is any."""
    entries = [each for each in names if each.startswith(ENTRY)]
    forms = [each for each in names if not each.startswith(ENTRY)]
    told = [f"Biểu sẽ hiện trở lại: {name_forms(forms)}."] if forms else []
    if entries:
        told.append(f"Điều thường trực đã ghi sẽ hiện trở lại: {name_forms(entries)}.")
    return told


def name_forms(names: Sequence[str]) -> str:
    """Submissions and entries for whoever decides: "dak-pne quý III/2024 bản 2; …"."""
    told = []
    for each in names[:_SHOWN]:
        if each.startswith(ENTRY):
            told.append(name_entry(each))
            continue
        unit_id, quarter, *number = each.split(".")
        edition = f" bản {number[0]}" if number else ""
        told.append(f"{unit_id} {vietnamese.write_quarter(quarter)}{edition}")
    left = names[_SHOWN:]
    is_entry = {each.startswith(ENTRY) for each in left}
    what = "biểu" if is_entry == {False} else "điều ghi" if is_entry == {True} else "biểu, điều ghi"
    return "; ".join(told) + (f"; … (còn {len(left)} {what})" if left else "")


def name_entry(name: str) -> str:
    """What the office wrote, for whoever decides: "văn bản bc-128 bản 2"; of an explanation, whose
    key begins with the subject and ends with the quarter, and of a conclusion, whose key begins
    with the quarter, these in words.
    """
    _, kind, key, number = name.split(".")
    told = f"{words.ENTRY_KIND[kind]} {key}"
    if kind == "explanation":
        subject, _, what = key.partition("-")
        what, quarter = what[: -len("-2024-q2")], key[-len("2024-q2") :].upper()
        when = vietnamese.write_quarter(quarter)
        told = f"{words.ENTRY_KIND[kind]} về {words.EXPLAINED[subject]}, {when} ({what})"
    elif kind == "conclusion":
        quarter, what = key[: len("2024-q3")].upper(), key[len("2024-q3-") :]
        told = f"{words.ENTRY_KIND[kind]} cho {vietnamese.write_quarter(quarter)} ({what})"
    return told + (f" bản {number}" if number != "1" else "")


def require_agreed(
    data_set: str,
    hold: Hold | None,
    agreed: Hold | None,
    which: Sequence[accepted.Accepted],
    undone: str,
    how: str = OF_FORMS,
) -> None:
    """IntakeError unless whoever decides has agreed to end the rollback that is in force; `how`: to
    agree, as a sentence."""
    if hold is None or hold == agreed:
        return
    raise IntakeError(f"{undone}. {tell_ending(data_set, hold, which)} {how}")


def put_into_use(
    data_set: str, which: Sequence[accepted.Accepted], draft: Path, number: int, done: str
) -> Path:
    """What was decided and written into the journal comes into force and into use; the version's
    path. WarehouseError, beginning with what is `done`, when the disk refuses: a start makes good.
    """
    try:
        accepted.enforce(data_set, which)
        return publish.switch(data_set, draft, number)
    except OSError as error:
        raise WarehouseError(
            f"{done}, nhưng chưa hiện lên được: {disk.describe(error, draft.parent)}. Không cần "
            "làm lại: hãy giải phóng đĩa hoặc kiểm tra quyền ghi, rồi khởi động lại phần mềm hoặc "
            "chạy “python -m intake rebuild”."
        ) from error
