"""The file of sealed lines: it grows, shows any change, and gets over a torn last line."""

import json
import os
import shutil

import pytest

from data import sealed_head, sealed_log, sealing

KEY, OTHER = b"a key of sixteen", b"another long key"


class Killed(BaseException):
    """Stands for SIGKILL: nothing in the program gets hold of it."""


@pytest.fixture
def path(tmp_path):
    """A file with three lines, the second with a line break in its words."""
    file = tmp_path / "journal.jsonl"
    for words in ("một", "hai\nba", "bốn"):
        sealed_log.append(file, {"words": words, "list": [1, {"a": ""}]})
    return file


def words(path, key=None):
    return [entry["words"] for entry in sealed_log.read(path, key).entries]


def cut(path, lines):
    """Cut whole lines off the end."""
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-lines]))


@pytest.fixture
def kill(monkeypatch):
    """`kill(path, 20, entry, …)` appends, and is killed when that many bytes are written."""
    works = os.write

    def kill(path, size, *entries, **how):
        def die(handle, data):
            works(handle, data[:size])
            raise Killed

        with monkeypatch.context() as patch:
            patch.setattr(os, "write", die)
            with pytest.raises(Killed):
                sealed_log.append(path, *entries, **how)

    return kill


def unlike(path, key=None):
    """Why a file is not as its head says, the lines that were known, and what is lost."""
    with pytest.raises(sealed_head.Unlike) as caught:
        sealed_log.read(path, key)
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(sealed_head.Unlike):
        sealed_log.append(path, {"words": "năm"}, key=key)
    assert before == (path.read_bytes() if path.exists() else None)
    return caught.value.why, caught.value.known, caught.value.lost


def old(path):
    """Make of a file one of before there were heads: lines without a number, sealed as then."""
    seal, lines = sealing.FIRST, []
    for entry in sealed_log.scan(path).entries:
        seal = sealing._seal(entry, seal, None)
        lines.append(sealing._dump(entry | {"seal": seal}) + b"\n")
    path.write_bytes(b"".join(lines))
    sealed_head.path_of(path).unlink()


def test_nothing_without_a_file(tmp_path):
    assert sealed_log.read(tmp_path / "none") == sealed_log.Lines([], [], 0, 0, True)


def test_lines_come_back_as_they_were_written(path):
    assert words(path) == ["một", "hai\nba", "bốn"]
    assert path.read_bytes().count(b"\n") == 3
    assert len(set(sealed_log.read(path).seals)) == 3


def test_what_one_reader_changes_does_not_reach_the_next(path):
    sealed_log.read(path).entries[0]["words"] = "khác"
    assert words(path) == ["một", "hai\nba", "bốn"]


def test_the_same_words_have_another_seal_after_other_lines(path, tmp_path):
    alone = tmp_path / "alone"
    sealed_log.append(alone, {"words": "bốn", "list": [1, {"a": ""}]})
    assert sealed_log.read(alone).seals[0] != sealed_log.read(path).seals[2]


@pytest.mark.parametrize("size", [0, 1, 20, 60])
def test_the_torn_line_of_a_killed_writer_is_passed_over_and_cut_off(path, kill, size):
    kill(path, size, {"words": "chết"})
    assert words(path) == ["một", "hai\nba", "bốn"]
    assert (sealed_log.read(path).torn, sealed_log.read(path).interrupted) == (size, True)
    sealed_log.append(path, {"words": "năm"})
    assert words(path) == ["một", "hai\nba", "bốn", "năm"]
    assert (sealed_log.read(path).torn, sealed_log.read(path).interrupted) == (0, False)


def test_a_writer_killed_after_some_of_its_lines(path, kill):
    kill(path, 130, {"words": "chết"}, {"words": "rồi"})
    assert words(path) == ["một", "hai\nba", "bốn", "chết"]
    assert sealed_log.read(path).settled == 3
    sealed_log.append(path, {"words": "năm"})
    assert words(path)[3:] == ["chết", "năm"]
    assert sealed_log.read(path).settled == 5


