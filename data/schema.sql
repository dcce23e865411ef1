-- The warehouse of one data set: dimensions, facts, and the totals that the facts must reproduce.
-- Laws kept here (see README, "For developers"): unknown is not zero; a fact is stored once, at the
-- finest level at which it was published; numerators and denominators, never ratios; every figure
-- names its document and the place in it. The comments are the data dictionary on the screen.

create type unit_kind as enum ('province', 'district', 'town', 'commune', 'village', 'agency');
create type custom_kind as enum ('hu_tuc', 'phong_tuc');
create type model_field as enum ('crops', 'livestock', 'crafts', 'sanitation', 'population');
-- converted: a model ended because it became another one; converted_in: that other one began.
create type model_event as enum (
    'launched', 'replicated', 'converted_in', 'goal_met', 'ineffective', 'converted'
);
create type period as enum ('quarter', 'year_to_date');
create type direction as enum ('up', 'down');
-- linear: a quarter of the way to the year's target each quarter; level: the target, all year.
create type path as enum ('linear', 'level');
create type channel as enum (
    'session', 'attendance', 'radio_news', 'radio_article', 'portal_news', 'portal_article', 'van_round'
);
create type duty_state as enum ('on_time', 'late', 'missing', 'exempt', 'some_in_breach');
create type qualifier as enum ('exact', 'more_than', 'about');
-- counted: a number above zero; zero: reported as none; uncounted: there, but its number is unknown.
create type value_state as enum ('counted', 'zero', 'uncounted');

-- Dimensions ---------------------------------------------------------------------------------

create table dim_quarter (
    quarter text primary key check (regexp_full_match(quarter, '\d{4}-Q[1-4]')),
    starts_on date not null,
    ends_on date not null check (ends_on > starts_on),
    data_from date not null,
    data_to date not null check (data_to > data_from),
);
comment on table dim_quarter is 'Các quý của Cuộc vận động';
comment on column dim_quarter.quarter is 'Mã quý, ví dụ 2024-Q2';
comment on column dim_quarter.starts_on is 'Ngày đầu quý theo lịch';
comment on column dim_quarter.ends_on is 'Ngày cuối quý theo lịch';
comment on column dim_quarter.data_from is 'Ngày bắt đầu lấy số liệu (ngày 15 của tháng trước quý)';
comment on column dim_quarter.data_to is 'Ngày chốt số liệu (ngày 14 của tháng cuối quý)';

create table document (
    document_id text primary key,
    kind text not null,
    number text,
    issued_on date,
    issuer text not null,
    abstract text check (abstract is null or trim(abstract) != ''),
    about text not null,
    url text,
    note text,
    check (number is not null or url is not null),
);
comment on table document is 'Văn bản và trang thông tin đã công bố, nơi mọi số liệu dẫn về';
comment on column document.document_id is 'Mã văn bản trong kho';
comment on column document.kind is 'Loại văn bản: báo cáo, kế hoạch, công văn, trang thông tin…';
comment on column document.number is 'Số và ký hiệu';
comment on column document.issued_on is 'Ngày ban hành; để trống khi nguồn không cho biết đủ ngày, tháng';
comment on column document.issuer is 'Cơ quan ban hành hoặc đơn vị đăng tải';
comment on column document.abstract is 'Trích yếu, đúng từng chữ; để trống khi nguồn không nêu';
comment on column document.about is 'Nội dung, viết gọn';
comment on column document.url is 'Địa chỉ trên mạng';
comment on column document.note is 'Ghi chú';

