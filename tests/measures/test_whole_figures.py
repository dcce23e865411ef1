"""Figures to the last field: facts that the test writes down, and all that is made of them."""

from collections import namedtuple
from fractions import Fraction

from data import words
from measures.comparison import Comparison, Kinds, Reported, compare_kinds
from measures.completeness import Silence
from measures.figures.catalogue import name_customs, name_indicators, name_standing
from measures.figures.figure import NEVER, Figure, Ratio
from measures.figures.quarter import COLUMNS, read_facts, read_rows
from measures.totals import Total
from tests.measures.told import DISTRICT, NAMES, fact, make

Definition = namedtuple(
    "Definition",
    "indicator_id version short unit decimals denominator direction cumulative path valid_from "
    "valid_to",
)
Task = namedtuple("Task", "fact_id position part about lead value unit source")
RATE = Definition("khkt", 1, "Tỷ lệ", "%", 1, "số cặp", "up", False, "linear", "2021-Q2", None)
COUNT = Definition("tao-hon", 1, "Số cặp", "cặp", 0, None, "down", False, "linear", "2021-Q2", None)
NOW, BEFORE = "2024-Q2", "2024-Q1"


def total(value, uncounted=0, more_than=0, about=0, source=""):
    return Total(value, uncounted, more_than, about, source)


def compared(now, before, common="", left_out="", districts="", nothing=(False, False)):
    sides = [frozenset(ids.split()) for ids in (common, left_out, districts)]
    return Comparison(now, before, *sides, BEFORE, *nothing)


def check(figures, name, label, unit, **fields):
    assert figures.get(name) == Figure(name, label, unit, BEFORE, **fields)


def test_outreach():
    figures = make(
        [
            fact("outreach", NOW, "a", 5, "session", fact_id="o1", source="B"),
            fact("outreach", NOW, "b", "~7", "session", fact_id="o2", derived="3 + 4"),
            fact("outreach", NOW, "c", "?", "attendance", fact_id="o3"),
            fact("outreach", BEFORE, "a", 4, "session", fact_id="o4", source="C"),
            fact("outreach", BEFORE, "b", "≥6", "session", fact_id="o5"),
        ]
    )
    check(
        figures, "outreach.session", "Buổi tuyên truyền", "buổi",
        total=total(12, about=1, source="A; B"), before=total(10, more_than=1, source="A; C"),
        comparison=compared(total(5, source="B"), total(4, source="C"), "a", "b"),
        rows=("o1", "o2"), rows_before=("o4", "o5"), part="2/3 xã, thị trấn báo cáo",
        silent=("xã C",), source="A; B", derived="3 + 4", plain=True,
    )  # fmt: skip
    check(
        figures, "outreach.attendance", "Lượt người tham dự", "lượt người",
        total=total(0, uncounted=1, source="A"),
        comparison=compared(None, None, "", "c", nothing=(False, True)), rows=("o3",), source="A",
        part="1/3 xã, thị trấn báo cáo", silent=("xã A", "xã B"), plain=True,
    )  # fmt: skip


def test_a_channel_that_the_district_tells_of_one_commune_is_no_number_of_all():
    figure = make(
        [
            fact("outreach", NOW, "a", 5, "session", reporter_id=DISTRICT),
            fact("outreach", NOW, DISTRICT, 2, "portal_article"),
        ]
    ).get("outreach.session")
    assert (figure.part, figure.silent) == ("1/3 xã, thị trấn báo cáo", ("xã B", "xã C"))


def test_models():
    figures = make(
        [
            fact("model", NOW, "a", 2, "goal_met", fact_id="m1"),
            fact("model", NOW, "a", 1, "ineffective", fact_id="m2"),
            fact("model", BEFORE, "a", 1, "goal_met", fact_id="m3"),
            fact("model", BEFORE, "a", 0, "ineffective", fact_id="m4"),
            fact("model", NOW, "a", 3, "launched", fact_id="m5"),
            fact("model", BEFORE, "a", 4, "launched", fact_id="m6", source="B"),
            fact("model", NOW, "b", 9, "launched", fact_id="m7", period="year_to_date"),
            fact("stock", NOW, "a", 6, fact_id="m8"),
        ],
        communes=("a",),
    )
    check(
        figures, "models.stopped", "Mô hình dừng hoạt động", "mô hình",
        total=total(3, source="A"), before=total(1, source="A"),
        comparison=compared(total(3, source="A"), total(1, source="A"), "a"),
        rows=("m1", "m2"), rows_before=("m3", "m4"), source="A", plain=True,
    )  # fmt: skip
    check(
        figures, "models.launched_to_date", "Mô hình ra mắt từ đầu năm", "mô hình",
        total=total(7, source="A; B"), before=total(4, source="B"),
        comparison=compared(total(7, source="A; B"), total(4, source="B"), "a"),
        rows=("m6", "m5"), rows_before=("m6",), source="A; B", plain=True,
    )  # fmt: skip
    check(
        figures, "models.running.a", "Mô hình đang hoạt động cuối quý, xã A", "mô hình",
        total=total(6, source="A"), rows=("m8",), source="A", plain=True,
        comparison=compared(None, None, "", "a", nothing=(False, True)),
    )  # fmt: skip


