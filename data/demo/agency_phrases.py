"""What agencies of the district say in words and hand over, invented."""

from typing import NamedTuple

from data.demo.phrases import Task


class Agency(NamedTuple):
    """What an agency does: highlights of any quarter, tasks, and what it hands over
    (what, unit, from how many to how many)."""

    highlights: tuple[str, ...]
    tasks: tuple[Task, ...]
    gifts: tuple[tuple[str, str, tuple[int, int]], ...] = ()


# Between braces: communes that change from quarter to quarter.
FRONT = Agency(
    (
        "Theo dõi, đôn đốc các đơn vị thực hiện Cuộc vận động; góp ý kế hoạch của {commune}.",
        "Gặp mặt già làng, người có uy tín ở {commune}, bàn cách vận động bỏ hủ tục.",
        "Giám sát việc bình xét hộ nghèo, hộ cận nghèo ở {commune} và {other}.",
        "Vận động ủng hộ Quỹ Vì người nghèo, giúp các hộ khó khăn ở {commune} sửa nhà.",
        "Hướng dẫn các thôn của {commune} đưa việc cưới, việc tang gọn nhẹ vào hương ước.",
        "Đưa hộ tham gia mô hình của {commune} sang {other} học cách làm.",
        "Tổ chức ngày hội đại đoàn kết ở khu dân cư, gắn với biểu dương hộ thoát nghèo.",
    ),
    (
        Task(
            "Rà soát, đôn đốc chỉ tiêu năm của các xã, thị trấn",
            "Đã làm việc với tất cả các xã, thị trấn.",
            "Còn xã chưa gửi số liệu.",
        ),
        Task(
            "Tổ chức đoàn đi học tập mô hình ở nơi khác",
            "Đoàn đã đi, có báo cáo thu hoạch.",
            "Chưa bố trí được kinh phí.",
        ),
        Task(
            "Tập huấn kỹ năng vận động cho ban công tác Mặt trận ở thôn",
            "Đã tập huấn, có tài liệu phát tay.",
            "Lùi sang sau mùa thu hoạch.",
        ),
        Task(
            "Giám sát việc sử dụng vốn hỗ trợ mô hình",
            "Giám sát xong, kiến nghị đã gửi xã.",
            "Mới giám sát được một phần số xã.",
        ),
    ),
    (("Xi măng sửa nhà", "bao", (20, 80)), ("Suất quà Tết", "suất", (15, 60))),
)
YOUTH = Agency(
    (
        "Ra quân ngày Chủ nhật xanh ở {commune}: dọn đường thôn, trồng hoa, làm hố rác.",
        "Tập huấn cán bộ Đoàn ở {commune} và {other} về nội dung Cuộc vận động.",
        "Thanh niên {commune} giúp hộ neo đơn thu hoạch và sửa chuồng trại.",
        "Tổ chức diễn đàn thanh niên nói không với tảo hôn ở {commune}.",
        "Mở lớp dạy bán hàng trên mạng cho thanh niên khởi nghiệp ở {commune}.",
        "Chiếu phim, giao lưu văn nghệ lồng ghép tuyên truyền ở {commune} và {other}.",
    ),
    (
        Task(
            "Ra quân tình nguyện hè giúp các thôn xa",
            "Các đội đã về thôn, hoàn thành phần việc.",
            "Thời tiết xấu, lùi sang quý sau.",
        ),
        Task(
            "Tuyên truyền phòng, chống tảo hôn trong đoàn viên",
            "Đã sinh hoạt chuyên đề ở các chi đoàn.",
            "Một số chi đoàn chưa sinh hoạt được.",
        ),
        Task(
            "Giúp thanh niên vay vốn khởi nghiệp",
            "Hồ sơ đã được giải ngân.",
            "Dự án của thanh niên còn phải sửa.",
        ),
    ),
    (("Cây hoa, cây bóng mát", "cây", (100, 400)), ("Thùng rác công cộng", "thùng", (5, 20))),
)
WOMEN = Agency(
    (
        "Sinh hoạt định kỳ các nhóm phụ nữ tiết kiệm ở {commune}; chị em góp vốn đều.",
        "Hướng dẫn nhóm cha mẹ ở {commune} nuôi gà và ghi chép thu chi.",
        "Vận động hội viên {commune} sinh con tại trạm y tế, không sinh con tại nhà.",
        "Làm vườn rau dinh dưỡng cùng hội viên {commune} và {other}.",
        "Truyền thông về bình đẳng giới, phòng bạo lực gia đình ở {commune}.",
        "Giúp phụ nữ khởi nghiệp ở {commune} hoàn thiện ý tưởng làm măng khô, dệt thổ cẩm.",
    ),
    (
        Task(
            "Nhân rộng nhóm tiết kiệm của phụ nữ ở các thôn",
            "Các nhóm mới đã họp và góp vốn.",
            "Chị em bận mùa vụ, chưa họp nhóm.",
        ),
        Task(
            "Truyền thông chăm sóc sức khỏe bà mẹ, trẻ em",
            "Đã truyền thông cùng trạm y tế các xã.",
            "Trạm y tế đang thiếu người.",
        ),
        Task(
            "Thăm, giúp các gia đình hội viên khó khăn",
            "Đã thăm các gia đình theo danh sách.",
            "Còn một số gia đình ở xa chưa thăm.",
        ),
    ),
    (("Máy ấp trứng gia cầm", "máy", (1, 4)), ("Bộ hạt giống rau", "bộ", (30, 120))),
)
ETHNIC = Agency(
    (
        "Tham mưu lồng ghép vốn các chương trình mục tiêu quốc gia cho mô hình ở {commune}.",
        "Kiểm tra tiến độ các dự án hỗ trợ sinh kế ở {commune} và {other}.",
        "Cung cấp thông tin cho người có uy tín; thăm hỏi khi ốm đau ở {commune}.",
        "Hướng dẫn {commune} lập hồ sơ hỗ trợ đất sản xuất, nước sinh hoạt.",
    ),
    (
        Task(
            "Hướng dẫn các xã lồng ghép vốn cho mô hình năm sau",
            "Đã có văn bản hướng dẫn gửi các xã.",
            "Chờ hướng dẫn của cấp trên.",
        ),
        Task(
            "Rà soát danh sách người có uy tín ở các thôn",
            "Danh sách đã trình phê duyệt.",
            "Còn thôn chưa bình chọn xong.",
        ),
        Task(
            "Tổng hợp nhu cầu đất sản xuất, nước sinh hoạt của các xã",
            "Đã tổng hợp, gửi các phòng liên quan.",
            "Một số xã chưa gửi nhu cầu.",
        ),
        Task(
            "Kiểm tra các dự án hỗ trợ sinh kế",
            "Đã kiểm tra theo kế hoạch.",
            "Còn xã chưa kiểm tra.",
        ),
    ),
    (("Bồn nước sinh hoạt", "bồn", (5, 25)),),
)
CULTURE = Agency(
    (
        "Dựng phóng sự về hộ thoát nghèo ở {commune}, phát trên loa các thôn.",
        "Đưa đội tuyên truyền lưu động về {commune} và {other}.",
        "Đăng tin, ảnh về mô hình của {commune} trên trang điện tử của huyện.",
        "Mở lớp truyền dạy cồng chiêng ở {commune}, lồng ghép nếp sống mới.",
    ),
    (
        Task(
            "Làm chuyên mục phát thanh bằng tiếng của bà con",
            "Chuyên mục đã phát đều hằng tháng.",
            "Thiếu người dịch và đọc.",
        ),
        Task(
            "Tập huấn viết tin, chụp ảnh cho cộng tác viên các xã",
            "Đã tập huấn, các xã gửi tin đều hơn.",
            "Chưa mời được người hướng dẫn.",
        ),
        Task(
            "Dựng lại đội cồng chiêng ở các thôn",
            "Các đội đã tập và biểu diễn dịp lễ.",
            "Thiếu nhạc cụ, đang vận động thêm.",
        ),
        Task(
            "Tuyên truyền lưu động ở các thôn xa",
            "Đã đi đủ số buổi theo lịch.",
            "Xe hỏng, còn một số thôn chưa đến.",
        ),
    ),
)
SEASONS = {
    1: "Thăm, tặng quà hộ khó khăn dịp Tết; nhắc bà con vui Tết tiết kiệm, không ăn uống dài ngày.",
    2: "Nhắc bà con chuẩn bị giống, che chắn chuồng trại trước mùa mưa.",
    3: "Cùng các trường vận động học sinh ra lớp đầu năm học.",
    4: "Tổng kết việc trong năm, biểu dương hộ và thôn làm tốt.",
}
DIFFICULTIES = (
    (
        "Số liệu các xã gửi về còn chậm, khó tổng hợp theo thôn.",
        "Cán bộ theo dõi ở xã kiêm nhiều việc.",
    ),
    (
        "Việc phối hợp giữa các cơ quan có lúc chưa thường xuyên.",
        "Chưa có lịch chung, mỗi nơi một kế hoạch.",
    ),
    (
        "Nguồn lực xã hội hóa cho mô hình còn hạn chế.",
        "Ít doanh nghiệp trên địa bàn, chủ yếu dựa vào ngân sách.",
    ),
    (
        "Một số hoạt động phải lùi sang quý sau.",
        "Trùng mùa vụ của bà con và mưa nhiều.",
    ),
)
PROPOSALS = (
    "Đề nghị Ban Chỉ đạo thống nhất lịch công tác chung của các cơ quan theo quý.",
    "Đề nghị bổ sung kinh phí cho tuyên truyền ở các thôn xa.",
    "Đề nghị các xã cử một đầu mối gửi số liệu và trả lời cơ quan huyện.",
    "Đề nghị biểu dương kịp thời hộ và thôn làm tốt.",
    "Đề nghị cho nhân rộng cách làm hay sang các xã chưa có mô hình.",
)
