"""Pages for writers: of a text, with a second page, and with the pieces that templates make."""

from pathlib import PurePosixPath

from planloom.pages import Section
from planloom.prose import Heading, Surroundings, render
from planloom.publish import Attachment, Identity, Names, WikiPage

CHART = Attachment(
    PurePosixPath("charts/money.svg"), "money.svg", b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
)
MONEY = Identity("sales/money", "en")
TERMS = Identity("glossary", "en")
OTHER = Identity("sales/money", "pl")

PIECES = """
<nav class="pl-crumbs" aria-label="You are here"><p><a href="../../">Home</a> › Sales</p></nav>
<div class="pl-byline"><p><span class="pl-status pl-status--at-risk">at risk</span><span class="pl-bar" style="--pl-value:40%"><span>40 %</span></span></p></div>
<div class="pl-figures">
<div class="pl-figure"><p><span class="pl-figure__name">Revenue</span><span class="pl-figure__value">1 200</span><span class="pl-figure__goal">of 2 000</span></p></div>
<div class="pl-figure"><p><span class="pl-figure__name">Staff</span><span class="pl-figure__value">12</span></p></div>
</div>
<div class="pl-facts"><dl><dt>Owner</dt><dd><a href="../../glossary/#margin">Anna: the 1st</a></dd><dt>Why</dt><dd>Because<br><small>of 3 | 4</small></dd></dl></div>
<div class="pl-cards"><div class="pl-card"><p><a id="card-1"></a><span class="pl-card__title">Card</span></p><p>Words of <strong>weight</strong>.</p><p><span class="pl-card__foot">Foot</span></p></div></div>
<table><thead><tr><th>What</th><th class="pl-number">Money<br><small class="pl-unit">m PLN</small></th></tr></thead>
<tbody><tr><td><span class="pl-entry">One</span><span class="pl-entry">Two</span></td><td class="pl-number">−1.5</td></tr><tr><td colspan="2"><strong>Total</strong></td></tr></tbody></table>
<figure class="pl-chart" id="pl-1"><figcaption>Money by year</figcaption><img src="../../charts/money.svg" alt="Bars that rise">
<details class="pl-chart__data"><summary>Data</summary><div><table><thead><tr><th>Year</th><th class="pl-number">PLN</th></tr></thead><tbody><tr><th scope="row">2027</th><td class="pl-number">5</td></tr></tbody></table></div></details></figure>
"""

TEXT = """
Plain *slanted* and **bold** words, `code`, H~2~O, a [link](https://a.example/x_(y)) and a note[^1].

- one
    - below **it**
- two

3. third
4. fourth

- [x] done
- [ ] open

!!! warning "Mind"
    The gap.

??? note "More"
    Folded words.

=== "Mine"
    My words.

=== "Yours"
    Your words.

> Said by another.

Term
:   What it means.

| a | b |
|---|--:|
| {{x}} | 1 \\| 2 |

```python
print("]]> </code> ''' ```")
```

---

[^1]: At the foot.
"""


def page(sections, identity=MONEY, title="Money", **kept):
    return WikiPage(identity, identity.key, title, tuple(sections), **kept)


def section(html, heading=None):
    return Section(heading, heading.text if heading else "", html)


def sections_of(source):
    """Return a page of the pieces that templates make and of a text."""
    return (
        section(PIECES, Heading(1, "money", "Money")),
        section(render(source, Surroundings(level=3)).html, Heading(2, "text", "In words")),
    )


def wiki(first, **names):
    """Return `first` among other pages, under the names of a wiki."""
    glossary = page(
        [section("<p>x</p>", Heading(1, "g", "Glossary")), section("<p>y</p>", Heading(2, "margin", "Margin"))],
        TERMS,
        "Glossary",
    )
    home = page([section("<p>x</p>", Heading(1, "h", "Home"))], Identity("", "en"), "Home")
    polish = page([section("<p>x</p>", Heading(1, "h", "Pieniądze"))], OTHER, "Pieniądze")
    pages = (first, glossary, home, polish)
    return Names(pages, {one.identity: names.get(one.identity.language, "{}").format(one.title) for one in pages})


def full():
    return page(sections_of(TEXT), labels=("Sales",), others=(OTHER,), files=(CHART,))
