"""Sources are changed: the smallest edit of their text that makes what is written say something else.

:func:`edited` makes edits (:mod:`planloom.edits`) in the text of one file: comments, order, quotation marks,
indentation, line ends and all that is not told to change stay as they are, byte for byte. :class:`Files` reads the
files that are to change and writes all of them or none. :func:`mended` makes the exact mends of problems, reads the
plans again without writing anything, and goes on until there is none left.
"""