create table dim_unit (
    unit_id text primary key,
    kind unit_kind not null,
    name text not null,
    parent_id text,  -- its key is checked at build: DuckDB refuses a self-reference within one insert
    code text,
    latitude decimal(8, 5),
    longitude decimal(8, 5),
    tile_column decimal(3, 1),
    tile_row integer,
    valid_from date,
    valid_to date,
    printed text,
    source text not null,
    check ((tile_column is null) = (tile_row is null)),
);
comment on table dim_unit is 'Đơn vị: tỉnh, huyện, xã, thị trấn, thôn, cơ quan';
comment on column dim_unit.unit_id is 'Mã riêng của kho; mã hành chính đã bị dùng lại năm 2025 nên không làm khóa';
comment on column dim_unit.kind is 'Loại đơn vị';
comment on column dim_unit.name is 'Tên gọi đã chuẩn hóa, đang dùng hoặc dùng sau cùng';
comment on column dim_unit.parent_id is 'Đơn vị cấp trên; thôn chưa rõ thuộc xã nào thì ghi huyện';
comment on column dim_unit.code is 'Mã đơn vị hành chính';
comment on column dim_unit.latitude is 'Vĩ độ điểm đặt tên xã trên bản đồ (không phải vị trí nhà dân)';
comment on column dim_unit.longitude is 'Kinh độ điểm đặt tên xã trên bản đồ (không phải vị trí nhà dân)';
comment on column dim_unit.tile_column is 'Cột của ô lục giác trên bản đồ sơ lược, xếp theo vị trí thật';
comment on column dim_unit.tile_row is 'Hàng của ô lục giác trên bản đồ sơ lược, từ bắc xuống nam';
comment on column dim_unit.valid_from is 'Ngày bắt đầu tồn tại';
comment on column dim_unit.valid_to is 'Ngày cuối cùng còn tồn tại';
comment on column dim_unit.printed is 'Tên như bản quét in ra, khi khác tên chuẩn';
comment on column dim_unit.source is 'Nguồn của tên, mã và vị trí';

create table unit_alias (
    alias text primary key,
    unit_id text not null references dim_unit (unit_id),
);
comment on table unit_alias is 'Các cách viết khác của tên đơn vị';
comment on column unit_alias.alias is 'Cách viết gặp trong nguồn';
comment on column unit_alias.unit_id is 'Đơn vị được chỉ';

create table unit_succession (
    old_unit_id text not null references dim_unit (unit_id),
    new_unit_id text not null references dim_unit (unit_id),
    effective_on date not null,
    primary key (old_unit_id, new_unit_id),
);
comment on table unit_succession is 'Xã cũ nhập vào xã mới từ ngày nào';
comment on column unit_succession.old_unit_id is 'Đơn vị trước sắp xếp';
comment on column unit_succession.new_unit_id is 'Đơn vị sau sắp xếp';
comment on column unit_succession.effective_on is 'Ngày có hiệu lực';

create table dim_custom (
    custom_id text primary key,
    kind custom_kind not null,
    position integer not null check (position > 0),
    name text not null,
    document_id text not null references document (document_id),
    unique (kind, position),
);
comment on table dim_custom is 'Danh mục hủ tục, phong tục không còn phù hợp';
comment on column dim_custom.custom_id is 'Mã hủ tục, phong tục';
comment on column dim_custom.kind is 'Hủ tục hay phong tục không còn phù hợp';
comment on column dim_custom.position is 'Thứ tự trong danh mục';
comment on column dim_custom.name is 'Tên trong danh mục';
comment on column dim_custom.document_id is 'Văn bản ban hành danh mục';

