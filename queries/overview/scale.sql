-- One row = the largest figures that any commune or town reported in any quarter, the ends of the
-- map's scales.
-- households: that could be counted; customs: still practised; ineffective: models that stopped so;
-- each 0 where nothing is reported.
select
    coalesce(max(households), 0) as households,
    coalesce(max(customs), 0) as customs,
    coalesce(max(ineffective), 0) as ineffective,
from commune_told;
