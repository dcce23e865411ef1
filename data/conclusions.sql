-- What was concluded in a meeting and became a task, and how far tasks have come, as the standing
-- office wrote it. By itself, because versions from before are opened with none of it
-- (data/older.py). States that units tell stand in fact_note.

create type followed as enum ('not_started', 'under_way', 'done', 'stopped');

create table conclusion (
    entry_id text not null,
    conclusion_id text not null,
    quarter text not null check (regexp_full_match(quarter, '\d{4}-Q[1-4]')),
    unit_id text not null,
    text text not null check (length(text) between 1 and 1000),
    product text check (length(product) between 1 and 300),
    due_on date,
    slide text check (length(slide) between 1 and 200),
    version integer not null check (version > 0),
    written_on date not null,
);
comment on table conclusion is 'Kết luận tại cuộc họp, thành nhiệm vụ của quý sau';
comment on column conclusion.entry_id is 'Mã lần ghi';
comment on column conclusion.conclusion_id is 'Mã kết luận, không đổi khi sửa';
comment on column conclusion.quarter is 'Quý thực hiện';
comment on column conclusion.unit_id is 'Đơn vị thực hiện; cấp huyện là Ban Chỉ đạo huyện';
comment on column conclusion.text is 'Nội dung kết luận';
comment on column conclusion.product is 'Sản phẩm phải có, nếu nêu';
comment on column conclusion.due_on is 'Hạn hoàn thành; trống là không nêu ngày';
comment on column conclusion.slide is 'Trang trình chiếu khi kết luận; trống là ghi ngoài buổi trình chiếu';
comment on column conclusion.version is 'Bản số liệu đang xem khi kết luận';
comment on column conclusion.written_on is 'Ngày kết luận';

create table task_progress (
    entry_id text not null,
    task_id text not null,
    unit_id text,
    state followed not null,
    evidence text check (length(evidence) between 1 and 500),
    as_of date not null,
);
comment on table task_progress is 'Nhiệm vụ đã đến đâu, do cơ quan thường trực ghi';
comment on column task_progress.entry_id is 'Mã lần ghi';
comment on column task_progress.task_id is 'Mã nhiệm vụ: mã số liệu, hoặc mã kết luận';
comment on column task_progress.unit_id is 'Ở đơn vị nào, khi nhiệm vụ làm ở nhiều đơn vị; trống là cả nhiệm vụ';
comment on column task_progress.state is 'Chưa làm, đang làm, xong, dừng';
comment on column task_progress.evidence is 'Căn cứ: văn bản, biên bản, kết quả';
comment on column task_progress.as_of is 'Tình hình đến ngày nào';