def test_households():
    figures = make(
        [
            fact("custom", NOW, "a", 5, "no-mieng", fact_id="c1"),
            fact("custom", NOW, "b", 0, "no-mieng", fact_id="c2"),
            fact("custom", NOW, "c", "?", "tao-hon", fact_id="c3"),
            fact("custom", BEFORE, "a", 8, "no-mieng", fact_id="c4", source="B"),
            fact("custom", BEFORE, "b", 0, "no-mieng", fact_id="c5"),
        ],
        silences={("no-mieng", NOW, "b"): Silence(2, True, False)},
    )
    check(
        figures, "customs.no-mieng", "Hộ còn thực hiện Nợ miệng", "hộ",
        total=total(5, uncounted=2, source="A"), before=total(8, source="A; B"),
        comparison=compared(total(5, source="A"), total(8, source="B"), "a", "b"),
        rows=("c1", "c2"), rows_before=("c4", "c5"), source="A",
    )  # fmt: skip
    check(
        figures, "customs.households", "Hộ còn thực hiện hủ tục, phong tục", "hộ",
        total=total(5, uncounted=3, source="A"), before=total(8, uncounted=1, source="A; B"),
        comparison=compared(total(5, source="A"), total(8, source="B"), "a", "b c"),
        rows=("c1", "c2", "c3"), rows_before=("c4", "c5"), source="A",
    )  # fmt: skip
    check(
        figures, "customs.phong_tuc", "Phong tục còn thực hiện", "phong tục",
        total=total(1, source="A"), before=total(1, source="A; B"),
        comparison=Kinds(
            total(1), total(1), frozenset({"Nợ miệng"}), frozenset(), frozenset(), BEFORE, False,
            False,
        ),
        rows=("c1",), rows_before=("c4",), source="A", part="2/3 xã, thị trấn báo cáo",
        silent=("xã C",),
    )  # fmt: skip


def test_a_document_of_the_district_that_names_communes_tells_of_all():
    figure = make(
        [
            fact("custom", NOW, "a", 5, "no-mieng", reporter_id=DISTRICT),
            fact("custom", NOW, DISTRICT, 2, "tao-hon"),
        ]
    ).get("customs.no-mieng")
    assert (figure.part, figure.comparison.left_out) == ("", {"a"})


def test_what_is_gone():
    figures = make(
        [
            fact("custom", NOW, "a", 0, "no-mieng", fact_id="c1", source="B"),
            fact("custom", NOW, "a", 2, "cui-hua-hon", fact_id="c2"),
            fact("custom", BEFORE, "a", 8, "no-mieng", fact_id="c3"),
        ]
    )
    check(
        figures, "customs.gone.phong_tuc", "Phong tục không còn so với quý trước", "phong tục",
        total=total(1, source="B"), rows=("c1",), source="B", refusal=NEVER,
    )  # fmt: skip


def test_kinds_are_compared_to_the_last_field():
    def reported(*units, practised=()):
        return Reported(frozenset(units), frozenset(practised))

    now = {"X": reported("a", practised="a"), "Y": reported("a"), "Z": reported("a", practised="a")}
    before = {"X": reported("a", practised="a"), "Y": reported("a", practised="a")}
    assert compare_kinds(now, before, BEFORE) == Kinds(
        total(1), total(2), frozenset("XY"), frozenset("Z"), frozenset(), BEFORE, False, False
    )
    told = compare_kinds({}, before, BEFORE)
    assert (told.nothing_now, told.nothing_before) == (True, False)
    assert compare_kinds(now, {}, BEFORE)[:2] == (total(0), None)


