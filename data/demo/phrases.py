"""What communes and agencies say in words, invented: sentences, and tasks that they set."""

from typing import NamedTuple


class Task(NamedTuple):
    """A task, what is said of it once it is done, and why it may not be."""

    text: str
    done: str
    open: str


# Of the quarter's own figures; what is between braces comes from them.
SESSIONS = (
    "Tổ chức {sessions} buổi tuyên truyền lồng ghép với họp thôn{attended}.",
    "Tuyên truyền {sessions} buổi, tập trung vào các thôn xa{attended}.",
    "Mở {sessions} buổi nói chuyện, hướng dẫn làm ăn tại nhà sinh hoạt cộng đồng{attended}.",
)
ATTENDED = ", {attendance} lượt người dự"
LAUNCHED = (
    "Ra mắt mô hình “{model}” ở {village}, do {sponsor} phụ trách.",
    "{village} ra mắt mô hình “{model}”; {sponsor} theo dõi hằng tháng.",
)
REPLICATED = (
    "Nhân rộng mô hình “{model}” sang {village} sau khi bà con đi xem nơi làm trước.",
    "{village} làm theo mô hình “{model}” đã có kết quả ở thôn bạn.",
)
GOAL_MET = (
    "Mô hình “{model}” ở {village} đạt mục tiêu, các hộ tự duy trì được.",
    "Kết thúc mô hình “{model}” ở {village} vì đã đạt mục tiêu đề ra.",
)
FEWER = (
    "{custom}: số hộ còn thực hiện giảm từ {before} xuống {now}.",
    "Vận động thêm {less} hộ bỏ {custom}, nay còn {now} hộ.",
)
GONE = (
    "Không còn hộ nào thực hiện {custom}.",
    "Hộ cuối cùng còn {custom} đã cam kết bỏ và được thôn ghi nhận.",
)
GIVEN = (
    "Nhận {value} {unit} ({item}) do {sponsor} hỗ trợ, giao tận tay bà con {village}.",
    "{village} được {sponsor} hỗ trợ {value} {unit}: {item}.",
)
INEFFECTIVE = "Mô hình “{model}” ở {village} phải dừng vì không hiệu quả."
UNCOUNTED = (
    "Chưa đếm được số hộ còn {custom}.",
    "Các hộ đi rẫy xa, tổ rà soát chưa gặp đủ.",
)
RETURNED = (
    "{custom} xuất hiện trở lại sau một thời gian không còn.",
    "Một vài gia đình nghe theo người lớn tuổi, thôn chưa kịp khuyên giải.",
)
UNHEARD = (
    "Chưa ghi được số lượt người dự các buổi tuyên truyền.",
    "Nhiều buổi lồng ghép vào họp thôn, không điểm danh.",
)