@pytest.mark.parametrize("write", [1, 2])
def test_a_writer_killed_around_the_writing_of_the_head(path, monkeypatch, write):
    """Before its lines are written nothing came, after that all of it."""
    works, calls = sealed_head.write, []

    def die(*arguments):
        calls.append(1)
        if len(calls) == write:
            raise Killed
        works(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(sealed_head, "write", die)
        with pytest.raises(Killed):
            sealed_log.append(path, {"words": "chết"})
    assert words(path)[3:] == ([] if write == 1 else ["chết"])
    sealed_log.append(path, {"words": "năm"})
    assert words(path)[3:] == (["năm"] if write == 1 else ["chết", "năm"])


def test_a_disk_that_refuses_the_head(path, monkeypatch):
    """First: nothing is written. Last: the line is down, and counts; the next one settles it."""
    works, calls = sealed_head.write, []

    def refuse(*arguments):
        calls.append(1)
        if len(calls) in (1, 3):
            raise OSError(28, "No space left on device")
        works(*arguments)

    monkeypatch.setattr(sealed_head, "write", refuse)
    before = path.read_bytes()
    with pytest.raises(OSError, match="No space"):
        sealed_log.append(path, {"words": "năm"})
    assert path.read_bytes() == before
    sealed_log.append(path, {"words": "năm"})
    assert (words(path)[3:], sealed_log.read(path).settled) == (["năm"], 3)
    sealed_log.append(path, {"words": "sáu"})
    assert (words(path)[3:], sealed_log.read(path).settled) == (["năm", "sáu"], 5)


def test_what_is_no_line_and_no_killed_writer_s_is_told_apart(path):
    path.write_bytes(path.read_bytes() + bytes(50))
    lines = sealed_log.read(path)
    assert (len(lines.seals), lines.torn, lines.interrupted) == (3, 50, False)


def test_a_torn_first_line(tmp_path):
    path = tmp_path / "one"
    path.write_bytes(b'{"words":"m')
    assert words(path) == []
    sealed_log.append(path, {"words": "một"})
    assert words(path) == ["một"]


def test_a_whole_last_line_without_its_line_break_counts(path):
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    assert words(path) == ["một", "hai\nba", "bốn"]
    assert not sealed_log.read(path).ended
    sealed_log.append(path, {"words": "năm"})
    assert words(path) == ["một", "hai\nba", "bốn", "năm"]


@pytest.mark.parametrize("instead", [b" ", b"\0", b"x", b"}", b"\r", b'{"words":"n'])
@pytest.mark.parametrize("headed", [True, False])
def test_a_last_line_break_that_was_changed_shows(path, instead, headed):
    if not headed:
        old(path)
    path.write_bytes(path.read_bytes()[:-1] + instead)
    with pytest.raises(sealed_log.Damaged) as caught:
        sealed_log.read(path)
    assert caught.value.line == 3


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_whole_lines_that_were_cut_off_show(path, lines):
    size = path.stat().st_size
    cut(path, lines)
    assert unlike(path) == ("cut", 3, (lines, size - path.stat().st_size))


def test_a_torn_last_line_that_was_whole_before_shows(path):
    path.write_bytes(path.read_bytes()[:-30])
    assert unlike(path)[:2] == ("cut", 3)


def test_a_file_that_is_gone_shows(path):
    path.unlink()
    assert unlike(path)[:2] == ("cut", 3)


def test_an_older_copy_of_the_file_shows(path):
    kept = path.read_bytes()
    sealed_log.append(path, {"words": "năm"})
    path.write_bytes(kept)
    assert unlike(path)[:2] == ("cut", 4)


def test_an_older_copy_of_the_head_shows(path):
    kept = sealed_head.path_of(path).read_bytes()
    sealed_log.append(path, {"words": "năm"})
    sealed_head.path_of(path).write_bytes(kept)
    assert unlike(path)[:2] == ("foreign", 3)


def test_seals_that_were_made_anew_show(path, tmp_path):
    forged = tmp_path / "forged"
    for words in ("một", "hai", "bốn"):
        sealed_log.append(forged, {"words": words, "list": [1, {"a": ""}]})
    shutil.copyfile(forged, path)
    assert unlike(path)[:2] == ("changed", 3)


def test_a_well_sealed_line_of_somebody_else_shows(path, tmp_path):
    forged = shutil.copyfile(path, tmp_path / "forged")
    shutil.copyfile(sealed_head.path_of(path), sealed_head.path_of(forged))
    sealed_log.append(forged, {"words": "lạ"})
    shutil.copyfile(forged, path)
    assert unlike(path)[:2] == ("foreign", 3)


def test_somebody_else_s_line_in_the_place_of_a_killed_writer_s_shows(path, kill, tmp_path):
    forged = shutil.copyfile(path, tmp_path / "forged")
    shutil.copyfile(sealed_head.path_of(path), sealed_head.path_of(forged))
    sealed_log.append(forged, {"words": "lạ"})
    kill(path, 20, {"words": "chết"})
    shutil.copyfile(forged, path)
    assert unlike(path)[:2] == ("foreign", 3)


def test_a_head_that_is_gone_shows(path):
    sealed_head.path_of(path).unlink()
    assert unlike(path)[0] == "headless"


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-20],
        lambda data: data.replace(b'"line":3', b'"line":2'),
        lambda data: sealing.close({"a": 1}, 3, sealing.FIRST, None)[0],
    ],
)
def test_a_head_that_is_damaged_shows(path, damage):
    file = sealed_head.path_of(path)
    file.write_bytes(damage(file.read_bytes()))
    assert unlike(path)[0] == "broken"


