"""The book: the pages of a portfolio as one document for paper.

:mod:`~planloom.book.content` says what goes in, :mod:`~planloom.book.compose` makes one clean HTML of
it, an engine (:mod:`~planloom.book.weasy` or :mod:`~planloom.book.chromium`) makes the PDF, and
:mod:`~planloom.book.check` proves that nothing was lost on the way.
"""