create table dim_indicator (
    indicator_id text not null,
    version integer not null check (version > 0),
    position integer not null check (position > 0),
    name text not null,
    short text not null,
    why text not null,
    unit text not null,
    decimals integer not null check (decimals between 0 and 2),
    path path not null,
    direction direction not null,
    cumulative boolean not null,
    numerator text,
    denominator text,
    owner text,
    valid_from text not null references dim_quarter (quarter),
    valid_to text references dim_quarter (quarter),
    source text not null,
    changed_by text references document (document_id),
    locator text,
    reviewed_on date not null,
    reference_target text,
    reference_place text,
    note text,
    primary key (indicator_id, version),
    check (valid_to is null or valid_to >= valid_from),
    check ((changed_by is null) = (locator is null)),
);
comment on table dim_indicator is 'Chỉ tiêu, mỗi lần định nghĩa một dòng (data/indicators/*.toml)';
comment on column dim_indicator.indicator_id is 'Mã chỉ tiêu';
comment on column dim_indicator.version is 'Lần định nghĩa';
comment on column dim_indicator.position is 'Thứ tự trên màn hình';
comment on column dim_indicator.name is 'Tên chỉ tiêu';
comment on column dim_indicator.short is 'Tên gọn, dùng trên biểu đồ';
comment on column dim_indicator.why is 'Vì sao theo dõi';
comment on column dim_indicator.unit is 'Đơn vị tính';
comment on column dim_indicator.decimals is 'Số chữ số sau dấu phẩy khi hiện';
comment on column dim_indicator.path is 'Đường đến mục tiêu trong năm: linear là chia đều bốn quý, level là cả năm';
comment on column dim_indicator.direction is 'Chiều tốt: up là tăng, down là giảm';
comment on column dim_indicator.cumulative is 'Cộng dồn từ đầu năm, hay là mức ở cuối quý';
comment on column dim_indicator.numerator is 'Tử số';
comment on column dim_indicator.denominator is 'Mẫu số; trống nếu là số đếm';
comment on column dim_indicator.owner is 'Cơ quan phụ trách; trống là chưa công bố';
comment on column dim_indicator.valid_from is 'Quý bắt đầu dùng định nghĩa này';
comment on column dim_indicator.valid_to is 'Quý cuối cùng dùng định nghĩa này';
comment on column dim_indicator.source is 'Nơi nêu chỉ tiêu';
comment on column dim_indicator.changed_by is 'Văn bản thay đổi định nghĩa';
comment on column dim_indicator.locator is 'Vị trí trong văn bản đó';
comment on column dim_indicator.reviewed_on is 'Ngày định nghĩa được xem lại gần nhất';
comment on column dim_indicator.reference_target is 'Mục tiêu đến 2025 đã công bố cho nơi khác, chỉ để tham khảo';
comment on column dim_indicator.reference_place is 'Nơi công bố mục tiêu tham khảo';
comment on column dim_indicator.note is 'Ghi chú';

create table dim_model (
    model_id text primary key,
    name text not null,
    field model_field,
    sponsor text,
    place text,
    printed text,
);
comment on table dim_model is 'Mô hình được nêu tên';
comment on column dim_model.model_id is 'Mã mô hình';
comment on column dim_model.name is 'Tên mô hình';
comment on column dim_model.field is 'Lĩnh vực, xếp theo tên mô hình';
comment on column dim_model.sponsor is 'Đơn vị phụ trách, nếu nguồn nêu';
comment on column dim_model.place is 'Địa điểm như nguồn nêu, khi không quy được về một thôn';
comment on column dim_model.printed is 'Tên như bản quét in ra, khi khác tên chuẩn';

create table submission (
    submission_id text primary key,
    document_id text not null references document (document_id),
    unit_id text not null references dim_unit (unit_id),
    quarter text not null references dim_quarter (quarter),
    accepted_by text not null,
    accepted_on date,
    note text,
);
comment on table submission is 'Lần số liệu được đưa vào kho: văn bản nào, của ai, ai nhận';
comment on column submission.submission_id is 'Mã lần đưa số liệu';
comment on column submission.document_id is 'Văn bản chứa số liệu';
comment on column submission.unit_id is 'Đơn vị báo cáo';
comment on column submission.quarter is 'Quý báo cáo';
comment on column submission.accepted_by is 'Người hoặc bước đã nhận số liệu';
comment on column submission.accepted_on is 'Ngày nhận';
comment on column submission.note is 'Ghi chú';

-- Facts --------------------------------------------------------------------------------------
-- The rule of every count: a value is absent exactly when its state is 'uncounted'.
-- Facts carry no keys: indexes over millions of rows would take more memory than the machine that
-- builds them has. That no fact stands twice or leads nowhere is checked set by set (checks/).

