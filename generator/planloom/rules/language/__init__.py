"""Languages (family L): both are there, both say the same, in the terms of the glossary, which explains them."""

from planloom.rules.language.areas_of_terms import terms_are_meant_where_plans_are
from planloom.rules.language.avoided_words import words_to_avoid_are_not_used
from planloom.rules.language.figures import figures_are_the_same_in_both_languages
from planloom.rules.language.glossary_terms import terms_explained_are_defined
from planloom.rules.language.opposites import the_languages_do_not_contradict_each_other
from planloom.rules.language.pairs_of_terms import both_languages_use_one_term
from planloom.rules.language.table_totals import totals_of_tables_are_sums
from planloom.rules.language.translation import titles_are_in_both_languages
from planloom.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    titles_are_in_both_languages,
    figures_are_the_same_in_both_languages,
    terms_explained_are_defined,
    the_languages_do_not_contradict_each_other,
    words_to_avoid_are_not_used,
    both_languages_use_one_term,
    terms_are_meant_where_plans_are,
    totals_of_tables_are_sums,
)
