"""Why figures rise and fall: what the office wrote, marked on charts, and the form to write it."""
