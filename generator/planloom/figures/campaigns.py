"""Campaigns: what each costs a lead and a customer, what it returns, and what all of them come to."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.exchange import Exchange
from planloom.figures.money import total_of
from planloom.figures.series import whole
from planloom.model.marketing import Campaign
from planloom.values import Money


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """One campaign, or all of them where `campaign` is None.

    `per_lead` and `per_customer` are the budget over their numbers; `returns` is (revenue - cost) / cost.
    """

    campaign: Campaign | None
    budget: Money | None
    leads: Decimal | None
    customers: Decimal | None
    revenue: Money | None

    @property
    def per_lead(self) -> Money | None:
        """Cost per lead (CPL)."""
        return _each(self.budget, self.leads)

    @property
    def per_customer(self) -> Money | None:
        """Cost per new customer (CAC)."""
        return _each(self.budget, self.customers)

    @property
    def returns(self) -> Decimal | None:
        """Return on marketing investment (ROMI)."""
        if self.revenue is None or not self.budget:
            return None
        return (self.revenue - self.budget).amount / self.budget.amount


def campaign_rows(campaigns: Iterable[Campaign], exchange: Exchange) -> tuple[tuple[CampaignRow, ...], CampaignRow]:
    """Return a row for each campaign, and their sum."""
    rows = tuple(_row(campaign, exchange) for campaign in campaigns)
    total = CampaignRow(
        None,
        total_of(row.budget for row in rows),
        _sum(row.leads for row in rows),
        _sum(row.customers for row in rows),
        total_of(row.revenue for row in rows),
    )
    return rows, total


def _row(campaign: Campaign, exchange: Exchange) -> CampaignRow:
    return CampaignRow(
        campaign,
        whole(exchange.series(campaign.budget)),
        campaign.expected_leads,
        campaign.expected_customers,
        exchange.money(campaign.expected_revenue) if campaign.expected_revenue is not None else None,
    )


def _each(money: Money | None, count: Decimal | None) -> Money | None:
    return money * (1 / count) if money is not None and count else None


def _sum(counts: Iterable[Decimal | None]) -> Decimal | None:
    known = [count for count in counts if count is not None]
    return sum(known, Decimal(0)) if known else None
