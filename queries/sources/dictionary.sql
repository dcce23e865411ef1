-- One row = a column of the warehouse, with its explanation (the comments of data/schema.sql).
-- table_name; table_comment; column_name; column_comment.
select
    columns.table_name,
    tables.comment as table_comment,
    columns.column_name,
    columns.comment as column_comment,
from duckdb_columns() as columns
inner join duckdb_tables() as tables
    on tables.table_name = columns.table_name
    and tables.database_name = columns.database_name
where not columns.internal
order by columns.table_name, columns.column_index;
