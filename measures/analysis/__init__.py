"""An analyst's table: what may be asked of which subject, its cells, comparisons and facts."""
