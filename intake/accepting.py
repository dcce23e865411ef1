"""A workbook that was sent becomes part of the warehouse.

Accepting copies the version in use into a draft, writes the facts down as files, loads these into
the draft (data/accepted.py), looks at it and checks all totals and rules. Then one line in the
journal makes it so; the list of files in force, the draft's name and the pointer only follow.
Killed before that line nothing was accepted; killed after it the next start makes good (filing.py).
Two who accept at the same moment wait for each other. Where an older version is held
(data/holds.py), whoever accepts must agree to end that; then the draft is made of all that was
published and accepted.
"""

import shutil
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date, datetime
from pathlib import Path

import duckdb

from data import accepted, deadlines, drafts, holds, publish, store
from data.holds import Hold
from data.load import fill
from data.publish import Source
from data.store import Snapshot
from data.versions import WarehouseError
from intake import (
    acceptances,
    applying,
    correcting,
    drafting,
    filing,
    journal,
    originals,
    restating,
    rules,
    storage,
)
from intake.acceptances import Accepted
from intake.findings import IntakeError
from intake.journal import Submission
from intake.restating import InForce
from intake.rules import Answers


def accept(
    data_set: str,
    sha: str,
    by: str,
    answers: Answers,
    now: datetime | None = None,
    due_on: Callable[[str, str], date] | None = None,
    only_filled: bool = False,
    seen: str | None = None,
    ends: Hold | None = None,
) -> Path:
    """Accept a workbook that was sent, and publish its facts as a new version; that one's path.

    answers: a reason for each warning. due_on: the deadline of a quarter for a unit, that of
    data/duty.toml without one. only_filled: what it leaves blank stays as it was accepted
    (correcting.py). seen: the submission that whoever accepts believes to be in force for the unit
    and quarter ("" for none), not asked without one; ends: the rollback that he agrees to end.
    IntakeError when the workbook can't be accepted as it is,
    NotReconciled or another WarehouseError when the warehouse does not take it or the disk refuses:
    the version in use stays in use, and nothing was accepted unless the sentence says so.
    """
    storage.require_permission(rules.NOT_ACCEPTED)
    now = rules.moment(data_set, now)
    for _ in range(3):
        # what was accepted and not published, by one who was killed
        filing.make_good(data_set)
        hold = holds.read(data_set)
        if hold is None:
            filing.ensure(data_set)
        with (
            drafting.everything(data_set) if hold else nullcontext() as source,
            drafts.building(data_set) as folder,
        ):
            # Somebody may have been killed, or gone back, between the two.
            if holds.read(data_set) == hold and publish.up_to_date(
                data_set, drafting.base(data_set)
            ):
                require_seen(data_set, sha, seen)
                drafting.require_agreed(
                    data_set, hold, ends, accepted.in_force(data_set), rules.NOT_ACCEPTED
                )
                due_on = due_on or _deadline
                return _accept(
                    data_set, folder, sha, by, answers, now, due_on, hold, source, only_filled
                )
    raise WarehouseError(
        f"{rules.NOT_ACCEPTED}: kho số liệu thay đổi liên tục. Hãy duyệt lại sau ít phút."
    )


