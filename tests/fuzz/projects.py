"""A project in which there is one of everything that a writer may write: what the fuzzer breaks."""

from random import Random
from typing import Any

import yaml
from generated import Generator

SETTINGS = """\
today: 2027-05-15
brand: "#0b4f6c"
accent: "#d99a26"
edit_uri: https://git.example/plans/edit/main
baseline: known.json
tolerance: {money: 1%, days: 5}
coverage: {pipeline: 3}
span_of_control: {least: 2, most: 9}
open_words: [Jan]
audiences: {board: {sees: [staff]}, staff: {}}
audience: all
rules:
  - {id: U101, title: {en: Risks are owned, pl: Ryzyka mają właściciela}, why: They are, for: [risk], require: [owner]}
  - {id: U102, level: info, title: Channels, for: channel, field: type, one_of: [online, event]}
  - {id: U103, title: Within, for: [initiative], compare: {field: horizon, is: within, through: supports}}
  - {id: U104, title: At most, for: forecast, where: {status: [on_track]}, compare: {field: price, is: at_most, than: 100}}
  - {id: U105, title: Sum, for: org_unit, compare: {field: headcount_after, is: equal, to: after_fte, through: workforce.unit, total: sum}}
publish:
  wiki: {kind: mediawiki, address: https://wiki.example/api.php, under: Plans, audience: staff, languages: [pl, en]}
  pages: {kind: git, address: ../wiki, flavour: gitlab, branch: main, audience: staff}
"""
OWN = """\
kinds:
  people:
    name: {en: people plan, pl: plan kadrowy}
    parts: [objectives, risks]
    own:
      roles:
        title: {en: Roles, pl: Role}
        name: {en: role, pl: rola}
        fields:
          level: {type: choice, of: {junior: {en: Junior, pl: Młodszy}, senior: Senior}}
          head: {type: reference, to: person, name: Reports to}
          hires: {type: number by period, name: {en: Hires, pl: Zatrudnienia}}
          cost: {type: money by period, cost: true, name: Cost}
  fundraising:
    like: sales
    name: {en: fundraising plan, pl: plan pozyskiwania środków}
    words: {pipeline: {en: Talks, pl: Rozmowy}}
    objects: {target: {name: {en: donation target, pl: cel zbiórki}}, product: {name: appeal, fields: {list_price: Gift}}}
fields:
  objective: {region: {type: text, name: {en: Region, pl: Region}}}
  risk: {insurer: text}
"""
"""Kinds and fields of one's own: classes are made for them, which takes longer than all the rest."""
RENDERER = """\
site_name: A
docs_dir: plans
site_url: https://plans.example/a/
theme: {name: material, language: pl, features: [navigation.tabs]}
nav: [{Home: index.md}, {Story: [people/story.md]}]
extra: {social: [{icon: fontawesome/brands/git, link: https://git.example}]}
markdown_extensions: [admonition, toc: {permalink: true}]
plugins: [search, planloom: {brand: "#123456", levels: {D103: off}}]
"""
ROLES = """\
roles:
  - {id: nurse, title: {en: Nurse, pl: Pielęgniarka}, level: senior, hires: {2027: 4}, cost: {2027-Q1: 10k, 2027-Q2: 12k}}
  - {id: driver, title: Driver, level: junior, audience: [staff]}
risks:
  - {id: strike, title: Strike, likelihood: 3, impact: 4, insurer: PZU, allow: {U101: It is ours}}
"""
PEOPLE = """\
---
kind: people
title: {en: People, pl: Ludzie}
period: 2027..2028
was: [staffing]
---
We hire [[nurse]]s; see [the story](story.md) and **goals**.
"""
STORY = """\
---
title: Story
---
# Story {#told}

Words of [[strike]] and [[nurse|a nurse]], `code`, *goal*, "quoted" – 5 % of 1 234,50 zł.[^1]

| a | b |
|---|--:|
| 1 | `x|y` |

!!! note "Mind"
    - one
        1. two
    - [ ] three

Term
:   What it is

> quoted

```vegalite
{"mark": "bar", "data": {"values": [{"a": 1, "b": 2}]}, "encoding": {"x": {"field": "a", "type": "quantitative"}}}
```

![map](map.svg) <https://plans.example> {{ figure }}

[^1]: A note.
"""
GLOSSARY = """\
glossary:
  - id: goal
    en: {term: goal, definition: What is wanted, not: ['goal[s]? of'], forms: [goals]}
    pl: {term: cel, definition: Czego się chce, forms: [celik]}
  - {id: nurse-term, audience: [board], en: {term: nurse, definition: "Who *helps*, see [[goal]]"}, pl: {term: pielęgniarka}}
"""
LOCK = """\
{"version": 1, "dictionary": "pl.sgjp", "terms": {"goal": {
  "en": {"made_from": "62bfe81a0a317cda", "forms": {"goal": "goal|goals"}},
  "pl": {"made_from": "7184efc0661ca170", "forms": {"cel": "cel|celu|cele"}}}}}
"""
SEARCHED = '{"version": 1, "dictionary": "pl.sgjp", "forms": ["0,a,ach,u,y;|rad", "0,a,em,i;|kowal=Kowal"]}\n'
KNOWN = (
    '{"format": "planloom-baseline", "version": 1, "findings": [{"code": "L101", "about": "driver", "message": "x"}]}\n'
)
OBJECT = "{% import 'partials/macros.html.j2' as m with context %}\n{{ heading(1, title) }}\n{% for one in [1, 2] %}{{ one }}{% endfor %}\n"
CHART = '{"mark": "bar", "data": {"values": {{ [1, 2] | tojson }}}}\n'
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>\n'
OWN_KINDS = 0.15
"""So many projects have kinds of their own."""
SHARE = 0.6
"""Of the files of EVERYTHING, so many are in a small project."""
EVERYTHING = {
    "planloom.yml": SETTINGS + OWN,
    "mkdocs.yml": RENDERER,
    "known.json": KNOWN,
    "plans/people/plan.md": PEOPLE,
    "plans/people/plan.pl.md": "Zatrudniamy: [[nurse]].\n",
    "plans/people/roles.yml": ROLES,
    "plans/people/story.md": STORY,
    "plans/people/story.pl.md": "# Opowieść\n\nSłowa o [[strike]].\n",
    "plans/people/map.svg": PICTURE,
    "plans/glossary/terms.yml": GLOSSARY,
    "plans/glossary/forms.lock.json": LOCK,
    "plans/glossary/search.lock.json": SEARCHED,
    "templates/objective.html.j2": OBJECT,
    "templates/charts/own.vl.json.j2": CHART,
}


