"""What stands below every page: whose page it is, in which version and state, and of which day and commit.

Day and commit are those of the site and not of the page: they stand in a file of their own, which a script writes into
the foot, so that a new commit makes no page again that shows nothing of it.
"""

import datetime as dt
import json

from planloom.chronicle import UNCOMMITTED, Chronicle
from planloom.i18n import format_period, label, translate
from planloom.links.addresses import plan_address
from planloom.model import Plan, Portfolio
from planloom.pages import LanguageSite
from planloom.pages.naming import name_of
from planloom.problems import Language, Phrase
from planloom.site.mkdocs.menu import href_of, way
from planloom.site.mkdocs.theme_escaping import escaped_for_theme
from planloom.values import Period

SCRIPT = "edition.js"
"""The file that says of which day and commit the site is."""

CHANGES = "changes"
_AS_OF = Phrase("As of {day}", "Stan na {day}")
_COMMIT = Phrase("commit {name} of {day}", "wersja {name} z {day}")
_NOT_COMMITTED = Phrase("with changes that are not committed yet", "ze zmianami spoza repozytorium")
_CHANGES = Phrase("What has changed", "Co się zmieniło")
_PRINT = Phrase("Print this page", "Drukuj tę stronę")
_NAME = 7  # letters of a commit, as git abbreviates them


class Footer:
    """The foot of the pages of one language."""

    def __init__(self, portfolio: Portfolio, site: LanguageSite, *, directories: bool) -> None:
        self.language = site.language
        self.file = "" if directories else "index.html"
        self.plans = {plan_address(plan): plan for plan in portfolio.plans}
        self.said: dict[str, tuple[str, list[str]]] = {}
        self.has_changes = any(page.address == CHANGES for page in site.pages)
        self.whole = escaped_for_theme(translate("All plans", self.language))

    def at(self, address: str) -> str:
        """Return what stands below the page at an address."""
        folder = f"{address}/" if address else ""
        said = [*self._of_plan(address, folder), "<span data-pl-edition></span>"]
        if self.has_changes:
            said.append(self._link(folder, CHANGES, _CHANGES.in_(self.language)))
        said.append(f'<button type="button" data-pl-print hidden>{_PRINT.in_(self.language)}</button>')
        return "".join(f"<li>{one}</li>" for one in said)

    def _of_plan(self, address: str, folder: str) -> list[str]:
        above = next((one for one in self._above(address) if one in self.plans), None)
        if above is None:
            return [self._link(folder, "", self.whole)] if address else [self.whole]
        plan = self.plans[above]
        if above not in self.said:
            version = [f"{translate('Version', self.language)} {plan.version}"] if plan.version else []
            self.said[above] = name_of(plan, self.language), list(map(escaped_for_theme, [self._state(plan), *version]))
        name, words = self.said[above]
        return [self._link(folder, above, name), *words]

    def _above(self, address: str) -> list[str]:
        steps = address.split("/")
        return ["/".join(steps[:count]) for count in range(len(steps), 0, -1)]

    def _state(self, plan: Plan) -> str:
        state = label(plan.state, self.language)
        if plan.state != "approved" or plan.approved_on is None:
            return state
        return f"{state}, {format_period(plan.approved_on, self.language)}"

    def _link(self, folder: str, address: str, words: str) -> str:
        return f'<a href="{way(folder, href_of(address, self.file))}">{escaped_for_theme(words)}</a>'


def edition_script(chronicle: Chronicle, today: dt.date, language: Language) -> str:
    """Return the file that says of which day, and of which commit of the plans, the pages of a language are."""
    return f"window.planloomEdition = {json.dumps(_edition(chronicle, today, language), ensure_ascii=False)};\n"


def _edition(chronicle: Chronicle, today: dt.date, language: Language) -> str:
    said = [_AS_OF.in_(language).format(day=_day(today, language))]
    commit = next((event.commit for event in chronicle.events[:1]), chronicle.began)
    if commit is UNCOMMITTED:
        said.append(_NOT_COMMITTED.in_(language))
    elif commit is not None:
        words = _COMMIT.in_(language).format(name=commit.name[:_NAME], day=_day(commit.day, language))
        said.append(words)
    return ", ".join(said)


def _day(day: dt.date, language: Language) -> str:
    return format_period(Period.between(day, day), language)