def _accept(
    data_set: str,
    folder: Path,
    sha: str,
    by: str,
    answers: Answers,
    now: datetime,
    due_on: Callable[[str, str], date],
    hold: Hold | None,
    source: Source | None,
    only_filled: bool,
) -> Path:
    """Accept, as the only one who may write, starting from a version that is up to date, or from
    a `source` where an older one is held."""
    in_use = store.snapshot(data_set)
    events = journal.read(data_set)
    one = rules.require_acceptable(in_use, events, sha, now)
    before = accepted.in_force(data_set)
    replaced = _in_force(acceptances.in_force(events), one)
    opened = applying.open(originals.get(data_set, sha), one.file)
    # judged against the version that whoever answers has before him
    filled, findings = applying.judge(opened, in_use, only_filled)
    before_it = restating.tell(in_use, one.unit_id, one.quarter)
    kept = _require_kept(before_it, replaced) if only_filled else None
    if kept and replaced:
        answers = {**correcting.recall(kept, replaced.event.answers), **answers}
    event = rules.about(one, "accepted", now, by)._replace(
        only_filled=only_filled,
        replaces=replaced.submission.submission_id if replaced else "",
        came_on=one.came_on or one.received_on,
        due_on=due_on(one.quarter, one.unit_id),
        answers=rules.require_answers(findings, correcting.spread(findings, answers)),
    )
    draft, number = publish.next_draft(data_set, folder)
    event = event._replace(version=number, rolled_back=[hold.before, hold.version] if hold else [])
    left = [old for old in before if old.submission_id != event.replaces]
    connection = _open_draft(draft, in_use, source)
    try:
        if source:
            accepted.require_all_known(in_use, before)
            fill(connection, source.folder, source.indicators, before)
        for gone in before:
            if gone.submission_id == event.replaces:
                applying.remove(connection, gone, left)
        on = applying.draft_of(connection, data_set, number)
        if source or len(left) < len(before):  # else the draft is what it was judged by
            filled = applying.read(opened, on)
        if kept:
            filled = correcting.fill_up(filled, kept)
        names = before_it.models if before_it else {}
        rows = applying.make(filled, on, one, event, left, names)
        with storage.writing(accepted.folder(data_set), rules.NOT_ACCEPTED):
            about = applying.describe(one, event)
            fresh = accepted.write(data_set, one.submission_id, rows, about)
        applying.add(connection, fresh)
        event = event._replace(facts=fresh.digest)
        inputs = accepted.inputs_hash(drafting.base(data_set), [*left, fresh])
        publish.sign(connection, data_set, number, inputs)
        publish.finish(connection, draft)
    except (publish.NotReconciled, applying.Unfit) as error:
        _note_refusal(data_set, one, now, by, str(error))
        raise
    finally:
        connection.close()
    with storage.writing(storage.folder(data_set), rules.NOT_ACCEPTED):
        # it may have been returned, or its quarter closed, in the meantime
        rules.require_acceptable(in_use, journal.read(data_set), sha, now)
        journal.append(data_set, event)
    done = "Biểu ĐÃ được duyệt và ghi sổ"
    return drafting.put_into_use(data_set, [*left, fresh], draft, number, done)


def _open_draft(draft: Path, in_use: Snapshot, source: Source | None) -> duckdb.DuckDBPyConnection:
    """A copy of the version in use, or an empty draft for all that a source has."""
    if source:
        return duckdb.connect(str(draft), config=drafts.settings(source.folder))
    shutil.copyfile(in_use.path, draft)
    if store.is_replaced(in_use):  # somebody put back another file meanwhile
        raise WarehouseError(
            f"{rules.NOT_ACCEPTED}: kho số liệu vừa được thay bằng tệp khác. Hãy tải lại trang, "
            "xem lại rồi duyệt."
        )
    return duckdb.connect(str(draft), config=drafts.settings_of(draft))


def _note_refusal(data_set: str, one: Submission, now: datetime, by: str, reason: str) -> None:
    """Write down that a submission did not add up; it stays sent."""
    with storage.writing(storage.folder(data_set), rules.NOT_ACCEPTED):
        journal.append(data_set, rules.about(one, "refused", now, by)._replace(reason=reason))


def _in_force(which: list[Accepted], one: Submission) -> Accepted | None:
    """What was accepted last for the same unit and quarter."""
    alike = [
        old
        for old in which
        if (old.submission.unit_id, old.submission.quarter) == (one.unit_id, one.quarter)
    ]
    return alike[-1] if alike else None


def _require_kept(kept: InForce | None, replaced: Accepted | None) -> InForce:
    """What a correction leaves as it is; IntakeError where the version in use has another one."""
    found = replaced.submission.submission_id if replaced else ""
    if kept is None or kept.submission_id != found:
        raise IntakeError(
            f"{rules.NOT_ACCEPTED}: bản số liệu đang dùng không phải bản mới nhất, nên không biết "
            "giữ nguyên số nào. Hãy duyệt như một biểu đầy đủ, hoặc chuyển về bản mới nhất trước."
        )
    return kept


def require_seen(data_set: str, sha: str, seen: str | None) -> None:
    """IntakeError when somebody else decided on the same unit and quarter meanwhile."""
    events = journal.read(data_set)
    one = rules.find(events, sha)
    if seen is None or one is None:
        return
    old = _in_force(acceptances.in_force(events), one)
    if (old.submission.submission_id if old else "") == seen:
        return
    told = rules.tell_last_decision(events, one.unit_id, one.quarter)
    raise IntakeError(
        f"{rules.NOT_ACCEPTED}: trong lúc đang xem, số liệu của đơn vị này đã khác đi. {told} Hãy "
        "xem lại phần “Sẽ thay đổi” rồi duyệt."
    )


def _deadline(quarter: str, unit_id: str) -> date:
    """The last day to send, with what the unit was granted."""
    settings = deadlines.read()
    extended = settings.extensions.get((unit_id, quarter))
    return extended[0] if extended else deadlines.deadline(quarter, unit_id, settings)
