"""Measures (family K): complete, pointing the right way, honest and up to date; funnel and pipeline."""

from planloom.rules.measures.completeness import objectives_and_measures_are_complete
from planloom.rules.measures.fitting_values import targets_and_results_fit_the_direction
from planloom.rules.measures.funnel import funnel_narrows_and_chances_rise
from planloom.rules.measures.lead_supply import leads_make_the_deals_needed
from planloom.rules.measures.missing_results import no_result_is_missing_between
from planloom.rules.measures.not_compared import measures_have_the_currency_of_their_objective
from planloom.rules.measures.pipeline_coverage import pipeline_covers_the_target
from planloom.rules.measures.repeated import measures_give_one_figure_for_a_period
from planloom.rules.measures.slips import no_figure_is_out_of_its_series
from planloom.rules.measures.stated_status import stated_is_calculated
from planloom.rules.measures.strays import series_agree_throughout
from planloom.rules.measures.target_direction import targets_lie_on_the_right_side
from planloom.rules.measures.timeliness import actuals_are_of_the_past_and_recent
from planloom.rules.measures.unit_scale import a_measure_has_one_scale
from planloom.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    objectives_and_measures_are_complete,
    a_measure_has_one_scale,
    targets_lie_on_the_right_side,
    stated_is_calculated,
    actuals_are_of_the_past_and_recent,
    funnel_narrows_and_chances_rise,
    leads_make_the_deals_needed,
    pipeline_covers_the_target,
    no_result_is_missing_between,
    targets_and_results_fit_the_direction,
    measures_give_one_figure_for_a_period,
    no_figure_is_out_of_its_series,
    measures_have_the_currency_of_their_objective,
    series_agree_throughout,
)
