-- What units say in words beside their figures. By itself, because versions from before forms asked
-- for it are opened with an empty one (data/older.py).

create type note_kind as enum (
    'highlight', 'difficulty', 'cause', 'proposal', 'past_task', 'task'
);
create type task_state as enum ('done', 'under_way', 'not_started');

create table fact_note (
    fact_id text not null,
    quarter text not null,
    unit_id text not null,
    kind note_kind not null,
    position integer not null check (position > 0),
    text text not null check (length(text) between 1 and 1000),
    state task_state,
    result text check (length(result) between 1 and 1000),
    submission_id text not null,
    locator text not null,
    note text,
    check (kind = 'past_task' or (state is null and result is null)),
);
comment on table fact_note is 'Lời của đơn vị trong quý: kết quả nổi bật, khó khăn, nguyên nhân, kiến nghị, nhiệm vụ';
comment on column fact_note.fact_id is 'Mã số liệu';
comment on column fact_note.quarter is 'Quý báo cáo';
comment on column fact_note.unit_id is 'Đơn vị';
comment on column fact_note.kind is 'Loại: kết quả nổi bật, khó khăn, nguyên nhân (của khó khăn cùng thứ tự), kiến nghị, nhiệm vụ đã đề ra, nhiệm vụ quý sau';
comment on column fact_note.position is 'Thứ tự trong biểu';
comment on column fact_note.text is 'Nội dung, như đơn vị viết';
comment on column fact_note.state is 'Nhiệm vụ đã đề ra đến đâu; trống là chưa nêu';
comment on column fact_note.result is 'Kết quả của nhiệm vụ đã đề ra, hoặc lý do chưa xong';
comment on column fact_note.submission_id is 'Lần đưa số liệu';
comment on column fact_note.locator is 'Vị trí trong văn bản';
comment on column fact_note.note is 'Ghi chú';