def test_a_file_of_before_there_were_heads_is_taken_over_once(path):
    old(path)
    assert words(path) == ["một", "hai\nba", "bốn"]
    kept = path.read_bytes()
    sealed_log.append(path, {"words": "năm"})
    assert path.read_bytes().startswith(kept)
    assert words(path)[3:] == ["năm"]
    cut(path, 1)
    assert unlike(path)[:2] == ("cut", 4)
    sealed_head.path_of(path).unlink()
    assert words(path) == ["một", "hai\nba", "bốn"]  # nothing is left that says otherwise


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("headed", [True, False])
def test_a_reader_who_comes_while_lines_are_written_takes_no_harm(path, monkeypatch, headed, first):
    works = sealed_log.scan
    if not headed:
        old(path)

    def meanwhile(*arguments):
        monkeypatch.undo()
        lines = None if first else works(*arguments)
        sealed_log.append(path, {"words": "năm"})
        return lines or works(*arguments)

    monkeypatch.setattr(sealed_log, "scan", meanwhile)
    lines = sealed_log.read(path)
    assert len(lines.seals) == (4 if first else 3)
    assert lines.settled <= len(lines.seals)


def test_gone_on_without_what_was_lost(path):
    cut(path, 2)
    sealed_log.append(path, {"words": "tiếp"}, anew=True)
    assert words(path) == ["một", "tiếp"]


