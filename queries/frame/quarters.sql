-- One row = a quarter about which something was reported, newest first.
-- quarter: key such as 2024-Q2.
select quarter
from quarter_told
order by quarter desc;
