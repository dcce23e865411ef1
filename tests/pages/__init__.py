"""Single screens, each drawn by Streamlit itself from the entry point."""