def test_duties():
    states = {"a": "on_time", "b": "late", "c": "missing", DISTRICT: "exempt"}
    rows = [
        fact("duty", NOW, unit, 1, fact_id=f"d.{unit}")._replace(state=state)
        for unit, state in states.items()
    ]
    rows.append(fact("duty", BEFORE, "a", 1, fact_id="d1", source="B")._replace(state="late"))
    figures = make(rows)
    made = {"source": "A", "plain": True, "part": "2/3 xã, thị trấn báo cáo", "silent": ("xã C",)}
    every = ("d.a", "d.b", "d.c")
    for state, label, now, ids, ids_before in (
        ("due", "phải báo cáo", 3, every, ("d1",)),
        ("on_time", "báo cáo đúng hạn", 1, ("d.a",), ()),
        ("late", "báo cáo trễ hạn", 1, ("d.b",), ("d1",)),
        ("missing", "chưa báo cáo", 1, ("d.c",), ()),
    ):
        check(
            figures, f"duty.{state}", f"Đơn vị {label}", "xã, thị trấn",
            total=total(now, source="A"), before=total(len(ids_before), source="B"),
            rows=ids, rows_before=ids_before, **made,
        )  # fmt: skip
    assert read_rows(figures, "duty.late")["Giá trị"].tolist() == ["trễ hạn", "trễ hạn"]


def indicator(quarter, unit, numerator, denominator=None, subject="khkt", **more):
    row = fact("indicator", quarter, unit, 1, subject, version=1, **more)
    return row._replace(numerator=numerator, denominator=denominator, value=None, unit="%")


def target(quarter, unit, value, subject="khkt", **more):
    return fact("target", quarter, unit, value, subject, version=1, **more)._replace(unit="%")


def ratio(numerator, denominator, more_than=0, about=0, source=""):
    below = None if denominator is None else Fraction(denominator)
    return Ratio(Fraction(numerator), below, more_than, about, 1, "%", source)


def test_indicators():
    figures = make(
        [
            indicator(NOW, "a", 10, 20, fact_id="i1", qualifier="about"),
            indicator(NOW, "b", 1, 30, fact_id="i2", source="B", qualifier="more_than"),
            indicator(BEFORE, "a", 8, 20, fact_id="i3", source="C"),
            target(NOW, "a", 60, fact_id="t1"),
            target(NOW, "b", 10, fact_id="t2", source="D"),
            target(NOW, "c", 90, fact_id="t3"),
        ],
        definitions=[RATE],
    )
    entry = name_indicators([("khkt", "Tỷ lệ", "%")], {"a": "xã A"})["indicators.khkt.a"]
    assert entry[:4] == ("indicator", "indicator", "Tỷ lệ, xã A", "%")
    figures.__dict__["_entries"] = name_indicators([("khkt", "Tỷ lệ", "%")], {})
    check(
        figures, "indicators.khkt", "Tỷ lệ", "%",
        total=ratio(11, 50, 1, 1, "A; B"), before=ratio(8, 20, source="C"),
        comparison=compared(None, None, "", "a b"), rows=("i1", "i2"), rows_before=("i3",),
        source="A; B", part="2/3 xã, thị trấn báo cáo", silent=("xã C",), plain=True,
    )  # fmt: skip
    # weighed by the denominators of the values: 60 % of 20 and 10 % of 30; C has no value
    check(
        figures, "indicators.khkt.target", "Mục tiêu năm: Tỷ lệ", "%",
        total=ratio(Fraction(15, 50), 1, source="A; D"), rows=("t1", "t2"), source="A; D",
        refusal=NEVER,
    )  # fmt: skip


def test_an_indicator_is_compared_unit_by_unit():
    rows = [indicator(NOW, "a", 10, 20), indicator(BEFORE, "a", 8, 20), indicator(NOW, "b", 1, 30)]
    figures = make([*rows, indicator(BEFORE, "c", 1, 2)], definitions=[RATE])
    figures.__dict__["_entries"] = name_indicators([("khkt", "Tỷ lệ", "%")], {})
    # C is not behind the value now, and B told nothing before
    assert figures.get("indicators.khkt").comparison == compared(
        ratio(10, 20), ratio(8, 20), "a", "b c"
    )


def test_a_target_alone_is_what_it_is():
    figures = make([target(NOW, "a", 60, fact_id="t1")], definitions=[RATE])
    figures.__dict__["_entries"] = name_indicators([("khkt", "Tỷ lệ", "%")], {})
    found = figures.get("indicators.khkt.target")
    assert (found.total, found.rows) == (ratio(Fraction(60, 100), 1, source="A"), ("t1",))
    several = make([target(NOW, "a", 60), target(NOW, "b", 60)], definitions=[RATE])
    several.__dict__["_entries"] = figures.__dict__["_entries"]
    assert several.get("indicators.khkt.target").total is None


