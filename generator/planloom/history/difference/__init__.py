"""Two versions of the plans as records, and what changed from one to the other, as values.

`record` says what a version says, object by object and leaf by leaf (`leaves`); `matching` finds which object of one is
which of the other, and `compare` returns the :mod:`changes` between them. `bookkeeping` says which of them are no news,
`languages` which belong together, `wordwise` which words of a text were put in place of others.
"""
