"""Charts: rows in, plotly figure out. Pure functions; no Streamlit, no queries.

One module for each subject, `look` for the colours that mean the same on every page.
"""