# Of a commune, in any quarter.
HIGHLIGHTS = (
    "Già làng và người có uy tín đến từng nhà nhắc nhở, bà con nghe và làm theo.",
    "Mỗi chi bộ thôn nhận giúp một hộ, có sổ theo dõi việc làm hằng tháng.",
    "Bà con góp công sửa đường vào khu sản xuất và khơi thông mương nước.",
    "Các thôn đưa việc cưới, việc tang gọn nhẹ vào hương ước.",
    "Tổ vay vốn họp đều, các hộ trả lãi đúng kỳ.",
    "Hộ tham gia mô hình ghi chép thu chi hằng tháng và bàn cách để dành.",
    "Chuồng trại được dời ra xa nhà ở, đường thôn sạch hơn trước.",
    "Lớp xóa mù buổi tối duy trì được sĩ số, nhiều chị em đã tự viết đơn vay vốn.",
    "Bà con đổi giống lúa mới trên chân ruộng hai vụ, không bỏ ruộng trống.",
    "Thanh niên trong thôn lập nhóm giúp nhau ngày công mùa thu hoạch.",
)
DIFFICULTIES = (
    (
        "Một số hộ còn trông chờ vào hỗ trợ, chưa mạnh dạn vay vốn làm ăn.",
        "Ngại rủi ro, chưa quen tính toán thu chi.",
    ),
    (
        "Họp thôn vào mùa vụ khó đủ người dự.",
        "Bà con ở lại chòi rẫy nhiều ngày, tối mới về hoặc không về.",
    ),
    (
        "Nông sản làm ra bán qua người thu gom, giá thấp.",
        "Chưa có nơi thu mua ổn định, đường vào thôn khó đi.",
    ),
    (
        "Cán bộ làm công tác tuyên truyền ở thôn mới nhận việc, còn lúng túng.",
        "Chưa được tập huấn, chưa có tài liệu bằng tiếng của bà con.",
    ),
    (
        "Mưa kéo dài làm chậm việc xuống giống và sửa chuồng trại.",
        "Đường đất sạt lở vài đoạn, vật tư chở vào không kịp.",
    ),
    (
        "Vật nuôi mắc bệnh rải rác, một số hộ giảm đàn.",
        "Chuồng trại chưa che chắn, tiêm phòng chưa đủ mũi.",
    ),
    (
        "Kinh phí cho các buổi tuyên truyền lưu động còn ít.",
        "Xã chưa cân đối được nguồn, chủ yếu lồng ghép việc khác.",
    ),
)
PROPOSALS = (
    "Đề nghị mở lớp tập huấn kỹ thuật chăn nuôi ngay tại thôn, vào lúc nông nhàn.",
    "Đề nghị cấp tài liệu tuyên truyền bằng hình ảnh, có lời dịch tiếng của bà con.",
    "Đề nghị ngân hàng chính sách tổ chức giải ngân tại xã mỗi quý một lần.",
    "Đề nghị hỗ trợ con giống trước mùa mưa để các hộ kịp nuôi.",
    "Đề nghị sửa đoạn đường vào khu sản xuất bị sạt lở.",
    "Đề nghị giới thiệu nơi thu mua nông sản ổn định cho các tổ hợp tác.",
    "Đề nghị tổ chức cho hộ tham gia mô hình đi học tập ở xã bạn.",
    "Đề nghị thống nhất mẫu ghi chép chung để thôn đỡ phải làm nhiều sổ.",
)
TASKS = (
    Task(
        "Họp thôn bàn lại hương ước, thêm phần cưới, tang gọn nhẹ",
        "Các thôn đã họp, nội dung được bà con thống nhất.",
        "Còn vài thôn chờ thu hoạch xong mới họp được.",
    ),
    Task(
        "Rà soát các hộ còn giữ hủ tục, phong tục không còn phù hợp",
        "Đã rà soát từng hộ, lập danh sách theo thôn.",
        "Chưa gặp được các hộ đang ở chòi rẫy.",
    ),
    Task(
        "Kiểm tra các mô hình đang làm, chọn nơi nhân rộng",
        "Đã kiểm tra, ghi rõ nơi nào nên nhân rộng.",
        "Mới xem được một phần vì trùng mùa vụ.",
    ),
    Task(
        "Vận động các hộ dời chuồng trại ra xa nhà ở",
        "Các hộ đăng ký đã dời xong.",
        "Thiếu vật liệu lợp mái, chờ thêm hỗ trợ.",
    ),
    Task(
        "Hướng dẫn hộ nghèo làm hồ sơ vay vốn chăn nuôi",
        "Hồ sơ đã gửi ngân hàng, phần lớn được giải ngân.",
        "Một số hộ thiếu giấy tờ, đang bổ sung.",
    ),
    Task(
        "Phân công đảng viên giúp hộ khó khăn theo từng việc cụ thể",
        "Đã phân công, mỗi chi bộ có sổ theo dõi.",
        "Chờ đại hội chi bộ xong mới phân công lại.",
    ),
    Task(
        "Mở lớp hướng dẫn ủ phân và trồng rau quanh nhà",
        "Lớp đã mở, các hộ dự đều làm thử tại nhà.",
        "Chưa sắp được lịch với cán bộ kỹ thuật.",
    ),
    Task(
        "Tuyên truyền lưu động ở các thôn xa trung tâm",
        "Đã đi hết các thôn theo lịch.",
        "Đường mưa trơn, còn thôn chưa vào được.",
    ),
    Task(
        "Thành lập tổ hợp tác để cùng bán nông sản",
        "Tổ đã ra mắt, có quy chế và nhật ký bán hàng.",
        "Các hộ chưa thống nhất cách chia công.",
    ),
    Task(
        "Gửi báo cáo quý đúng hạn, số liệu theo từng thôn",
        "Báo cáo đã gửi, có số theo thôn.",
        "Vài thôn gửi số về muộn.",
    ),
)


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
        "Cung cấp thông tin cho người có uy tín; thăm hỏi dịp lễ, Tết ở {commune}.",
        "Hướng dẫn {commune} lập hồ sơ hỗ trợ đất sản xuất, nước sinh hoạt.",
    ),
    (
        Task(
            "Hướng dẫn các xã lồng ghép vốn cho mô hình năm sau",
            "Đã có văn bản hướng dẫn gửi các xã.",
            "Chờ hướng dẫn của cấp trên.",
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
AGENCY_DIFFICULTIES = (
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
AGENCY_PROPOSALS = (
    "Đề nghị Ban Chỉ đạo thống nhất lịch công tác chung của các cơ quan theo quý.",
    "Đề nghị bổ sung kinh phí cho tuyên truyền ở các thôn xa.",
    "Đề nghị các xã cử một đầu mối gửi số liệu và trả lời cơ quan huyện.",
    "Đề nghị biểu dương kịp thời hộ và thôn làm tốt.",
    "Đề nghị cho nhân rộng cách làm hay sang các xã chưa có mô hình.",
)
