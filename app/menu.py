"""The screens of the dashboard: one row each, in the order of the menu.

`app/main.py` registers them with Streamlit; `app/web.py` answers every other address with a
Vietnamese "not found" page. A new screen is a file in `pages/` and a row here.
"""

from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Screen(NamedTuple):
    """One screen: its file in `pages/`, its address (without the slash), its name in the menu, and
    which of the shared filters it follows: the others are not offered on it."""

    file: str
    address: str
    title: str
    icon: str
    filters: tuple[str, ...] = ("quarter", "comparison", "communes")

    @property
    def path(self) -> Path:
        """The page's script."""
        return ROOT / "pages" / self.file


SCREENS = [
    Screen("overview.py", "", "Tổng quan", ":material/space_dashboard:"),
    Screen("news.py", "co-gi-moi", "Có gì mới", ":material/fiber_new:"),
    Screen("models.py", "mo-hinh", "Mô hình", ":material/agriculture:"),
    Screen("customs.py", "hu-tuc", "Hủ tục, phong tục", ":material/groups:"),
    Screen("indicators.py", "chi-tieu", "Chỉ tiêu", ":material/flag:"),
    Screen("outreach.py", "tuyen-truyen", "Tuyên truyền", ":material/campaign:"),
    Screen("coordination.py", "phoi-hop", "Phối hợp", ":material/handshake:", ("quarter",)),
    Screen("profile.py", "ho-so-xa", "Hồ sơ xã", ":material/location_city:"),
    Screen("assignments.py", "nhiem-vu", "Nhiệm vụ", ":material/task_alt:", ("quarter",)),
    Screen(
        "analysis.py",
        "phan-tich",
        "Phân tích",
        ":material/pivot_table_chart:",
        ("quarter", "communes"),
    ),
    Screen("intake.py", "nhap-so-lieu", "Nhận số liệu", ":material/upload_file:", ()),
    Screen("duty.py", "che-do-bao-cao", "Chế độ báo cáo", ":material/event_available:"),
    Screen("report.py", "bao-cao", "Báo cáo", ":material/description:", ("quarter",)),
    Screen("deck.py", "trinh-chieu", "Trình chiếu", ":material/slideshow:"),
    Screen("documents.py", "van-ban", "Văn bản", ":material/gavel:", ("quarter",)),
    Screen("sources.py", "nguon", "Nguồn số liệu", ":material/library_books:", ()),
]
