"""The file of sealed lines: it grows, shows any change, and gets over a torn last line."""

import os

import pytest

from data import sealed_log


@pytest.fixture
def path(tmp_path):
    """A file with three lines, the second with a line break in its words."""
    file = tmp_path / "journal.jsonl"
    for words in ("một", "hai\nba", "bốn"):
        sealed_log.append(file, {"words": words, "list": [1, {"a": ""}]})
    return file


def words(path):
    return [entry["words"] for entry in sealed_log.read(path).entries]


def test_nothing_without_a_file(tmp_path):
    assert sealed_log.read(tmp_path / "none") == ([], [], 0, 0, True)


def test_lines_come_back_as_they_were_written(path):
    assert words(path) == ["một", "hai\nba", "bốn"]
    assert path.read_bytes().count(b"\n") == 3
    assert len(set(sealed_log.read(path).seals)) == 3


def test_the_same_words_have_another_seal_after_other_lines(path, tmp_path):
    alone = tmp_path / "alone"
    sealed_log.append(alone, {"words": "bốn", "list": [1, {"a": ""}]})
    assert sealed_log.read(alone).seals[0] != sealed_log.read(path).seals[2]


@pytest.mark.parametrize("cut", [1, 20, 60])
def test_a_torn_last_line_is_passed_over_and_cut_off(path, cut):
    whole = path.read_bytes()
    last = len(whole.splitlines(keepends=True)[-1])
    path.write_bytes(whole[: -last + cut])
    assert words(path) == ["một", "hai\nba"]
    assert sealed_log.read(path).torn == cut
    sealed_log.append(path, {"words": "năm"})
    assert words(path) == ["một", "hai\nba", "năm"]
    assert sealed_log.read(path).torn == 0


def test_zeros_that_a_power_cut_left_are_a_torn_line(path):
    path.write_bytes(path.read_bytes() + bytes(50))
    assert (len(words(path)), sealed_log.read(path).torn) == (3, 50)


def test_a_torn_first_line(tmp_path):
    path = tmp_path / "one"
    path.write_bytes(b'{"words":"m')
    assert words(path) == []
    sealed_log.append(path, {"words": "một"})
    assert words(path) == ["một"]


def test_a_whole_last_line_without_its_line_break_counts(path):
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    assert words(path) == ["một", "hai\nba", "bốn"]
    sealed_log.append(path, {"words": "năm"})
    assert words(path) == ["một", "hai\nba", "bốn", "năm"]


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

    monkeypatch.setattr(os, "write", half)
    with pytest.raises(OSError, match="No space"):
        sealed_log.append(path, {"words": "năm"})
    assert len(calls) == 2
    assert path.read_bytes() == before


def test_a_line_that_is_written_in_pieces_is_whole(path, monkeypatch):
    works = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: works(handle, data[:7]))
    sealed_log.append(path, {"words": "năm"})
    assert words(path)[-1] == "năm"
