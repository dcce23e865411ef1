-- One row = the district of this data set, with the version in use.
-- unit_id, name: of the district; version; built_at.
select
    district.unit_id,
    district.name,
    build_info.version,
    build_info.built_at,
from dim_unit as district
cross join build_info
where district.kind = 'district';
