"""What the law asks of a restructuring plan (family R).

Two texts: the Polish restructuring law (Prawo restrukturyzacyjne, Dz.U. 2015 poz. 978 as amended, last by
Dz.U. 2025 poz. 1085; t.j. Dz.U. 2026 poz. 533), art. 9, 10 and 10a, and Directive (EU) 2019/1023, art. 8(1).
What is asked is whether the plan says something to each point, not whether what it says is enough. It is
no legal advice; the amended wording of art. 10 was taken from digests, so check the text in force.
"""

from planloom.rules.law.completeness import answers_what_the_law_asks
from planloom.rules.law.legal_figures import legal_figures_hold_together
from planloom.rules.law.notices import notices_follow_consultation_and_the_labour_office
from planloom.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    answers_what_the_law_asks,
    notices_follow_consultation_and_the_labour_office,
    legal_figures_hold_together,
)