def test_a_target_of_a_count_is_added():
    rows = [indicator(NOW, unit, 3, subject="tao-hon") for unit in "ab"]
    rows += [target(NOW, unit, 2, "tao-hon") for unit in "ab"]
    figures = make(rows, definitions=[COUNT])
    figures.__dict__["_entries"] = name_indicators([("tao-hon", "Số cặp", "cặp")], {})
    assert figures.get("indicators.tao-hon.target").total == Ratio(
        Fraction(4), None, 0, 0, 0, "cặp", "A"
    )
    assert figures.get("indicators.tao-hon").total == Ratio(Fraction(6), None, 0, 0, 0, "cặp", "A")


TASKS = [
    Task("t1-1", 1, 1, "Mở lớp", "Phòng Nội vụ", 7, "lớp", "B, mục II.1"),
    Task("t1-2", 1, 2, "Mở hội thi", None, 2, "hội thi", "B, mục II.1"),
    Task("t2", 2, 1, "Kiểm tra", None, None, None, "B, mục II.2"),
]


def test_tasks():
    figures = make([], tasks=TASKS)
    made = {"query": "figures/tasks", "refusal": NEVER}
    source = "B, mục II.1, mục II.2"
    check(
        figures, "tasks", "Nhiệm vụ đề ra cho quý sau", "nhiệm vụ",
        total=total(2, source=source), rows=("t1-1", "t1-2", "t2"), source=source, **made,
    )  # fmt: skip
    check(
        figures, "tasks.1.2", "Mở hội thi", "hội thi", total=total(2, source="B, mục II.1"),
        rows=("t1-2",), source="B, mục II.1", **made,
    )  # fmt: skip
    assert read_rows(figures, "tasks").to_numpy().tolist() == [
        ["quý III/2024", "Mở lớp", "Phòng Nội vụ", "7 lớp", "B, mục II.1", "", "t1-1"],
        ["quý III/2024", "Mở hội thi", "", "2 hội thi", "B, mục II.1", "", "t1-2"],
        ["quý III/2024", "Kiểm tra", "", "", "B, mục II.2", "", "t2"],
    ]


def test_facts_in_words():
    models = [
        fact("model", NOW, DISTRICT, 2, "launched", fact_id="m1", period="year_to_date"),
        fact("model", NOW, DISTRICT, 1, "goal_met", fact_id="m2", name="Dê"),
        fact("stock", NOW, "a", 3, fact_id="m3", place="xã A"),
    ]
    at = {"place": "xã A", "name": "Tỷ lệ"}
    figures = make(
        [
            *(row._replace(unit="mô hình") for row in models),
            fact("outreach", NOW, "a", "≥8", "session", fact_id="o1", derived="2 × 4", **at),
            indicator(NOW, "a", 10, 20.5, fact_id="i1", **at),
            indicator(NOW, "a", None, fact_id="i2", **at),
            target(NOW, "a", 60, fact_id="t1", **at),
        ]
    )
    figures._base.__dict__["notes"] = []
    figures.explanations = []
    ids = ["m1", "m2", "m3", "o1", "i1", "i2", "t1", "none"]
    found = read_facts(figures, ids)
    assert found.columns.tolist() == COLUMNS
    quarter = "quý II/2024"
    assert found.to_numpy().tolist() == [
        [quarter, "Mô hình: ra mắt, lũy kế từ đầu năm", "toàn huyện", "2 mô hình", "A", "", "m1"],
        [quarter, "“Dê”: dừng, đã đạt mục tiêu", words.NO_COMMUNE, "1 mô hình", "A", "", "m2"],
        [quarter, "Mô hình đang hoạt động", "xã A", "3 mô hình", "A", "", "m3"],
        [quarter, "Buổi tuyên truyền", "xã A", "hơn 8 buổi", "A", "2 × 4", "o1"],
        [quarter, "Tỷ lệ", "xã A", "10/20,50", "A", "", "i1"],
        [quarter, "Tỷ lệ", "xã A", "chưa rõ số", "A", "", "i2"],
        [quarter, "Tỷ lệ", "xã A", "60%", "A", "", "t1"],
    ]


def test_the_district_and_what_is_not_there():
    figures = make([])
    check(
        figures, "communes", "Xã, thị trấn của huyện", "xã, thị trấn", total=total(3),
        query="frame/communes", refusal=NEVER,
    )  # fmt: skip
    check(figures, "tasks.9.1", "Lượng việc của nhiệm vụ 9.1", "", refusal=NEVER)
    check(figures, "support.s-9", "Lượng hỗ trợ đã nêu ở quý trước", "", refusal=NEVER)


