"""What can be wrong with a chart: a fence in a narrative page, or a template of the user's own."""

from planloom.problems import Code, Level, Phrase

_GOOD = """```vegalite
{"mark": "bar", "data": {"values": [{"x": 1}]}, "encoding": {"x": {"field": "x"}}}
```
"""

FENCE_NOT_JSON = Code(
    id="S801",
    level=Level.ERROR,
    title=Phrase("A chart is no object in JSON", "Wykres nie jest obiektem JSON"),
    message=Phrase("the chart is no object in JSON: {reason}", "wykres nie jest obiektem JSON: {reason}"),
    why=Phrase(
        "A `vegalite` block holds a Vega-Lite specification, and that is one JSON object.",
        "Blok `vegalite` zawiera specyfikację Vega-Lite, czyli jeden obiekt JSON.",
    ),
    help=Phrase(
        "mend the JSON; names stand in double quotes and the last entry has no comma after it",
        "popraw JSON; nazwy stoją w podwójnych cudzysłowach, a po ostatnim wpisie nie ma przecinka",
    ),
    bad='```vegalite\n{"mark": "bar",}\n```\n',
    good=_GOOD,
)
FENCE_NOT_DRAWN = Code(
    id="S802",
    level=Level.ERROR,
    title=Phrase("A chart cannot be drawn", "Wykresu nie można narysować"),
    message=Phrase("the chart cannot be drawn: {reason}", "wykresu nie można narysować: {reason}"),
    why=Phrase(
        "The JSON is sound, but it is no specification that Vega-Lite understands.",
        "JSON jest poprawny, ale nie jest specyfikacją zrozumiałą dla Vega-Lite.",
    ),
    help=Phrase(
        "compare it with the Vega-Lite documentation, `mark` and `encoding` first",
        "porównaj go z dokumentacją Vega-Lite; najczęściej winne są `mark` i `encoding`",
    ),
    bad='```vegalite\n{"mark": "barr"}\n```\n',
    good=_GOOD,
)
FENCE_FETCHES = Code(
    id="S803",
    level=Level.ERROR,
    title=Phrase("A chart asks for data from outside", "Wykres pobiera dane z zewnątrz"),
    message=Phrase("the chart asks for data at `{address}`", "wykres pobiera dane spod adresu `{address}`"),
    label=Phrase("nothing is fetched", "nic nie jest pobierane"),
    why=Phrase(
        "A site must look the same tomorrow and without a network, and a plan must not be able to read"
        " files of the machine that builds it. So a chart holds its data itself.",
        "Strona musi wyglądać tak samo jutro i bez sieci, a plan nie może czytać plików komputera,"
        " który ją buduje. Dlatego wykres sam zawiera swoje dane.",
    ),
    help=Phrase("write the data into the chart under `data.values`", "wpisz dane do wykresu w `data.values`"),
    bad='```vegalite\n{"mark": "bar", "data": {"url": "sales.csv"}}\n```\n',
    good=_GOOD,
)
FENCE_TOO_LARGE = Code(
    id="S804",
    level=Level.ERROR,
    title=Phrase("A chart is too large", "Wykres jest za duży"),
    message=Phrase("the chart has {size} characters, more than {limit}", "wykres ma {size} znaków, więcej niż {limit}"),
    why=Phrase(
        "A chart of that size is slow to open on a phone and cannot be read anyway.",
        "Tak duży wykres długo otwiera się na telefonie, a i tak jest nieczytelny.",
    ),
    help=Phrase("show fewer values, or sum them up first", "pokaż mniej wartości albo najpierw je zsumuj"),
)
FENCE_INDENTED = Code(
    id="S805",
    level=Level.WARNING,
    title=Phrase("A chart stands indented", "Wykres jest wcięty"),
    message=Phrase("the chart is indented and is shown as code", "wykres jest wcięty i zostanie pokazany jako kod"),
    why=Phrase(
        "Inside a list, a tab or a box Markdown takes the drawing for text.",
        "Wewnątrz listy, karty lub ramki Markdown traktuje rysunek jak tekst.",
    ),
    help=Phrase("move the block to the left margin", "przesuń blok do lewego marginesu"),
)
TEMPLATE_FAILS = Code(
    id="S806",
    level=Level.ERROR,
    title=Phrase("A chart template fails", "Szablon wykresu nie działa"),
    message=Phrase(
        "the chart template `{template}` fails: {reason}", "szablon wykresu `{template}` nie działa: {reason}"
    ),
    why=Phrase(
        "Charts are made by the templates in `templates/charts`; one of your own replaces ours.",
        "Wykresy powstają z szablonów w `templates/charts`; własny szablon zastępuje nasz.",
    ),
    help=Phrase(
        "mend the template, or remove it to get ours back",
        "popraw szablon albo usuń go, aby wrócić do naszego",
    ),
)
OURS_FAILS = Code(
    id="S807",
    level=Level.WARNING,
    title=Phrase("A chart of Planloom's own fails", "Nie działa wykres dostarczany z Planloom"),
    message=Phrase(
        "the chart “{title}” (`{template}`) is not drawn, because of a mistake in Planloom: {reason}",
        "wykres „{title}” (`{template}`) nie został narysowany z powodu błędu w Planloom: {reason}",
    ),
    label=Phrase("its data is shown as a table", "jego dane są pokazane w tabeli"),
    why=Phrase(
        "Nothing is wrong with your plans or your templates. A chart that comes with Planloom has to draw"
        " whatever a plan holds; where it cannot, everything else is made all the same.",
        "W planach i szablonach nie ma błędu. Wykres dostarczany z Planloom powinien narysować wszelkie"
        " dane z planu; gdy nie potrafi, cała reszta i tak powstaje.",
    ),
    help=Phrase(
        "please report it with this message; until it is mended, a template of your own at"
        " `templates/charts` can stand in",
        "prosimy o zgłoszenie wraz z tym komunikatem; do czasu poprawki można użyć własnego szablonu"
        " w `templates/charts`",
    ),
)

CODES = (FENCE_NOT_JSON, FENCE_NOT_DRAWN, FENCE_FETCHES, FENCE_TOO_LARGE, FENCE_INDENTED, TEMPLATE_FAILS, OURS_FAILS)
