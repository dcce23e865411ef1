"""A form that was accepted is withdrawn: what it had replaced counts again, or nothing does.

Nothing is removed: the form, its figures as files and both decisions stay, only the list of files
in force is another. The next version is made of all that was published and is in force then, looked
at and checked; one line in the journal makes it so, and a start makes good what a kill left undone,
as with accepting.
"""

from datetime import datetime
from typing import NamedTuple

from data import accepted, drafts, holds, publish, store, vietnamese
from data.holds import Hold
from data.store import Snapshot
from intake import acceptances, drafting, filing, journal, rules, storage
from intake.acceptances import Accepted
from intake.findings import IntakeError
from intake.journal import Event, Submission

_UNDONE = "Biểu CHƯA được rút"


class Withdrawn(NamedTuple):
    """What became of it: the new version's number, and a sentence for the user."""

    version: int
    sentence: str


def withdraw(
    data_set: str,
    sha: str,
    reason: str,
    by: str,
    now: datetime | None = None,
    ends: Hold | None = None,
) -> Withdrawn:
    """Take what was accepted of a file out of use, with a reason, and publish what is left.

    ends: the rollback that whoever withdraws agrees to end. IntakeError for a file whose figures
    are not in force, for a closed quarter, without a reason or a name; NotReconciled or another
    WarehouseError when the rest does not add up or the disk refuses: then nothing was withdrawn
    unless the sentence says so.
    """
    storage.require_permission(_UNDONE)
    by, now = rules.who(by, "withdrawn"), rules.moment(data_set, now)
    reason = rules.require_reason(reason, "Rút biểu đã duyệt thì phải ghi lý do.")
    filing.make_good(data_set)
    with drafting.everything(data_set) as source, drafts.building(data_set) as folder:
        on, events = store.snapshot(data_set), journal.read(data_set)
        one = _require_in_force(on, events, sha, now)
        before, hold = accepted.in_force(data_set), holds.read(data_set)
        accepted.require_all_known(on, before)
        draft, number = publish.next_draft(data_set, folder)
        event = rules.about(one, "withdrawn", now, by)._replace(
            replaces=one.submission_id,
            reason=reason,
            version=number,
            rolled_back=[hold.before, hold.version] if hold else [],
        )
        left = filing.list_files(data_set, [*events, event])
        wanted = acceptances.in_force([*events, event])
        again = _find_again(before, wanted)
        drafting.require_agreed(data_set, hold, ends, left, _UNDONE)
        publish.make_whole(data_set, draft, number, source, left)
        with storage.writing(storage.folder(data_set), _UNDONE):
            # somebody may have closed the quarter in the meantime
            _require_in_force(on, journal.read(data_set), sha, now)
            journal.append(data_set, event._replace(facts=again.event.facts if again else ""))
        drafting.put_into_use(data_set, left, draft, number, "Biểu ĐÃ được rút và ghi sổ")
    return Withdrawn(number, _tell(on, one, event, again, wanted))


def find_in_force(data_set: str, unit_id: str, quarter: str) -> Submission:
    """The submission whose figures count; IntakeError, naming both, for none."""
    if one := acceptances.find_in_force(data_set, unit_id, quarter):
        return one
    raise IntakeError(
        f"Không có biểu nào đã duyệt của “{vietnamese.tidy(unit_id)}” cho quý "
        f"“{vietnamese.tidy(quarter)}” để rút. Hãy xem “python -m intake journal”."
    )


def _require_in_force(on: Snapshot, events: list[Event], sha: str, now: datetime) -> Submission:
    """The submission of a file; IntakeError unless its figures count and its quarter is open."""
    one = rules.find(events, sha)
    if one is None or one.state != "accepted":
        state = journal.STATES[one.state if one else "none"]
        raise IntakeError(
            f"{_UNDONE}: bản này {state}, không phải bản đang được dùng. Hãy xem lại sổ nhập số "
            "liệu."
        )
    rules.require_allowed(on, events, one.unit_id, one.quarter, now)
    return one


def _find_again(before: list[accepted.Accepted], wanted: list[Accepted]) -> Accepted | None:
    """What counts again; IntakeError when its figures were never kept as files."""
    known = {one.submission_id for one in before}
    back = [one for one in wanted if one.submission.submission_id not in known]
    if any(not one.event.facts for one in back):
        raise IntakeError(
            f"{_UNDONE}: bản trước được duyệt từ khi số liệu đã duyệt chưa được giữ thành tệp, nên "
            "không trở về được. Hãy gửi lại số liệu đúng thành một bản mới rồi duyệt."
        )
    return back[0] if back else None


def _tell(
    on: Snapshot, one: Submission, event: Event, again: Accepted | None, wanted: list[Accepted]
) -> str:
    """What was done, what counts now, and what was judged by the withdrawn figures."""
    label = rules.label(on, one.unit_id, one.quarter)
    told = (
        f"Đã rút bản {one.number} của {label}, {vietnamese.write_quarter(one.quarter)}: "
        f"{event.reason.rstrip('.')}. "
    )
    if again:
        told += f"Số liệu trở về bản {again.submission.number}."
    else:
        told += "Đơn vị không còn số liệu nào trong quý này: cần gửi lại."
    later = sorted(
        other.submission.quarter
        for other in wanted
        if other.submission.unit_id == one.unit_id and other.submission.quarter > one.quarter
    )
    if later:
        quarters = ", ".join(map(vietnamese.write_quarter, later))
        told += f" Hãy xem lại biểu {quarters}, được duyệt theo số liệu đã rút."
    return told