create table fact_model (
    fact_id text not null,
    quarter text not null,
    unit_id text not null,
    event model_event not null,
    period period not null,
    model_id text,
    value integer check (value >= 0),
    state value_state not null,
    qualifier qualifier not null,
    submission_id text not null,
    locator text not null,
    derived text,
    reason text,
    note text,
    check ((value is null) = (state = 'uncounted')),
    check (value is null or (value = 0) = (state = 'zero')),
    check (model_id is null or value = 1),
);
comment on table fact_model is 'Sự kiện của mô hình trong quý: ra mắt, nhân rộng, dừng, chuyển đổi';
comment on column fact_model.fact_id is 'Mã số liệu';
comment on column fact_model.quarter is 'Quý';
comment on column fact_model.unit_id is 'Đơn vị, ở cấp thấp nhất mà nguồn nêu';
comment on column fact_model.event is 'Loại sự kiện';
comment on column fact_model.period is 'Số của quý hay lũy kế từ đầu năm';
comment on column fact_model.model_id is 'Mô hình, khi được nêu tên';
comment on column fact_model.value is 'Số mô hình';
comment on column fact_model.state is 'Đã đếm, không còn, hay có nhưng chưa rõ số';
comment on column fact_model.qualifier is 'Đúng bằng, hơn, hay khoảng';
comment on column fact_model.submission_id is 'Lần đưa số liệu';
comment on column fact_model.locator is 'Vị trí trong văn bản';
comment on column fact_model.derived is 'Cách suy ra, khi nguồn không in sẵn số này';
comment on column fact_model.reason is 'Lý do dừng hoặc chuyển đổi, nếu nguồn nêu';
comment on column fact_model.note is 'Ghi chú';

create table fact_model_stock (
    fact_id text not null,
    quarter text not null,
    unit_id text not null,
    value integer check (value >= 0),
    state value_state not null,
    qualifier qualifier not null,
    submission_id text not null,
    locator text not null,
    derived text,
    note text,
    check ((value is null) = (state = 'uncounted')),
    check (value is null or (value = 0) = (state = 'zero')),
);
comment on table fact_model_stock is 'Số mô hình đang hoạt động của một đơn vị, cuối quý';
comment on column fact_model_stock.fact_id is 'Mã số liệu';
comment on column fact_model_stock.quarter is 'Quý; số cuối quý là số đầu kỳ của quý sau';
comment on column fact_model_stock.unit_id is 'Đơn vị';
comment on column fact_model_stock.value is 'Số mô hình đang hoạt động';
comment on column fact_model_stock.state is 'Đã đếm, không còn, hay có nhưng chưa rõ số';
comment on column fact_model_stock.qualifier is 'Đúng bằng, hơn, hay khoảng';
comment on column fact_model_stock.submission_id is 'Lần đưa số liệu';
comment on column fact_model_stock.locator is 'Vị trí trong văn bản';
comment on column fact_model_stock.derived is 'Cách suy ra, khi nguồn không in sẵn số này';
comment on column fact_model_stock.note is 'Ghi chú';

create table fact_custom (
    fact_id text not null,
    quarter text not null,
    unit_id text not null,
    custom_id text not null,
    value integer check (value >= 0),
    state value_state not null,
    qualifier qualifier not null,
    submission_id text not null,
    locator text not null,
    derived text,
    printed text,
    note text,
    check ((value is null) = (state = 'uncounted')),
    check (value is null or (value = 0) = (state = 'zero')),
);
comment on table fact_custom is 'Số hộ còn thực hiện một hủ tục, phong tục ở một nơi, cuối quý';
comment on column fact_custom.fact_id is 'Mã số liệu';
comment on column fact_custom.quarter is 'Quý';
comment on column fact_custom.unit_id is 'Đơn vị, ở cấp thấp nhất mà nguồn nêu';
comment on column fact_custom.custom_id is 'Hủ tục, phong tục';
comment on column fact_custom.value is 'Số hộ';
comment on column fact_custom.state is 'Đã đếm, không còn, hay còn nhưng chưa rõ số hộ';
comment on column fact_custom.qualifier is 'Đúng bằng, hơn, hay khoảng';
comment on column fact_custom.submission_id is 'Lần đưa số liệu';
comment on column fact_custom.locator is 'Vị trí trong văn bản';
comment on column fact_custom.derived is 'Cách suy ra, khi nguồn không in sẵn số này';
comment on column fact_custom.printed is 'Tên như bản quét in ra, khi khác tên chuẩn';
comment on column fact_custom.note is 'Ghi chú';

