"""Văn bản: what steers the campaign, what each changed, what hangs on each."""
