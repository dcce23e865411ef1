"""Tables as they stand on the screen and in downloads: rows of a query in, Vietnamese words out.

One module for each subject, `cells` for what they share.
"""
