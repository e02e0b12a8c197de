"""Campaigns: what each costs a lead and a customer, what it returns, and what all of them come to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from planloom.figures.figure import Figure, difference, each, ratio, sum_of
from planloom.figures.live import is_live
from planloom.figures.written import money_at, money_in, number_at, total
from planloom.model.marketing import Campaign
from planloom.values import Money

if TYPE_CHECKING:
    from planloom.figures import Figures


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """One campaign, or all of them where `campaign` is None.

    `per_lead` is the cost per lead (CPL), `per_customer` the cost per new customer (CAC): the budget over their
    numbers. `returns` is the return on marketing investment (ROMI), (revenue - cost) / cost.
    """

    campaign: Campaign | None
    budget: Figure[Money]
    leads: Figure[Decimal]
    customers: Figure[Decimal]
    revenue: Figure[Money]

    @property
    def per_lead(self) -> Figure[Money]:
        """Cost per lead."""
        return each("cost_per_lead", self.budget, self.leads, subject=self.campaign)

    @property
    def per_customer(self) -> Figure[Money]:
        """Cost per new customer."""
        return each("acquisition_cost", self.budget, self.customers, subject=self.campaign)

    @property
    def returns(self) -> Figure[Decimal]:
        """Return on marketing investment."""
        gain = difference("gain", self.revenue, self.budget, subject=self.campaign)
        return ratio("return_on_marketing", gain, self.budget, subject=self.campaign)


def campaign_row(campaign: Campaign, figures: "Figures") -> CampaignRow:
    """Return what follows from the figures of one campaign."""
    return CampaignRow(
        campaign,
        total("budget", [money_in(campaign, "budget", figures.exchange)], subject=campaign),
        number_at("leads", campaign, "expected_leads"),
        number_at("customers", campaign, "expected_customers"),
        money_at("expected_revenue", campaign, "expected_revenue", figures.exchange),
    )


def money_stated(campaign: Campaign, field: str, figures: "Figures") -> Figure[Money]:
    """Return what a campaign states itself of what its other figures give."""
    return money_at(field, campaign, field, figures.exchange)


def campaign_rows(campaigns: Iterable[Campaign], figures: "Figures") -> tuple[tuple[CampaignRow, ...], CampaignRow]:
    """Return a row for each campaign, and the sum of those that are not cancelled.

    A campaign that does not say how many leads it expects is a gap of their sum, and so of the cost per lead.
    """
    rows = tuple(campaign_row(campaign, figures) for campaign in campaigns)
    return rows, _all([row for row in rows if row.campaign is None or is_live(row.campaign)])


def _all(rows: Sequence[CampaignRow]) -> CampaignRow:
    return CampaignRow(
        None,
        sum_of("budget", (row.budget for row in rows)),
        sum_of("leads", (row.leads for row in rows)),
        sum_of("customers", (row.customers for row in rows)),
        sum_of("expected_revenue", (row.revenue for row in rows)),
    )
