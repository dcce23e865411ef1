"""What communes say in words, invented: sentences, and tasks that they set themselves."""

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
