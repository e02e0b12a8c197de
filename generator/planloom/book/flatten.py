"""From a screen to paper: what opens, folds or is clicked becomes plain text in reading order."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from planloom.book import codes
from planloom.book.markup import add_class, after, classes, element, find, having, prepend, replace, words
from planloom.problems import Problem, Span

_NEVER = (
    *(
        "script",
        "style[not(ancestor::svg)]",
        "title[not(ancestor::svg)]",
        "noscript",
        "template",
        "button",
        "nav",
    ),
    *("dialog", "link", "meta", "base", "select", "textarea", "hr[parent::div[starts-with(@class, 'footnote')]]"),
)
_NEVER_CLASSES = ("pl-screen", "headerlink", "md-content__button", "md-clipboard", "footnote-backref")
_LONG_CARD = 1200  # characters: about thirty lines, half a sheet
_LINES_BESIDE = 45  # lines of an organisation: a sheet
_LINE_OF_CARD = 30  # characters that a line broken off leaves empty
_EMBEDDED = ("iframe", "video", "audio", "object", "embed", "canvas")


def flatten(article: HtmlElement, at: Span) -> list[Problem]:
    """Change `article` in place and return what paper cannot show."""
    _open_tabs(article)
    _name_chart_tables(article)
    _open_details(article)
    _tick_boxes(article)
    _tabulate_facts(article)
    _stack_figures(article)
    _widen_long_cards(article)
    problems = list(_name_embedded(article, at))
    _drop_screen_only(article)
    return problems


def _open_tabs(article: HtmlElement) -> None:
    """Print the panels of a tab set one after another, each under its label."""
    for tabs in find(article, f".//div[{having('tabbed-set')}]"):
        labels = find(tabs, f"./div[{having('tabbed-labels')}]/label")
        panels = find(tabs, f"./div[{having('tabbed-content')}]/div[{having('tabbed-block')}]")
        for label, panel in zip(labels, panels, strict=False):
            panel.set("class", "tab")
            prepend(panel, _as_paragraph(label, "tab-label"))
        for extra in find(tabs, f"./input|./div[{having('tabbed-labels')}]"):
            extra.drop_tree()
        for content in find(tabs, f"./div[{having('tabbed-content')}]"):
            content.drop_tag()
        tabs.set("class", "tabs")
        tabs.attrib.pop("data-tabs", None)


def _as_paragraph(item: HtmlElement, name: str) -> HtmlElement:
    paragraph = element("p", item.text or "", *item, class_=name)
    for key in ("id", "lang"):
        if item.get(key):
            paragraph.set(key, str(item.get(key)))
    return paragraph


def _name_chart_tables(article: HtmlElement) -> None:
    """Give the data below a chart the chart's title as caption, in place of the words to click on."""
    for details in find(article, f".//figure[.//figcaption]//details[{having('pl-chart__data')}]"):
        for summary in find(details, "./summary"):
            summary.drop_tree()
        caption = words(next(iter(find(details, "ancestor::figure[1]//figcaption"))))
        for table in find(details, ".//table[not(caption)]"):
            table.insert(0, element("caption", caption))


def _open_details(article: HtmlElement) -> None:
    for details in find(article, ".//details"):
        for summary in find(details, "./summary"):
            replace(summary, _as_paragraph(summary, "summary"))
        details.tag = "div"
        details.attrib.pop("open", None)
        add_class(details, "details")


def _tick_boxes(article: HtmlElement) -> None:
    for box in find(article, ".//input[@type='checkbox']"):
        sign = element("span", "☑" if box.get("checked") is not None else "☐", class_="tick")
        replace(box, sign)
    for box in find(article, ".//input"):
        box.drop_tree()


def _tabulate_facts(article: HtmlElement) -> None:
    """Make a table of a list of facts: its two columns stay beside each other in any engine."""
    for facts in find(
        article, "|".join((f".//dl[{having('pl-facts')}]", f".//*[{having('pl-facts')} or {having('details')}]/dl"))
    ):
        rows: list[HtmlElement] = []
        for item in facts:
            if item.tag == "dt":
                item.tag = "th"
                item.set("scope", "row")
                rows.append(element("tr", item))
            elif item.tag == "dd" and rows:
                item.tag = "td"
                rows[-1].append(item)
        replace(facts, element("table", element("tbody", *rows), class_="facts"))


def _stack_figures(article: HtmlElement) -> None:
    """Make paragraphs of the name, the value and the goal of a figure: they stand one below the other."""
    for line in find(article, f".//*[{having('pl-figure')}]/p"):
        line.tag = "div"
        for piece in find(line, "./span[starts-with(@class, 'pl-figure__')]"):
            piece.tag = "p"
            piece.tail = None if not (piece.tail or "").strip() else piece.tail


def _widen_long_cards(article: HtmlElement) -> None:
    """Mark the cards and charts of units that do not fit beside others: only what is as wide as the sheet may break."""
    for card in find(article, f".//*[{having('pl-card')}]"):
        pieces = len(find(card, ".//li|.//p|.//br|.//tr"))
        if len(words(card)) + _LINE_OF_CARD * pieces > _LONG_CARD or find(card, ".//table|.//img|.//pre"):
            add_class(card, "long")
    for side in find(article, f".//*[{having('pl-org__side')}]"):
        if len(find(side, ".//li")) + len(find(side, f".//*[{having('pl-org__change')}]")) > _LINES_BESIDE:
            for one in find(side, f"../*[{having('pl-org__side')}]"):
                add_class(one, "long")


def _name_embedded(article: HtmlElement, at: Span) -> Iterator[Problem]:
    """Print the address of what plays or loads on a screen."""
    for item in find(article, "|".join(f".//{tag}" for tag in _EMBEDDED)):
        sources = [item, *find(item, ".//source")]
        address = next((source.get(key) for source in sources for key in ("src", "data") if source.get(key)), "")
        note = element("p", " ".join(part for part in (item.get("title"), words(item), address) if part))
        note.set("class", "embedded")
        yield codes.EMBEDDED.at(at, tag=item.tag)
        replace(item, note)


def _drop_screen_only(article: HtmlElement) -> None:
    paths = [f".//*[@hidden and not({having('pl-print')})]"]
    paths += [f".//{tag}" for tag in _NEVER] + [f".//*[{having(name)}]" for name in _NEVER_CLASSES]
    for item in find(article, "|".join(paths)):
        if item.getparent() is not None:
            item.drop_tree()
    for item in find(article, f".//*[{having('pl-print')}]"):
        item.set("class", " ".join(name for name in classes(item) if name != "pl-print"))
        item.attrib.pop("hidden", None)
    for item in find(article, ".//*[@markdown or @*[starts-with(name(), 'on')]]"):
        for key in [key for key in item.attrib if key == "markdown" or str(key).startswith("on")]:
            del item.attrib[key]


def expand_abbreviations(article: HtmlElement, seen: set[str]) -> dict[str, str]:
    """Print the meaning of every abbreviation at its first use and return those that were used, but for mere marks.

    `seen` grows over the chapters of a book, so that a reader meets each explanation once.
    """
    used: dict[str, str] = {}
    for short in find(article, ".//abbr[@title]"):
        name, meaning = words(short), " ".join(str(short.get("title")).split())
        if not name or not meaning:
            continue
        if any(map(str.isalnum, name)):
            used.setdefault(name, meaning)
        if name not in seen and not find(short, "ancestor::h1|ancestor::h2|ancestor::h3|ancestor::a|ancestor::th"):
            seen.add(name)
            after(short, element("span", f" ({meaning})", class_="meaning"))
    return used
