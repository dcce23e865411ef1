"""A report that comes back: what was changed, and what of it is taken over into the draft."""

import io
import zipfile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from report import word
from report.committee import read_committee
from report.compose import compose
from report.editing.document import read_document
from report.editing.nodes import make, text
from report.lines import count
from report.phrases import Phrases
from report.review import incoming
from report.review.revisions import find_changes, find_taken
from report.review.rewording import reword
from report.review.slots import print_inline, read_slots
from report.review.taking import take_over
from report.trial import fill_up

QUARTER = "2024-Q2"


class Report:
    """A report of one quarter, as it is sent out, changed in Word, and read again."""

    def __init__(self, snapshot):
        self.snapshot = snapshot
        self.texts = fill_up(snapshot.data_set, QUARTER, {})
        self.composed = compose(snapshot, QUARTER, self.texts, {})

    def make_phrases(self):
        figures = self.composed.figures
        return Phrases(figures, read_committee(figures.district, {}))

    def read(self, texts=None):
        return read_document(texts or self.texts, self.make_phrases())

    def edit(self, *pairs):
        """The paragraphs of the Word file in which words were put in place of others."""
        out = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(word.write(self.composed.document))) as before,
            zipfile.ZipFile(out, "w") as after,
        ):
            for name in before.namelist():
                part = before.read(name).decode()
                for old, new in pairs:
                    part = part.replace(old, new)
                after.writestr(name, part)
        return incoming.read(out.getvalue(), "a.docx").paragraphs

    def find(self, paragraphs, texts=None):
        return find_changes(self.read(texts), paragraphs, self.make_phrases)

    def take(self, changes, texts=None):
        return take_over(texts or self.texts, changes, self.make_phrases)


@pytest.fixture(scope="module")
def official(warehouse):
    from data import store

    return Report(store.snapshot("official"))


@pytest.fixture(scope="module")
def demo(demo_snapshot):
    return Report(demo_snapshot)


@pytest.mark.parametrize("which", ["official", "demo"])
def test_what_nobody_touched_has_no_changes(which, request):
    report = request.getfixturevalue(which)
    assert report.find(report.edit()) == []


def test_a_changed_sentence_is_shown_beside_what_was_sent_out(official):
    paragraphs = official.edit(("có lúc không thuận lợi", "khắc nghiệt"))
    [change] = official.find(paragraphs)
    assert (change.part, change.where) == ("causes", "mục I.3.2")
    assert "thời tiết có lúc không thuận lợi cho" in change.before
    assert "thời tiết khắc nghiệt cho" in change.after
    # The other sentence of the paragraph is not shown.
    assert "Nguồn lực xã hội hóa" not in change.before
    assert change.unbound == ()
    taken = official.take([change])
    changed = [name for name, told in taken.texts.items() if told != official.texts[name]]
    assert (changed, taken.missed) == (["causes"], [])
    assert "*Nguyên nhân khách quan:*" in taken.texts["causes"]
    assert official.find(paragraphs, taken.texts) == []
    assert find_taken([change], official.read(taken.texts)) == {0}
    assert find_taken([change], official.read()) == set()


def test_a_changed_number_is_typed_text_and_told_the_others_stay_bound(official):
    paragraphs = official.edit(("Có 26 mô hình", "Có 27 mô hình"))
    [change] = official.find(paragraphs)
    assert change.unbound == (("Mô hình dừng hoạt động", "26"),)
    told = official.take([change]).texts["direction"]
    assert "Có 27 mô hình dừng" in told
    assert '{{ so("models.goal_met") }}' in told
    assert '({{ danh_sach("models.ineffective") }})' in told
    assert "[^mo-hinh-dung]" in told


def test_a_list_is_put_into_words_with_its_numbers_still_bound(official):
    paragraphs = official.edit(("còn 45 hộ", "còn 46 hộ"))
    [change] = official.find(paragraphs)
    assert [text for _, text in change.unbound] == ["45"]
    taken = official.take([change])
    told = taken.texts["shortcomings"]
    assert 'danh_sach("customs")' not in told
    assert 'còn 46 hộ ở xã Đăk Pne, {{ thay_doi("customs.ngu-dam.dak-pne") }}' in told
    assert '{{ so("customs.tha-rong-gia-suc.dak-to-lung.kon-lo") }} hộ' in told
    assert official.find(paragraphs, taken.texts) == []


