-- What the standing office writes itself, beside what was published and what units report. By
-- itself, because versions from before are opened with none of it (data/older.py). A document that
-- it enters stands in `document` like every other; a correction of one takes that row's place.

create type entry_kind as enum ('document', 'explanation', 'conclusion', 'task_state');
create type explained as enum ('models', 'customs', 'indicators', 'outreach', 'duty');

create table office_entry (
    entry_id text not null,
    kind entry_kind not null,
    entered_on date not null,
    entered_by text not null,
);
comment on table office_entry is 'Những gì cơ quan thường trực tự ghi: văn bản, lời giải thích, kết luận';
comment on column office_entry.entry_id is 'Mã lần ghi, như trong sổ';
comment on column office_entry.kind is 'Loại: văn bản, lời giải thích, kết luận, tình hình nhiệm vụ';
comment on column office_entry.entered_on is 'Ngày ghi';
comment on column office_entry.entered_by is 'Người ghi';

create table explanation (
    entry_id text not null,
    subject explained not null,
    item text,
    unit_id text not null,
    quarter text not null,
    text text not null check (length(text) between 1 and 1000),
    written_on date not null,
);
comment on table explanation is 'Lời giải thích của cơ quan thường trực vì sao một số tăng, giảm';
comment on column explanation.entry_id is 'Mã lần ghi';
comment on column explanation.subject is 'Về mặt nào: mô hình, hủ tục, chỉ tiêu, tuyên truyền, chế độ báo cáo';
comment on column explanation.item is 'Hủ tục, chỉ tiêu hoặc kênh nào; trống là cả mặt đó';
comment on column explanation.unit_id is 'Về đơn vị nào; cấp huyện là toàn huyện';
comment on column explanation.quarter is 'Về quý nào';
comment on column explanation.text is 'Lời giải thích';
comment on column explanation.written_on is 'Ngày viết';