create table fact_indicator (
    fact_id text not null,
    quarter text not null,
    unit_id text not null,
    indicator_id text not null,
    version integer not null,
    numerator decimal(18, 2),
    denominator decimal(18, 2) check (denominator > 0),
    state value_state not null,
    qualifier qualifier not null,
    submission_id text not null,
    locator text not null,
    derived text,
    note text,
    check ((numerator is null) = (state = 'uncounted')),
    check (numerator is null or (numerator = 0) = (state = 'zero')),
);
comment on table fact_indicator is 'Kết quả chỉ tiêu của một đơn vị trong quý: tử số và mẫu số';
comment on column fact_indicator.fact_id is 'Mã số liệu';
comment on column fact_indicator.quarter is 'Quý';
comment on column fact_indicator.unit_id is 'Đơn vị';
comment on column fact_indicator.indicator_id is 'Chỉ tiêu';
comment on column fact_indicator.version is 'Lần định nghĩa của chỉ tiêu';
comment on column fact_indicator.numerator is 'Tử số, hoặc số đếm khi chỉ tiêu không có mẫu số';
comment on column fact_indicator.denominator is 'Mẫu số';
comment on column fact_indicator.state is 'Đã đếm, bằng không, hay chưa rõ số';
comment on column fact_indicator.qualifier is 'Đúng bằng, hơn, hay khoảng';
comment on column fact_indicator.submission_id is 'Lần đưa số liệu';
comment on column fact_indicator.locator is 'Vị trí trong văn bản';
comment on column fact_indicator.derived is 'Cách suy ra, khi nguồn không in sẵn số này';
comment on column fact_indicator.note is 'Ghi chú';

create table fact_target (
    fact_id text not null,
    year text not null check (regexp_full_match(year, '\d{4}')),
    unit_id text not null,
    indicator_id text not null,
    version integer not null,
    baseline_numerator decimal(18, 2),
    baseline_denominator decimal(18, 2) check (baseline_denominator > 0),
    target decimal(18, 2) not null,
    submission_id text not null,
    locator text not null,
    derived text,
    note text,
    check (baseline_denominator is null or baseline_numerator is not null),
);
comment on table fact_target is 'Mục tiêu năm của một đơn vị về một chỉ tiêu, và mức xuất phát đầu năm';
comment on column fact_target.fact_id is 'Mã số liệu';
comment on column fact_target.year is 'Năm kế hoạch';
comment on column fact_target.unit_id is 'Đơn vị';
comment on column fact_target.indicator_id is 'Chỉ tiêu';
comment on column fact_target.version is 'Lần định nghĩa của chỉ tiêu';
comment on column fact_target.baseline_numerator is 'Mức xuất phát: tử số, hoặc số đếm; trống là chưa rõ';
comment on column fact_target.baseline_denominator is 'Mức xuất phát: mẫu số';
comment on column fact_target.target is 'Mục tiêu năm, theo đơn vị tính của chỉ tiêu';
comment on column fact_target.submission_id is 'Lần đưa số liệu';
comment on column fact_target.locator is 'Vị trí trong văn bản';
comment on column fact_target.derived is 'Cách suy ra, khi nguồn không in sẵn số này';
comment on column fact_target.note is 'Ghi chú';