def test_labels_and_units_of_all_names():
    found = {name: f"{entry.label} ({entry.unit})" for name, entry in name_standing({}).items()}
    for kind, word in words.KIND.items():
        start = word[0].upper() + word[1:]
        assert found.pop(f"customs.{kind}") == f"{start} còn thực hiện ({word})"
        assert found.pop(f"customs.gone.{kind}") == f"{start} không còn so với quý trước ({word})"
    for channel, word in words.CHANNEL.items():
        label = word[0].upper() + word[1:]
        assert found.pop(f"outreach.{channel}") == f"{label} ({words.CHANNEL_UNIT[channel]})"
    assert found == {
        "models.stopped": "Mô hình dừng hoạt động (mô hình)",
        "models.goal_met": "Mô hình dừng, đã đạt mục tiêu (mô hình)",
        "models.ineffective": "Mô hình dừng, không hiệu quả (mô hình)",
        "models.launched": "Mô hình ra mắt trong quý (mô hình)",
        "models.launched_to_date": "Mô hình ra mắt từ đầu năm (mô hình)",
        "models.replicated": "Mô hình được nhân rộng (mô hình)",
        "models.converted": "Mô hình chuyển đổi đi (mô hình)",
        "models.converted_in": "Mô hình chuyển đổi đến (mô hình)",
        "models.running": "Mô hình đang hoạt động cuối quý (mô hình)",
        "customs.households": "Hộ còn thực hiện hủ tục, phong tục (hộ)",
        "duty.on_time": "Đơn vị báo cáo đúng hạn (xã, thị trấn)",
        "duty.late": "Đơn vị báo cáo trễ hạn (xã, thị trấn)",
        "duty.missing": "Đơn vị chưa báo cáo (xã, thị trấn)",
        "duty.due": "Đơn vị phải báo cáo (xã, thị trấn)",
        "communes": "Xã, thị trấn của huyện (xã, thị trấn)",
        "tasks": "Nhiệm vụ đề ra cho quý sau (nhiệm vụ)",
    }


def test_names_of_places():
    customs = [(custom, name, "phong_tuc") for custom, name in NAMES.items()]
    villages = {("no-mieng", "a.1"): "thôn 1, xã A"}
    found = name_customs(customs[:1], {"a": "xã A"}, villages)
    assert found == {
        "customs.no-mieng": (
            "custom", "custom", "Hộ còn thực hiện Nợ miệng", "hộ", "no-mieng", (), "",
        ),
        "customs.no-mieng.a": (
            "custom", "custom", "Hộ còn thực hiện Nợ miệng, xã A", "hộ", "no-mieng", (), "a",
        ),
        "customs.no-mieng.a.1": (
            "village", "custom", "Hộ còn thực hiện Nợ miệng, thôn 1, xã A", "hộ", "no-mieng", (),
            "a.1",
        ),
    }  # fmt: skip


def test_models_are_silent_event_by_event():
    stopped = fact("model", NOW, "a", 2, "goal_met")
    launched = [
        fact("model", NOW, "b", 1, "launched", reporter_id=DISTRICT),
        fact("model", NOW, DISTRICT, 2, "launched"),
    ]
    # one document of the district names B, but speaks of launches alone
    assert make([stopped, *launched]).find_silent("model") == ["xã B", "xã C"]
    assert make(launched).find_silent("model") == []


def test_what_units_say_in_words():
    note = namedtuple("Note", "fact_id kind text state result unit source")
    figures = make([])
    figures._base.__dict__["notes"] = [
        note("n1", "highlight", "Mở lớp", None, None, "xã A", "A"),
        note("n2", "past_task", "Kiểm tra", "done", "tốt", "xã B", "B"),
    ]
    figures.explanations = []
    quarter, kinds = "quý II/2024", words.NOTE
    first, second = (
        kinds[kind][0].upper() + kinds[kind][1:] for kind in ("highlight", "past_task")
    )
    told = f"{second}: Kiểm tra. {words.TASK_STATE['done']}. tốt"
    assert read_facts(figures, ["n1", "n2"]).to_numpy().tolist() == [
        [quarter, f"{first}: Mở lớp", "xã A", "", "A", "", "n1"],
        [quarter, told, "xã B", "", "B", "", "n2"],
    ]


def test_that_the_district_has_none_is_a_zero_of_each_commune():
    rows = [fact("custom", NOW, DISTRICT, 0, "no-mieng")]
    rows += [fact("custom", BEFORE, unit, 1, "no-mieng") for unit in "ab"]
    comparison = make(rows).get("customs.no-mieng").comparison
    assert (comparison.common, comparison.now.value, comparison.before.value) == ({"a", "b"}, 0, 2)
