"""What the numbers mean: each is worked out here, once, for screen, report, slide and file.

Nothing here draws, words a page or imports Streamlit; rows come from queries/, words from data/.
"""
