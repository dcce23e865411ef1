"""The screen's word for each of the code's words: one word for one thing, on every page."""

EVENT = {
    "launched": "ra mắt",
    "replicated": "nhân rộng",
    "goal_met": "dừng, đã đạt mục tiêu",
    "ineffective": "dừng, không hiệu quả",
    "converted_in": "chuyển đổi đến",
    "converted": "chuyển đổi đi",
}
RUNNING = "đang hoạt động"
# The figures of a balance (measures/balance.py).
BALANCE = {
    "opening": "Đầu kỳ",
    "launched": "Ra mắt",
    "replicated": "Nhân rộng",
    "converted_in": "Chuyển đổi đến",
    "goal_met": "Đạt mục tiêu",
    "ineffective": "Không hiệu quả",
    "converted": "Chuyển đổi đi",
    "closing": "Cuối kỳ",
}
CONVERSION = "chuyển đổi"  # in both ways
TO_DATE = "lũy kế từ đầu năm"
FIELD = {
    "crops": "trồng trọt",
    "livestock": "chăn nuôi",
    "crafts": "ngành nghề",
    "sanitation": "vệ sinh môi trường",
    "population": "văn hóa – dân số",
}
KIND = {"hu_tuc": "hủ tục", "phong_tuc": "phong tục"}
AREA = {"model": "mô hình", "outreach": "tuyên truyền"} | KIND
CHANNEL = {
    "session": "buổi tuyên truyền",
    "attendance": "lượt người tham dự",
    "radio_news": "tin trên sóng FM",
    "radio_article": "bài trên sóng FM",
    "portal_news": "tin trên trang điện tử huyện",
    "portal_article": "bài trên trang điện tử huyện",
    "van_round": "lượt xe tuyên truyền lưu động",
}
CHANNEL_UNIT = {
    "session": "buổi",
    "attendance": "lượt người",
    "radio_news": "tin",
    "radio_article": "bài",
    "portal_news": "tin",
    "portal_article": "bài",
    "van_round": "lượt",
}
COMPARISON = {"previous": "quý trước", "last_year": "cùng kỳ năm trước"}
CONTEXT_TOPIC = {
    "mo_hinh": "mô hình",
    "mo_hinh_ten": "mô hình được nêu tên",
    "tuyen_truyen": "tuyên truyền",
    "ho_ngheo": "hộ nghèo",
    "dan_so": "dân số",
    "ntm": "nông thôn mới",
    "kinh_te": "kinh tế",
    "nguon_luc": "nguồn lực",
    "nha_o": "nhà ở",
    "nguoi_uy_tin": "người có uy tín",
}
# What a unit says in words beside its figures, and how far a task has come.
NOTE = {
    "highlight": "kết quả nổi bật",
    "difficulty": "khó khăn, vướng mắc",
    "cause": "nguyên nhân",
    "proposal": "đề xuất, kiến nghị",
    "past_task": "nhiệm vụ đã đề ra cho quý này",
    "task": "nhiệm vụ quý sau",
}
TASK_STATE = {
    "done": "đã hoàn thành",
    "under_way": "đang thực hiện",
    "not_started": "chưa thực hiện",
}
# What the standing office writes itself (data/office.sql).
ENTRY_KIND = {
    "document": "văn bản",
    "explanation": "lời giải thích",
    "conclusion": "kết luận",
    "task_state": "tình hình nhiệm vụ",
}
# How far a task of the committee has come (measures/tasks.py); "" is what nobody has said.
FOLLOWED = {
    "not_started": "chưa làm",
    "under_way": "đang làm",
    "done": "xong",
    "late": "trễ hạn",
    "stopped": "dừng",
    "": "chưa rõ",
}
# Who set a task.
TASK_ORIGIN = {"report": "báo cáo", "conclusion": "kết luận", "unit": "đơn vị tự đề ra"}
# What an explanation of the office may be about.
EXPLAINED = {
    "models": "mô hình",
    "customs": "hủ tục, phong tục",
    "indicators": "chỉ tiêu",
    "outreach": "tuyên truyền",
    "duty": "chế độ báo cáo",
}
# What a place without a figure is called; the three are never the same thing.
# Stands wherever figures are invented.
DEMO = "SỐ LIỆU MINH HỌA"
NO_FIGURE = "chưa có số"
# How the note of a fact begins whose source can be read in more than one way.
DOUBTFUL = "Chưa chắc cách đọc"
UNCOUNTED = "còn, chưa rõ số hộ"
OPEN_ZERO = "chưa đủ số, phần đã báo là 0"
NO_COMMUNE = "chưa phân xã"
NOT_PUBLISHED = "chưa công bố"
NO_FIELD = "không rõ lĩnh vực"
# How far a custom has come to its end (measures/rundown.py), each with a sign of its own.
CUSTOM_STATE = {
    "practised": "còn duy trì",
    "watch": "cần theo dõi",
    "eradicated": "đã xóa bỏ",
    "returned": "xuất hiện trở lại",
    "appeared": "mới phát sinh",
    "none": "báo không có",
    "silent": NO_FIGURE,
}
CUSTOM_SIGN = {
    "practised": "●",
    "watch": "◇",
    "eradicated": "◆",
    "returned": "▲",
    "appeared": "▲",
    "none": "0",
    "silent": "–",
}
# How an indicator stands to its year's target (measures/progress.py), each with a sign of its own.
STATUS = {
    "met": "đạt",
    "on_path": "đúng tiến độ",
    "slow": "chậm",
    "far_behind": "chậm nhiều",
    "unknown": "chưa đủ số",
}
STATUS_SIGN = {"met": "✓", "on_path": "●", "slow": "◐", "far_behind": "○", "unknown": "–"}
# Public poverty figures (measures/poverty.py).
POVERTY = {"poor": "hộ nghèo", "near_poor": "hộ cận nghèo"}
POVERTY_STANDARD = {"old": "chuẩn cũ", "new": "chuẩn mới 2022–2025"}


def start(text: str) -> str:
    """The same text with a capital first letter, the rest untouched."""
    return text[:1].upper() + text[1:]


def low(text: str) -> str:
    """The same text with a small first letter, within a sentence."""
    return text[:1].lower() + text[1:]


def quote(name: str) -> str:
    """A name between quotation marks; its own become single ones."""
    return f"“{name.replace('“', '‘').replace('”', '’')}”"