def test_a_condition_is_put_into_words_of_the_branch_that_holds(demo):
    stopped = demo.composed.figures.get("models.stopped").text
    paragraphs = demo.edit((f"có {stopped} mô hình dừng", "có 99 mô hình dừng"))
    [change] = demo.find(paragraphs)
    told = demo.take([change]).texts["direction"]
    line = next(line for line in told.split("\n") if line.startswith("[^mo-hinh-dung]"))
    assert line.startswith("[^mo-hinh-dung]: Trong {{ quy }} có 99 mô hình dừng")
    assert '{% if co("models.goal_met") %}' not in line
    assert '{{ so("models.goal_met") }} mô hình' in line
    now = compose(demo.snapshot, QUARTER, demo.texts | {"direction": told}, {})
    assert now.errors == []
    assert count(now.lines).bound < count(demo.composed.lines).bound


def test_only_what_was_chosen_is_taken_over(official):
    pairs = [("có lúc không thuận lợi", "khắc nghiệt"), ("Có 26 mô hình", "Có 27 mô hình")]
    changes = official.find(official.edit(*pairs))
    assert len(changes) == 2
    for change in changes:
        told = official.take([change]).texts
        assert [name for name in told if told[name] != official.texts[name]] == [change.part]


def test_new_and_lost_paragraphs(official):
    out = io.BytesIO()
    document = docx.Document(io.BytesIO(word.write(official.composed.document)))
    gone = next(each for each in document.paragraphs if "Kon Plông" in each.text)
    other = next(each for each in document.paragraphs if "Rà soát, điều chỉnh chỉ" in each.text)
    other.insert_paragraph_before("- Họp giao ban *2 lần* với {{ 5 }} đơn vị.")
    gone._p.getparent().remove(gone._p)
    document.save(out)
    paragraphs = incoming.read(out.getvalue(), "a.docx").paragraphs
    changes = official.find(paragraphs)
    assert [(bool(one.before), bool(one.after)) for one in changes] == [
        (False, True),
        (True, False),
    ]
    taken = official.take(changes)
    told = taken.texts["direction"]
    assert "Kon Plông" not in told
    now = compose(official.snapshot, QUARTER, official.texts | {"direction": told}, {})
    printed = [line.text for line in now.lines]
    # What was typed are words, whatever they would mean in a text part.
    assert "- Họp giao ban *2 lần* với {{ 5 }} đơn vị." in printed
    at = printed.index("- Họp giao ban *2 lần* với {{ 5 }} đơn vị.")
    assert printed[at + 1].startswith("- Rà soát, điều chỉnh chỉ tiêu")
    assert official.find(paragraphs, taken.texts) == []


def test_a_draft_that_moved_on_is_not_written_over(official):
    [change] = official.find(official.edit(("có lúc không thuận lợi", "khắc nghiệt")))
    texts = official.texts | {"causes": "### 3.2. Nguyên nhân\n\nViết lại từ đầu."}
    taken = official.take([change], texts)
    assert taken.missed == [change]
    assert taken.texts == texts


def test_a_new_note_of_word_is_shown_and_left_to_the_clerk(official):
    paragraphs = official.edit()
    new = [one for one in paragraphs if not one.note]
    note = incoming.Paragraph("Chú thích thêm.", "chú thích 1", 1)
    changes = official.find([*new, note])
    added = next(one for one in changes if one.after == "Chú thích thêm.")
    assert added.refusal.startswith("Chú thích mới")
    assert {one.refusal.partition(":")[0] for one in changes if one is not added} == {
        "Cả chú thích bị bỏ"
    }
    taken = official.take(changes)
    assert (taken.texts, taken.missed) == (official.texts, changes)


SENTENCES = ["Một hai.", "Có 26 hộ.", "Ba bốn năm sáu.", "Bảy (tám)."]


@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6),
    st.lists(st.sampled_from([*SENTENCES, "Có 27 hộ."]), max_size=6),
)
def test_a_reworded_paragraph_says_the_new_words(old, new):
    inlines = []
    for sentence in old:
        before, number, after = sentence.partition("26")
        inlines += [text(before)] if before else []
        if number:
            inlines += [make("number", source='{{ so("a") }}', text="26"), text(after)]
        inlines += [make("note_ref", name="a"), text(" ")]
    words = " ".join(new)
    told = reword(inlines, words, lambda source: [])
    said = "".join(map(print_inline, told.inlines))
    assert said == words
    # No mark of a note is lost, and every number that is left prints what it did.
    assert sum(one["type"] == "note_ref" for one in told.inlines) == len(old)
    bound = sum(one["type"] == "number" for one in told.inlines)
    assert bound + len(told.unbound) == old.count("Có 26 hộ.")


def test_slots_are_the_printed_paragraphs_in_their_order(official):
    printed = [slot.text for slot in read_slots(official.read())]
    lines = [line.text for line in official.composed.lines]
    assert [text for text in printed if not any(text in line for line in lines)] == []
    assert len(printed) == len(lines)
