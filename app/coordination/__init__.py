"""Phối hợp: what each agency of the district did, said and handed over."""