create table fact_outreach (
    fact_id text not null,
    quarter text not null,
    unit_id text not null,
    channel channel not null,
    value integer check (value >= 0),
    state value_state not null,
    qualifier qualifier not null,
    submission_id text not null,
    locator text not null,
    derived text,
    note text,
    check ((value is null) = (state = 'uncounted')),
    check (value is null or (value = 0) = (state = 'zero')),
);
comment on table fact_outreach is 'Kết quả tuyên truyền trong quý, theo kênh';
comment on column fact_outreach.fact_id is 'Mã số liệu';
comment on column fact_outreach.quarter is 'Quý';
comment on column fact_outreach.unit_id is 'Đơn vị';
comment on column fact_outreach.channel is 'Kênh: buổi, lượt người, tin, bài, lượt xe lưu động';
comment on column fact_outreach.value is 'Số lượng';
comment on column fact_outreach.state is 'Đã đếm, bằng không, hay chưa rõ số';
comment on column fact_outreach.qualifier is 'Đúng bằng, hơn, hay khoảng';
comment on column fact_outreach.submission_id is 'Lần đưa số liệu';
comment on column fact_outreach.locator is 'Vị trí trong văn bản';
comment on column fact_outreach.derived is 'Cách suy ra, khi nguồn không in sẵn số này';
comment on column fact_outreach.note is 'Ghi chú';

create table fact_support (
    fact_id text not null,
    quarter text not null,
    unit_id text not null,
    item text not null,
    place text,
    sponsor text,
    value bigint check (value >= 0),
    unit text not null,
    state value_state not null,
    qualifier qualifier not null,
    submission_id text not null,
    locator text not null,
    derived text,
    note text,
    check ((value is null) = (state = 'uncounted')),
    check (value is null or (value = 0) = (state = 'zero')),
);
comment on table fact_support is 'Hỗ trợ đã trao cho các nhóm, hộ trong quý';
comment on column fact_support.fact_id is 'Mã số liệu';
comment on column fact_support.quarter is 'Quý';
comment on column fact_support.unit_id is 'Đơn vị, ở cấp thấp nhất mà nguồn nêu';
comment on column fact_support.item is 'Nội dung hỗ trợ';
comment on column fact_support.place is 'Nơi nhận như nguồn nêu, khi không tách được theo xã';
comment on column fact_support.sponsor is 'Đơn vị hỗ trợ';
comment on column fact_support.value is 'Số lượng';
comment on column fact_support.unit is 'Đơn vị tính';
comment on column fact_support.state is 'Đã đếm, bằng không, hay chưa rõ số';
comment on column fact_support.qualifier is 'Đúng bằng, hơn, hay khoảng';
comment on column fact_support.submission_id is 'Lần đưa số liệu';
comment on column fact_support.locator is 'Vị trí trong văn bản';
comment on column fact_support.derived is 'Cách suy ra, khi nguồn không in sẵn số này';
comment on column fact_support.note is 'Ghi chú';

create table fact_duty (
    fact_id text not null,
    quarter text not null,
    unit_id text not null,
    state duty_state not null,
    due_on date,
    came_on date,
    submission_id text not null,
    locator text not null,
    note text,
);
comment on table fact_duty is 'Chế độ báo cáo: đơn vị nào phải nộp, hạn nào, nộp ngày nào';
comment on column fact_duty.fact_id is 'Mã số liệu';
comment on column fact_duty.quarter is 'Quý';
comment on column fact_duty.unit_id is 'Đơn vị phải báo cáo; cấp huyện khi nguồn không nêu tên đơn vị';
comment on column fact_duty.state is 'Đúng hạn, trễ, chưa nộp, được miễn, hoặc có đơn vị chưa bảo đảm';
comment on column fact_duty.due_on is 'Hạn nộp';
comment on column fact_duty.came_on is 'Ngày nộp';
comment on column fact_duty.submission_id is 'Lần đưa số liệu';
comment on column fact_duty.locator is 'Vị trí trong văn bản';
comment on column fact_duty.note is 'Ghi chú';

