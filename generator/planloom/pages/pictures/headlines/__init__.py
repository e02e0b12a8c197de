"""The sentences that stand above charts: what the data says, computed, in the reader's language.

Every function takes the values that are drawn and returns a sentence that is true of them, or nothing: where there is
too little to say anything, where values are missing that the sentence would be about, or where two are equal and none
is the largest. Names that people wrote stand in the nominative, apart from the sentence, because nobody can inflect
them.
"""
