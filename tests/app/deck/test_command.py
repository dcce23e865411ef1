"""`python -m app.deck`: the deck of a quarter as a file, or one sentence why not."""

import pytest
from pptx import Presentation

from app.deck.__main__ import main
from app.deck.slides import read_plan
from data import saved_decks
from data.saved_decks import SavedSlide


def run(capsys, *arguments):
    code = main([*map(str, arguments)])
    told = capsys.readouterr()
    return code, told.out.splitlines(), told.err.splitlines()


def test_a_deck_is_written(capsys, tmp_path, warehouse):
    path, page = tmp_path / "a.pptx", tmp_path / "a.html"
    files = ("--pptx", path, "--html", page)
    code, out, err = run(capsys, "2024-Q2", *files, "--shape", "4:3")
    assert (code, err) == (0, [])
    assert out[:2] == [f"Đã ghi {path}", f"Đã ghi {page}"]
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert out[3].startswith("Quý này chưa có số để dựng trang: Mô hình đang hoạt động")
    assert Presentation(path).slide_width == 960 * 9525


def test_communes_and_a_kept_deck_are_chosen(capsys, tmp_path, demo_snapshot):
    path = tmp_path / "a.pptx"
    saved_decks.save(
        "demo", "Họp quý", [SavedSlide("chu-1", "Mở đầu", "Một"), SavedSlide("mo-hinh")]
    )
    chosen = ("--data-set", "demo", "--commune", "mau-2,mau-1", "--commune", "mau-3")
    code, out, _ = run(capsys, "2024-Q2", "--pptx", path, *chosen, "--deck", "Họp quý")
    saved_decks.remove("demo", "Họp quý")
    assert (code, out[1:]) == (0, ["2 trang chiếu."])
    first, second = Presentation(path).slides
    assert first.shapes.title.text_frame.text == "Mở đầu"
    foot = [shape.text_frame.text for shape in second.shapes if shape.name == "Chân trang"]
    assert "xã Mẫu 1, xã Mẫu 2, xã Mẫu 3" in foot[0].lower().replace("mẫu", "Mẫu")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["2019-Q1"], "Số liệu chính thức không có quý I/2019; mới nhất là quý II/2024."),
        (["2024-Q2", "--commune", "sai"], "Không có xã “sai”. Các xã của quý: dak-koi, dak-pne, "),
        (["2024-Q2", "--deck", "Không có"], "Chưa có bộ trang chiếu nào tên “Không có”."),
    ],
)
def test_what_cannot_be_had_is_one_sentence(capsys, warehouse, arguments, told):
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (1, [])
    assert len(err) == 1 and err[0].startswith(told)


def test_a_folder_that_is_not_there_is_told(capsys, tmp_path, warehouse):
    path = tmp_path / "no" / "a.pptx"
    code, _, err = run(capsys, "2024-Q2", "--pptx", path)
    assert (code, err) == (1, [f"Không ghi được tệp {path}: No such file or directory."])


def test_without_a_file_it_says_what_there_is(capsys, warehouse):
    code, out, _ = run(capsys, "2024-Q2")
    assert code == 0 and out[0] == "11 trang chiếu."
    assert len(out[1].split(", ")) + 11 > len(read_plan()) - 3