create table fact_task (
    fact_id text not null,
    quarter text not null,
    position integer not null check (position > 0),
    part integer not null check (part > 0),
    about text not null,
    lead text,
    value integer check (value >= 0),
    unit text,
    submission_id text not null,
    locator text not null,
    note text,
    check ((value is null) = (unit is null)),
);
comment on table fact_task is 'Nhiệm vụ đề ra cho quý';
comment on column fact_task.fact_id is 'Mã số liệu';
comment on column fact_task.quarter is 'Quý thực hiện';
comment on column fact_task.position is 'Thứ tự nhiệm vụ trong văn bản';
comment on column fact_task.part is 'Phần của nhiệm vụ, khi một nhiệm vụ có nhiều con số';
comment on column fact_task.about is 'Nội dung, viết gọn';
comment on column fact_task.lead is 'Đơn vị chủ trì, nếu nguồn nêu';
comment on column fact_task.value is 'Con số kèm theo nhiệm vụ';
comment on column fact_task.unit is 'Đơn vị tính của con số';
comment on column fact_task.submission_id is 'Lần đưa số liệu';
comment on column fact_task.locator is 'Vị trí trong văn bản';
comment on column fact_task.note is 'Ghi chú';

create table context_figure (
    context_id text primary key,
    topic text not null,
    unit_id text references dim_unit (unit_id),
    place text not null,
    period text not null,
    as_of date,
    measure text not null,
    value decimal(18, 4),
    out_of decimal(18, 4),
    state value_state not null,
    qualifier qualifier not null,
    printed text not null,
    unit text not null,
    document_id text not null references document (document_id),
    derived text,
    note text,
    check ((value is null) = (state = 'uncounted')),
);
comment on table context_figure is 'Số liệu công khai khác về Cuộc vận động và địa bàn, để đối chiếu';
comment on column context_figure.context_id is 'Mã số liệu';
comment on column context_figure.topic is 'Chủ đề';
comment on column context_figure.unit_id is 'Đơn vị trong kho, khi xác định được';
comment on column context_figure.place is 'Nơi như nguồn nêu';
comment on column context_figure.period is 'Thời gian như nguồn nêu';
comment on column context_figure.as_of is 'Ngày cuối của thời gian đó, khi xác định được';
comment on column context_figure.measure is 'Nội dung của con số';
comment on column context_figure.value is 'Giá trị';
comment on column context_figure.out_of is 'Trên tổng số, khi nguồn viết dạng a/b';
comment on column context_figure.state is 'Đã đếm, bằng không, hay chưa rõ số';
comment on column context_figure.qualifier is 'Đúng bằng, hơn, hay khoảng';
comment on column context_figure.printed is 'Con số đúng như nguồn in';
comment on column context_figure.unit is 'Đơn vị tính';
comment on column context_figure.document_id is 'Nguồn';
comment on column context_figure.derived is 'Cách suy ra, khi nguồn không in sẵn số này';
comment on column context_figure.note is 'Ghi chú';

-- Controls -----------------------------------------------------------------------------------

create table control_total (
    control_id text primary key,
    name text not null,
    measure text not null,
    subject text,
    quarter text references dim_quarter (quarter),
    unit_id text not null references dim_unit (unit_id),
    expected integer not null,
    submission_id text references submission (submission_id),
    locator text not null,
    derived text,
);
comment on table control_total is 'Tổng số mà nguồn in sẵn; số liệu chi tiết phải cộng ra đúng như vậy';
comment on column control_total.control_id is 'Mã tổng kiểm soát';
comment on column control_total.name is 'Tên tổng kiểm soát';
comment on column control_total.measure is 'Phép tính lại (xem data/controls.sql)';
comment on column control_total.subject is 'Đối tượng của phép tính, ví dụ một phong tục';
comment on column control_total.quarter is 'Quý; trống là quý của văn bản';
comment on column control_total.unit_id is 'Đơn vị';
comment on column control_total.expected is 'Số nguồn in ra';
comment on column control_total.submission_id is 'Lần đưa số liệu';
comment on column control_total.locator is 'Vị trí trong văn bản';
comment on column control_total.derived is 'Cách suy ra, khi nguồn không in sẵn số này';

