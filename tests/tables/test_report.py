"""Tables about report as they stand on the screen."""

from app.tables.report import list_figures
from tests.tables import lines


def test_official_figures(ask, view):
    table = list_figures(ask(view, "report/figures"))
    assert list(table.columns) == ["Số liệu", "Nơi", "Giá trị", "Suy ra"]
    assert len(table) == 40
    listed = (
        "Báo cáo nêu chỉ còn 01 hủ tục, 02 phong tục và gọi tên từng mục; mục này không có trong đó"
    )
    assert [row for row in lines(table) if row[3] != listed] == [
        ("Mô hình: dừng, đã đạt mục tiêu", "Toàn huyện", "13 mô hình", ""),
        (
            "“Câu lạc bộ không sinh con thứ 3”: dừng, không hiệu quả", "Xã Đăk Pne", "1 mô hình",
            "",
        ),
        (
            "“Trồng và chăm sóc cây chuối”: dừng, không hiệu quả", "Thôn 5, Đăk Rve", "1 mô hình",
            "",
        ),
        (
            "“Vệ sinh môi trường, cải tạo vườn tạp”: dừng, không hiệu quả", "Xã Tân Lập",
            "1 mô hình", "",
        ),
        ("“Nuôi gà thịt”: dừng, không hiệu quả", "Xã Tân Lập", "1 mô hình", ""),
        ("“Trồng cỏ voi nuôi bò”: dừng, không hiệu quả", "Xã Đăk Kôi", "1 mô hình", ""),
        (
            "“Trồng rau sạch”: dừng, không hiệu quả", "Thôn Trắng Nó – Kon Blo, Đăk Kôi",
            "1 mô hình", "",
        ),
        ("“Trồng rau sạch”: dừng, không hiệu quả", "Xã Đăk Tờ Re", "1 mô hình", ""),
        ("“Chăn nuôi gà, vịt”: dừng, không hiệu quả", "Thôn Kon Rơ Pen", "1 mô hình", ""),
        ("“Chăn nuôi gà, vịt”: dừng, không hiệu quả", "Đăk Puih, Kon Dơ Xing", "1 mô hình", ""),
        ("“Chăn nuôi heo đen”: dừng, không hiệu quả", "Thôn Kon Dơ Xing", "1 mô hình", ""),
        (
            "“Chỉnh trang vườn hộ, cải tạo vườn tạp”: dừng, không hiệu quả", "Chưa phân xã",
            "1 mô hình", "",
        ),
        ("“Trồng chuối Thái”: dừng, không hiệu quả", "Chưa phân xã", "1 mô hình", ""),
        ("“Trồng cây ăn quả”: dừng, không hiệu quả", "Chưa phân xã", "1 mô hình", ""),
        ("Mô hình: ra mắt, lũy kế từ đầu năm", "Toàn huyện", "12 mô hình", ""),
        ("Buổi tuyên truyền", "Toàn huyện", "110 buổi", ""),
        ("Lượt người tham dự", "Toàn huyện", "hơn 8.000 lượt người", ""),
        ("Tin trên sóng FM", "Toàn huyện", "38 tin", ""),
        ("Bài trên sóng FM", "Toàn huyện", "5 bài", ""),
        ("Tin trên trang điện tử huyện", "Toàn huyện", "36 tin", ""),
        ("Bài trên trang điện tử huyện", "Toàn huyện", "5 bài", ""),
        ("Lượt xe tuyên truyền lưu động", "Toàn huyện", "7 lượt", ""),
        ("Máy ấp trứng cho nhóm cha mẹ", "Xã Đăk Ruồng và xã Đăk Pne", "3 máy", ""),
        ("Cúng ốm đau và khấn cầu thần linh", "Thôn Kon Bỉ, Đăk Tơ Lung", "1 hộ", ""),
        ("Cúng ốm đau và khấn cầu thần linh", "Xã Đăk Pne", "chưa rõ số hộ", ""),
        ("Thả rông gia súc, gia cầm", "Thôn Kon Mong Tu, Đăk Tơ Lung", "1 hộ", ""),
        ("Thả rông gia súc, gia cầm", "Thôn Kon Lỗ, Đăk Tơ Lung", "1 hộ", ""),
        ("Thả rông gia súc, gia cầm", "Xã Đăk Pne", "chưa rõ số hộ", ""),
        ("Ngủ “đầm” (ngủ rẫy)", "Xã Đăk Pne", "45 hộ", ""),
        (
            "Sinh đẻ tại nhà", "Toàn huyện", "không còn",
            "Báo cáo nêu giảm phong tục này so với quý I/2024",
        ),
    ]  # fmt: skip
    assert sorted(row[:3] for row in lines(table) if row[3] == listed) == sorted(
        (custom, "Toàn huyện", "không còn")
        for custom in (
            "Kiêng cữ cái chết xấu",
            "Kiêng kỵ vật nuôi phóng uế, đẻ con ở dưới, bên trong kho thóc",
            "Thuốc thư",
            "Hôn nhân cận huyết",
            "Tảo hôn",
            "Nợ miệng",
            "Ăn uống kéo dài trong các dịp tang ma, cưới hỏi, lễ hội",
            "Củi hứa hôn",
            "Tưởng nhớ và cho người chết ăn",
            "Để người chết lộ thiên trên sạp trong tang ma",
        )
    )


def test_figures_of_the_first_quarter(ask, view):
    table = list_figures(ask(view._replace(quarter="2024-Q1"), "report/figures"))
    assert sorted(lines(table)) == [
        (
            "Ngủ “đầm” (ngủ rẫy)", "Xã Đăk Pne", "55 hộ", "45 hộ quý II/2024 + 10 hộ đã giảm",
        ),
        (
            "Sinh đẻ tại nhà", "Chưa phân xã", "chưa rõ số hộ",
            "Báo cáo nêu giảm phong tục này so với quý I/2024, nên quý I/2024 còn",
        ),
        (
            "Thả rông gia súc, gia cầm", "Chưa phân xã", "chưa rõ số hộ",
            "Quý I/2024 có 03 phong tục = 02 phong tục đang còn + 01 phong tục đã giảm",
        ),
    ]  # fmt: skip
