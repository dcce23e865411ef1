-- One row = the district of this data set, with the version in use.
-- unit_id, name: of the district; communes: how many communes and towns; version; built_at.
select
    district.unit_id,
    district.name,
    count(commune.unit_id) as communes,
    any_value(build_info.version) as version,
    any_value(build_info.built_at) as built_at,
from dim_unit as district
inner join dim_unit as commune
    on commune.parent_id = district.unit_id
    and commune.kind in ('town', 'commune')
cross join build_info
where district.kind = 'district'
group by district.unit_id, district.name;
