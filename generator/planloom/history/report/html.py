"""A comparison as one HTML file that needs nothing else and runs nothing, to be sent or kept."""

from jinja2 import Environment, StrictUndefined

from planloom.history.report.report import Report
from planloom.problems import Language

_TEMPLATE = """\
<!doctype html>
<html lang="{{ language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{{ report.heading }}</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
td { border-bottom: 1px solid #8886; padding: .2rem .8rem .2rem 0; }
td + td { text-align: right; white-space: nowrap; }
small { opacity: .75; }
code { overflow-wrap: anywhere; font-size: .85em; opacity: .85; }
.objects, .objects ul { list-style: none; padding: 0; }
.objects > li { margin: 0 0 .8rem; }
.objects ul { margin: .2rem 0 0; padding-left: .8rem; border-left: 2px solid #8886; }
.objects small { display: block; }
.by { white-space: nowrap; opacity: .75; }
ins { background: #2a62; } del { background: #a222; }
th { font-weight: normal; opacity: .75; text-align: right; padding-right: .8rem; }
@media (max-width: 40rem) {
  thead { display: none; }
  tr { display: block; border-bottom: 1px solid #8886; padding: .3rem 0; }
  td { border: 0; display: inline-block; padding: 0 .3rem 0 0; }
  td:first-child { display: block; }
  td:nth-child(3)::before { content: "→ "; }
  td:nth-child(3) { font-weight: bold; }
  td:nth-child(4) { display: block; opacity: .75; text-align: left; }
  td:empty { display: none; }
}
@media print { details > * { display: block; } }
</style>
</head>
<body>
{%- macro line(one) %}
<li>{{ one.label }}:
{%- if one.words %} {% for piece in one.words %}
{%- if piece.sort == "old" %} <del>{{ piece.text.strip() }}</del>
{%- elif piece.sort == "new" %} <ins>{{ piece.text.strip() }}</ins>
{%- elif piece.sort == "gap" %} …
{%- elif piece.sort == "language" %}{{ "; " if not loop.first }}<small>{{ piece.text }}:</small>
{%- else %} {{ piece.text.strip() }}{% endif %}{% endfor %}
{%- else %} {{ one.before }} → <strong>{{ one.after }}</strong>
{%- if one.difference %} <span class="by">{{ one.difference }}</span>{% endif %}
{%- endif %}{% if one.who %} <small>{{ one.who }}</small>{% endif %}</li>
{%- endmacro %}
{%- macro objects(groups, level) %}
{%- for group in groups %}
<h{{ level }}>{{ group.heading }}</h{{ level }}>
<ul class="objects">
{%- for one in group.objects %}
<li><strong>{{ one.sign }} {{ one.name }}</strong>{% if one.note %} – {{ one.note }}{% endif %}
<code>{{ one.place }}</code>
{%- if one.who %} <small>{{ one.who }}</small>{% endif %}
{%- if one.lines %}
<ul>{% for inner in one.lines %}{{ line(inner) }}{% endfor %}
</ul>{% endif %}</li>
{%- endfor %}
</ul>
{%- endfor %}
{%- endmacro %}
<main>
<h1>{{ report.heading }}</h1>
{%- for note in report.notes %}
<p>{{ note }}</p>
{%- endfor %}
{%- if report.empty %}
<p>{{ report.empty }}</p>
{%- else %}
{%- if report.effects or report.lists %}
<h2>{{ report.titles.effects }}</h2>
{%- endif %}
{%- if report.effects %}
<table>
<thead><tr><th></th>{% for name in report.columns %}<th>{{ name }}</th>{% endfor %}</tr></thead>
<tbody>
{%- for one in report.effects %}
<tr><td>{{ one.label }}</td><td>{{ one.before }}</td><td>{{ one.after }}</td><td>{{ one.difference }}</td></tr>
{%- endfor %}
</tbody>
</table>
{%- endif %}
{%- for head, rows in report.lists %}
<h3>{{ head }}</h3>
<ul>{% for row in rows %}<li>{{ row }}</li>{% endfor %}</ul>
{%- endfor %}
{{- objects(report.groups, 2) }}
{%- if report.lagging %}
<h2>{{ report.titles.lagging }}</h2>
<ul>{% for one in report.lagging %}<li>{{ one }}</li>{% endfor %}</ul>
{%- endif %}
{%- if report.editorial %}
<details><summary>{{ report.titles.editorial }}</summary>
{{- objects(report.editorial, 3) }}
</details>
{%- endif %}
{%- endif %}
</main>
</body>
</html>"""


def as_html(report: Report, language: Language) -> str:
    """Return a report as a whole HTML document; what writers wrote is words in it."""
    engine = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=False)
    return engine.from_string(_TEMPLATE).render(report=report, language=language)
