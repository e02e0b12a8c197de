"""Pages in the mark-up of each wiki: the HTML of a page becomes a small document, and one writer a mark-up tells it.

Every word of a page reaches the wiki in its order, set apart as on the site, and no text of a plan becomes mark-up.
"""
