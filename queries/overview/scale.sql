select
    coalesce(max(households), 0) as households,
    coalesce(max(customs), 0) as customs,
    coalesce(max(ineffective), 0) as ineffective,
from commune_told;