create table build_info (
    data_set text not null,
    version integer not null,
    built_at timestamp not null,
    inputs_sha256 text not null,
    journal_events integer not null,
    journal_hash text,
);
comment on table build_info is 'Lần dựng kho số liệu này';
comment on column build_info.data_set is 'Bộ số liệu: official là chính thức, demo là minh họa';
comment on column build_info.version is 'Số thứ tự lần công bố';
comment on column build_info.built_at is 'Thời điểm dựng, giờ UTC';
comment on column build_info.inputs_sha256 is 'Mã băm của lược đồ và các tệp công bố đã dùng';
comment on column build_info.journal_events is 'Số dòng của sổ nhập số liệu lúc dựng';
comment on column build_info.journal_hash is 'Niêm phong của dòng cuối sổ lúc dựng, trống khi sổ chưa có dòng nào';

-- Views --------------------------------------------------------------------------------------
-- What ends in _now is how a table is made that is worked out once for each warehouse
-- (data/settled.py): joins that every answer of a page would do again.

create view unit_commune_now as
select
    unit.unit_id,
    case
        when unit.kind in ('town', 'commune') then unit.unit_id
        when parent.kind in ('town', 'commune') then parent.unit_id
    end as commune_id,
from dim_unit as unit
left join dim_unit as parent on parent.unit_id = unit.parent_id;
comment on view unit_commune_now is 'Mỗi đơn vị thuộc xã nào: cách tính';

create table unit_commune (
    unit_id text not null,
    commune_id text,
);
comment on table unit_commune is 'Mỗi đơn vị thuộc xã nào';
comment on column unit_commune.unit_id is 'Đơn vị';
comment on column unit_commune.commune_id is 'Xã, thị trấn; trống là chưa phân xã';

create view document_label as
select
    document_id,
    -- "Báo cáo 128-BC/BCĐ", or the outlet of a web page
    coalesce(kind || ' ' || number, issuer) as label,
from document;
comment on view document_label is 'Tên gọn của mỗi văn bản, để ghi nguồn';

create view submission_label_now as
select
    submission.submission_id,
    document_label.label,
from submission
inner join document_label using (document_id);
comment on view submission_label_now is 'Tên gọn của văn bản chứa mỗi lần đưa số liệu: cách tính';

create table submission_label (
    submission_id text not null,
    label text not null,
);
comment on table submission_label is 'Tên gọn của văn bản chứa mỗi lần đưa số liệu';
comment on column submission_label.submission_id is 'Lần đưa số liệu';
comment on column submission_label.label is 'Tên gọn của văn bản';

create view fact_reference as
select 'fact_model' as fact_table, fact_id, quarter, unit_id, submission_id from fact_model
union all
select 'fact_model_stock', fact_id, quarter, unit_id, submission_id from fact_model_stock
union all
select 'fact_custom', fact_id, quarter, unit_id, submission_id from fact_custom
union all
select 'fact_indicator', fact_id, quarter, unit_id, submission_id from fact_indicator
union all
select 'fact_target', fact_id, null, unit_id, submission_id from fact_target
union all
select 'fact_outreach', fact_id, quarter, unit_id, submission_id from fact_outreach
union all
select 'fact_support', fact_id, quarter, unit_id, submission_id from fact_support
union all
select 'fact_duty', fact_id, quarter, unit_id, submission_id from fact_duty
union all
select 'fact_task', fact_id, quarter, null, submission_id from fact_task
union all
select 'fact_note', fact_id, quarter, unit_id, submission_id from fact_note;
comment on view fact_reference is 'Mọi số liệu, với những mã mà nó dẫn tới';