def test_killed_while_going_on_it_is_still_known_that_lines_are_lost(path, kill, monkeypatch):
    cut(path, 2)
    kill(path, 0, {"words": "tiếp"}, anew=True)
    assert unlike(path)[:2] == ("cut", 3)
    monkeypatch.setattr(sealed_head, "write", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(OSError, match="full"):
        sealed_log.append(path, {"words": "tiếp"}, anew=True)
    monkeypatch.undo()
    assert unlike(path)[:2] == ("cut", 3)


def test_a_key_takes_over_from_a_line_on(path):
    sealed_log.append(path, {"words": "khóa"}, key=KEY)
    sealed_log.append(path, {"words": "sáu"}, key=KEY)
    assert words(path, KEY)[3:] == ["khóa", "sáu"]
    assert (sealed_log.read(path, KEY).keyed, sealed_log.scan(path, KEY).keyed) == (4, 4)
    assert KEY not in path.read_bytes() + sealed_head.path_of(path).read_bytes()


@pytest.mark.parametrize(("key", "given"), [(None, False), (OTHER, True)])
def test_without_its_key_a_file_is_locked(path, key, given):
    sealed_log.append(path, {"words": "khóa"}, key=KEY)
    for work in (lambda: sealed_log.read(path, key), lambda: sealed_log.append(path, {}, key=key)):
        with pytest.raises(sealing.Locked) as caught:
            work()
        assert caught.value.given == given
    cut(path, 1)  # the head alone says so
    with pytest.raises(sealing.Locked):
        sealed_log.read(path, key)


def test_seals_made_without_the_key_show(path, tmp_path):
    """Whoever has the files but not the key can't write a line, nor a head to a shorter file."""
    kept = path.read_bytes(), sealed_head.path_of(path).read_bytes()
    sealed_log.append(path, {"words": "khóa"}, {"words": "sáu"}, key=KEY)
    whole = path.read_bytes()
    line, before = whole.splitlines()[3], sealed_log.scan(path, KEY).seals[2]
    entry = json.loads(line) | {"words": "lạ"}
    del entry["seal"]
    entry["seal"] = sealing._seal(entry, before, None)
    path.write_bytes(whole.replace(line, sealing._dump(entry)))
    with pytest.raises(sealed_log.Damaged):
        sealed_log.read(path, KEY)
    last = json.loads(whole.splitlines()[-1])["seal"]
    path.write_bytes(whole + sealing.close({}, 6, last, None)[0])
    with pytest.raises(sealed_log.Damaged):
        sealed_log.read(path, KEY)
    path.write_bytes(b"".join(whole.splitlines(keepends=True)[:4]))
    lines = sealed_log.scan(path, KEY)
    sealed_head.write(path, sealed_head.Head(4, lines.size, lines.seals[-1], []), None)
    assert unlike(path, KEY)[0] == "broken"
    path.write_bytes(kept[0])
    sealed_head.path_of(path).write_bytes(kept[1])
    assert words(path, KEY) == ["một", "hai\nba", "bốn"]  # all of it put back: a version knows more


def change(number, one, other):
    def work(lines):
        lines[number] = lines[number].replace(one, other)
        return lines

    return work


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        (change(0, "một".encode(), b"mot"), 1),
        (change(1, b"hai", b"Hai"), 2),
        (change(2, "bốn".encode(), b"bon"), 3),
        (change(1, b":", b": "), 2),
        (lambda lines: [lines[0], lines[2]], 2),
        (lambda lines: [lines[1], lines[2]], 1),
        (lambda lines: [lines[0], lines[2], lines[1]], 2),
        (lambda lines: [lines[0], lines[0], lines[1], lines[2]], 2),
        (lambda lines: [line.replace(b"\n", b"\r\n") for line in lines], 1),
        (lambda lines: [lines[0], b"\r" + lines[1][5:], lines[2]], 2),
        (lambda lines: [lines[0], b"[]\n", *lines[1:]], 2),
    ],
)
def test_a_line_that_is_not_as_it_was_written_is_named(path, damage, line):
    path.write_bytes(b"".join(damage(path.read_bytes().splitlines(keepends=True))))
    with pytest.raises(sealed_log.Damaged) as caught:
        sealed_log.read(path)
    assert caught.value.line == line
    before = path.read_bytes()
    with pytest.raises(sealed_log.Damaged):
        sealed_log.append(path, {"words": "năm"})
    assert path.read_bytes() == before


def test_what_a_full_disk_took_of_a_line_goes_again(path, monkeypatch):
    before = path.read_bytes()
    works, calls = os.write, []

    def half(handle, data):
        calls.append(data)
        if len(calls) == 1:
            return works(handle, data[:10])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", half)
        with pytest.raises(OSError, match="No space"):
            sealed_log.append(path, {"words": "năm"})
    assert len(calls) == 2
    assert path.read_bytes() == before
    assert words(path) == ["một", "hai\nba", "bốn"]


def test_a_line_that_is_written_in_pieces_is_whole(path, monkeypatch):
    works = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: works(handle, data[:7]))
    sealed_log.append(path, {"words": "năm"})
    assert words(path)[-1] == "năm"
