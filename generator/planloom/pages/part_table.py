"""The table of a part of a plan: the columns that its kind declares, as far as anybody fills them in.

A kind that declares none has a table where its objects are several and short enough for one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from planloom.i18n import format_period, translate
from planloom.links.addresses import has_own_page
from planloom.model import Item, Part
from planloom.model.base import fields_by_name
from planloom.model.extend import built_in_class
from planloom.model.relations import NamedBy
from planloom.model.shapes import Choice, Shape, Value
from planloom.model.shapes import fields_of as declared_fields
from planloom.pages.columns import Column
from planloom.pages.display import COMMON, FieldView, fields_of
from planloom.pages.words import NOTHING, as_words
from planloom.values import Money, Period

if TYPE_CHECKING:
    from planloom.pages.context import PageContext

MOST_COLUMNS = 6
LONGEST = 160
"""More signs than this, about two lines, are too long for the cell of a kind that declares no columns."""
_RATED = Value("whole", low=1, high=5)
_BELOW = Markup("<br>")


@dataclass(frozen=True, slots=True)
class PartColumn:
    """A column: its head, whether it stands to the right, and what stands in the cell of an object.

    `code` is the name of its field, `order` what its cells are sorted by, nothing for their words.
    """

    head: Markup
    numeric: bool
    cell: Callable[[Any], Markup]
    code: str = ""
    order: Callable[[Any], Any] = lambda _: None


@dataclass(frozen=True, slots=True)
class PartTable:
    """The columns of a table, its rows in their order, and the names of the fields that stand in it."""

    columns: tuple[PartColumn, ...]
    rows: tuple[Part, ...]
    shown: tuple[str, ...]

    @property
    def is_wide(self) -> bool:
        """Whether it may need more room than a page has."""
        return len(self.columns) >= MOST_COLUMNS


def part_table(items: Sequence[Part], page: "PageContext") -> PartTable | None:
    """Return the table of the objects of a part; None where they are told one by one."""
    return _Maker(items, page).table()


class _Maker:
    """Makes the table of `items`, which are of one kind; `page` writes the values and links of one language."""

    def __init__(self, items: Sequence[Part], page: "PageContext") -> None:
        self.items = items
        self.page = page
        self.kind = type(items[0])
        self.shapes = {name: _shape(self.kind, name) for name in fields_by_name(self.kind)}

    def table(self) -> PartTable | None:
        declared = self.kind.table_columns or self._fitting()
        wanted = [one for one in declared if self._is_filled(one)]
        if not wanted:
            return None
        heading = "title" if "title" in wanted else wanted[0]
        columns = tuple(self._naming(one) if one == heading else self._column(one) for one in wanted)
        fields = (one for one in declared if isinstance(one, str))
        return PartTable(columns, tuple(self._sorted()), ("title", "text", *fields))

    def _fitting(self) -> tuple[str, ...]:
        """Return the columns of a kind that declares none; nothing where its objects are one, or long."""
        views = [view for item in self.items for view in fields_of(item, self.page.language)]
        names = [name for name in fields_by_name(self.kind) if any(view.name == name for view in views)]
        too_long = any(len(self.page.display.value(view).striptags()) > LONGEST for view in views)
        if len(self.items) == 1 or len(names) > MOST_COLUMNS or too_long or self._is_filled("text"):
            return ()
        return ("title", *names, "owner")

    def _is_filled(self, column: str | NamedBy) -> bool:
        if isinstance(column, NamedBy):
            return any(self.page.graph.back(item, *column.relations) for item in self.items if isinstance(item, Item))
        if column not in COMMON:
            return any(self._view(item, column) for item in self.items)
        if column == "title":
            return any(getattr(item, name, None) for item in self.items for name in ("title", "id"))
        return any(isinstance(item, Item) and self.page.facts.common_value(item, column) for item in self.items)

    def _sorted(self) -> Sequence[Part]:
        """Return the objects as their kind sorts them: by time, in the order of a choice, or the greatest first."""
        by = self.kind.table_order
        if not by:
            return self.items
        shape = self.shapes[by]
        return sorted(self.items, key=lambda item: _rank(getattr(item, by), shape))

    def _naming(self, name: str | NamedBy) -> PartColumn:
        """Return the column that says what each object is, with what is written about it below."""
        if name == "title":
            return PartColumn(self._heading(), numeric=False, cell=lambda item: self._with_text(item, self._name(item)))
        column = self._column(name)

        def cell(item: Part) -> Markup:
            title = getattr(item, "title", None)
            words = column.cell(item)
            return self._with_text(item, Markup("{} – {}").format(words, self.page.line(title)) if title else words)

        return PartColumn(column.head, column.numeric, cell, column.code, column.order)

    def _heading(self) -> Markup:
        """Return what the titles of the objects are called: in words of their own, or as their kind is.

        A project that calls the kind by another name need not rename its titles as well.
        """
        base, title = built_in_class(self.kind), fields_by_name(self.kind)["title"].title
        plain = title == Item.model_fields["title"].title
        renamed = self.kind.named != base.named and title == fields_by_name(base)["title"].title
        if plain or renamed:
            return as_words(self.kind.named.heading.in_(self.page.language), self.page.language)
        return self._title("title")

    def _name(self, item: Part) -> Markup:
        if isinstance(item, Item) and has_own_page(item):
            return self.page.links.link(item)
        name = item.name if isinstance(item, Item) else getattr(item, "title", None)
        return self.page.line(name) if name else NOTHING

    def _with_text(self, item: Part, name: Markup) -> Markup:
        anchor = self.page.links.anchor(item) if isinstance(item, Item) else Markup("")
        text = getattr(item, "text", None)
        about = Markup("<br><small>{}</small>").format(self.page.line(text)) if text else Markup("")
        return anchor + name + about

    def _column(self, column: str | NamedBy) -> PartColumn:
        if isinstance(column, NamedBy):
            head = as_words(column.words.in_(self.page.language), self.page.language)
            return PartColumn(head, numeric=False, cell=lambda item: self._from_elsewhere(item, column))
        if column in COMMON:
            return PartColumn(
                self._title(column),
                numeric=False,
                cell=lambda item: self.page.facts.common_value(item, column) or NOTHING,
                code=column,
                order=lambda item: self._order(item, column),
            )
        money = self._money(column)
        views = [view for item in self.items if (view := self._view(item, column))]
        numeric = money is not None or (
            bool(views) and all(view.is_numeric and not isinstance(view.value, Period) for view in views)
        )
        head = Markup("{}{}").format(self._title(column), money.unit_below if money else "")
        is_right = numeric and self.shapes[column] != _RATED
        return PartColumn(
            head, is_right, lambda item: self._cell(item, column, money), column, lambda item: self._order(item, column)
        )

    def _order(self, item: Any, name: str) -> Any:
        """Return what a cell is sorted by: the place among the words of a choice, the first day of a time, a figure."""
        if name == "period":
            return item.takes_place if isinstance(item, Item) else None
        if name == "status":
            return self.page.figures.status(item) if isinstance(item, Item) else None
        value, shape = getattr(item, name, None), self.shapes[name]
        if isinstance(value, str):
            return shape.words.index(value) if isinstance(shape, Choice) and value in shape.words else None
        return None if isinstance(value, bool) else value

    def _from_elsewhere(self, item: Item, column: NamedBy) -> Markup:
        found = self.page.related.sources(item, *column.relations)
        return self.page.links.links(found, "<br>") or NOTHING

    def _cell(self, item: Part, name: str, money: Column | None) -> Markup:
        value = getattr(item, name)
        if money is not None:
            return money(value) if not isinstance(value, dict) else self._by_period(value, money)
        if self.shapes[name] == _RATED:
            return self.page.marks.scale(value)
        view = self._view(item, name)
        if view is None:
            return as_words(translate("no", self.page.language), self.page.language) if value is False else NOTHING
        if view.shown == "reference":
            return self.page.links.refs([value] if isinstance(value, str) else value, "<br>")
        return self.page.display.value(view)

    def _by_period(self, values: Mapping[Period, Money], money: Column) -> Markup:
        """Return money by period, one below the other; the period is left out where all stands in one."""
        if len(values) == 1:
            return money(next(iter(values.values())))
        language = self.page.language
        return (
            _BELOW.join(
                Markup("{}: {}").format(format_period(when, language), money(one)) for when, one in values.items()
            )
            or NOTHING
        )

    def _money(self, name: str) -> Column | None:
        """Return how the money of a field is written in its column; None for a field of something else."""
        values = [value for item in self.items if (value := getattr(item, name)) not in (None, {})]
        amounts = [one for value in values for one in (value.values() if isinstance(value, dict) else [value])]
        is_money = amounts and all(isinstance(one, Money) for one in amounts)
        return self.page.amounts.format_of(amounts) if is_money else None

    def _view(self, item: Part, name: str) -> FieldView | None:
        return next((view for view in fields_of(item, self.page.language) if view.name == name), None)

    def _title(self, name: str) -> Markup:
        return as_words(
            translate(fields_by_name(self.kind)[name].title or name, self.page.language), self.page.language
        )


def _shape(kind: type[Part], name: str) -> Shape | None:
    key = fields_by_name(kind)[name].alias or name
    return next((field.shape for field in declared_fields(kind) if field.key == key), None)


def _rank(value: Any, shape: Shape | None) -> tuple[bool, Any]:
    """Return what to sort a value by; those that are not filled in come last."""
    if value is None:
        return True, 0
    if isinstance(shape, Choice):
        return False, shape.words.index(value)
    return False, value.end if isinstance(value, Period) else -value
