-- The communes of a quarter on the map, with what is told of each: worked out once for each warehouse
-- (data/settled.py), by itself, because versions from before are opened with none of it
-- (data/older.py).

-- One row = a commune or town that is there in a quarter, whether or not anything is told of it.
create view commune_shown_now as
select
    commune.quarter,
    commune.unit_id,
    commune.name,
    commune.label,
    commune.tile_column,
    commune.tile_row,
    coalesce(told.customs, 0) as customs,
    coalesce(told.households, 0) as households,
    coalesce(told.custom_facts, 0) as custom_facts,
    coalesce(told.custom_uncounted, 0) as custom_uncounted,
    told.only_kind,
    coalesce(told.ineffective, 0) as ineffective,
    coalesce(told.ineffective_facts, 0) as ineffective_facts,
    coalesce(told.ineffective_uncounted, 0) as ineffective_uncounted,
    coalesce(told.model_facts, 0) as model_facts,
    told.custom_source,
    told.model_source,
from unit_in_quarter as commune
left join commune_told as told
    on told.quarter = commune.quarter
    and told.commune_id = commune.unit_id
where commune.reports
    and commune.unit_id = commune.commune_id;
comment on view commune_shown_now is 'Mỗi xã trên bản đồ trong mỗi quý: cách tính';

create table commune_shown (
    quarter text not null,
    unit_id text not null,
    name text not null,
    label text not null,
    tile_column double,
    tile_row integer,
    customs bigint not null,
    households bigint not null,
    custom_facts bigint not null,
    custom_uncounted bigint not null,
    only_kind text,
    ineffective bigint not null,
    ineffective_facts bigint not null,
    ineffective_uncounted bigint not null,
    model_facts bigint not null,
    custom_source text,
    model_source text,
);
comment on table commune_shown is 'Mỗi xã trên bản đồ trong mỗi quý';
comment on column commune_shown.quarter is 'Quý';
comment on column commune_shown.unit_id is 'Xã, thị trấn';
comment on column commune_shown.name is 'Tên gọi khi đó';
comment on column commune_shown.label is 'Tên gọi khi đó, kèm loại';
comment on column commune_shown.tile_column is 'Cột trên bản đồ sơ lược';
comment on column commune_shown.tile_row is 'Hàng trên bản đồ sơ lược';
comment on column commune_shown.customs is 'Số hủ tục, phong tục còn thực hiện';
comment on column commune_shown.households is 'Số hộ đếm được';
comment on column commune_shown.custom_facts is 'Số dòng số liệu về hủ tục, phong tục';
comment on column commune_shown.custom_uncounted is 'Trong đó số dòng chưa rõ số hộ';
comment on column commune_shown.only_kind is 'Hủ tục hay phong tục, khi chỉ có số liệu về một loại';
comment on column commune_shown.ineffective is 'Số mô hình dừng vì không hiệu quả';
comment on column commune_shown.ineffective_facts is 'Số dòng số liệu về mô hình không hiệu quả';
comment on column commune_shown.ineffective_uncounted is 'Trong đó số dòng chưa rõ số mô hình';
comment on column commune_shown.model_facts is 'Số dòng số liệu về mô hình đã dừng';
comment on column commune_shown.custom_source is 'Nguồn của số liệu về hủ tục, phong tục';
comment on column commune_shown.model_source is 'Nguồn của số liệu về mô hình';
