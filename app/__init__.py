"""What all screens share: the frame, the filters, charts, tables and words."""