def project(random: Random) -> dict[str, bytes]:
    """Return the files of a valid project: one of everything, and plans drawn from all fields."""
    drawn = {f"plans/{name}": text for name, text in Generator(random).project().items()}
    files = drawn | EVERYTHING
    if random.random() > OWN_KINDS:
        files |= {
            "planloom.yml": SETTINGS,
            "plans/people/plan.md": PEOPLE.replace("kind: people", "kind: restructuring"),
        }
    return {name: text.encode() for name, text in files.items()}


def small(random: Random) -> dict[str, bytes]:
    """Return the files of a small project, some of everything, that nothing found in it keeps from being made."""
    drawn = project(random)
    plan = random.choice([name for name in drawn if name.endswith("plan.yml")])
    body = yaml.safe_load(drawn[plan])
    for key in random.sample(sorted(body.keys() - {"kind", "title"}), max(0, len(body) - 2 - random.randint(1, 3))):
        del body[key]
    some = [name for name in sorted(EVERYTHING) if random.random() < SHARE]
    files = {name: drawn[name] for name in (*some, "plans/organisation.yml")}
    settings = yaml.safe_load(drawn["planloom.yml"])
    settings.pop("baseline")
    if "planloom.yml" not in some:
        settings = {key: settings[key] for key in ("today", "audiences")}
    settings["audience"] = random.choice(("all", "board", "staff"))
    return files | {
        plan: dumped(body),
        "planloom.yml": dumped(settings | {"levels": dict.fromkeys("SCDMPKLRU", "info")}),
    }


def dumped(value: Any) -> bytes:
    """Return a value as YAML."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False).encode("utf-8", "surrogatepass")
