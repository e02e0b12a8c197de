"""Edits of a project at random: what writers, translators and keepers do to its files from one build to the next."""

from random import Random

import yaml
from generated import Generator

WORDS = (
    "Grow",
    "Wzrost sprzedaży",
    "Łódź & <b>co</b>",
    "12 %",
    "A [[link]] and [[objective-1]]",
    "**bold**\n\n- one\n- two",
)
LEVELS = ("M101: off", "K: warning", "C: error", "D: info")
GLOSSARY = {"market-share": "market share", "growth": "growth", "fairs": "fairs"}
AUDIENCES = "audiences: {board: {sees: [staff]}, staff: {}}\n"
TEMPLATES = {
    "object.html.j2": '{{ heading(1, title) }}\n<p class="mine">{{ rest(item)|length }} of mine</p>\n',
    "narrative.html.j2": "{{ heading(1, title) }}\n<p>{{ title }} is mine</p>\n{{ body(narrative.bodies, 2) }}\n",
    "partials/related.html.j2": "<p>{{ entries|length }} more</p>\n",
}


class Editor:
    """Changes the `files` of a project, given by name below its folder, a step at a time; `done` says what it did."""

    def __init__(self, seed):
        self.random = Random(seed)
        plans = Generator(self.random).project()
        self.files = {f"plans/{name}": text for name, text in plans.items()}
        self.files["planloom.yml"] = "today: 2027-06-15\n"
        self.before = []
        self.done = []

    def step(self):
        """Make one edit, or take the last ones back."""
        edit = self.random.choice(self.EDITS)
        self.before.append(dict(self.files))
        edit(self)
        self.done.append(edit.__name__)

    def field(self):
        self._change(lambda value: self.random.choice(WORDS) if isinstance(value, str) else value)

    def number(self):
        self._change(lambda value: str(self.random.randint(1, 99)) if str(value).isdigit() else value)

    def translation(self):
        def translated(value):
            if isinstance(value, dict) and {"en", "pl"} & value.keys():
                return {"en": self.random.choice(WORDS), "pl": self.random.choice(WORDS)}
            return value

        self._change(translated)

    def link(self):
        ids = [item["id"] for _, _, item in self._items() if "id" in item]
        self._on_item(lambda item: item.update(supports=[self.random.choice(ids)]) if ids else None)

    def unlink(self):
        self._on_item(lambda item: item.pop("supports", None))

    def renamed(self):
        """Give an object a new id, wherever it is named."""
        ids = [item["id"] for _, _, item in self._items() if "id" in item]
        if ids:
            old = self.random.choice(ids)
            new = f"{old}-new"
            for name in [name for name in self.files if name.endswith("yml")]:
                self.files[name] = self.files[name].replace(f" {old}\n", f" {new}\n")

    def title(self):
        self._on_item(lambda item: item.update(title=self.random.choice(WORDS)))

    def plan_title(self):
        self._on_plan(lambda plan: plan.update(title=self.random.choice(WORDS)))

    def owner(self):
        self._on_item(lambda item: item.update(owner=self.random.choice(("anna", "jan", "nobody"))))

    def status(self):
        self._on_item(lambda item: item.update(status=self.random.choice(("done", "at_risk", "cancelled"))))

    def deleted(self):
        self._on_list(lambda items: items.pop(self.random.randrange(len(items))))

    def moved(self):
        self._on_list(lambda items: items.reverse())

    def copied(self):
        def copy(items):
            item = {**self.random.choice(items)}
            if isinstance(item, dict) and "id" in item:
                item["id"] += "-copy"
            items.append(item)

        self._on_list(copy)

    def part_gone(self):
        def gone(plan):
            parts = [key for key, value in plan.items() if isinstance(value, list)]
            if parts:
                del plan[self.random.choice(parts)]

        self._on_plan(gone)

    def new_plan(self):
        other = Generator(Random(self.random.random()))
        for name, text in other.project().items():
            if name != "organisation.yml" and f"plans/{name}" not in self.files:
                self.files[f"plans/{name}"] = text

    def plan_gone(self):
        plans = self._plans()
        if len(plans) > 1:
            del self.files[self.random.choice(plans)]

    def plan_moved(self):
        name = self.random.choice(self._plans())
        folder = name.split("/")[1]
        self.files[f"plans/{folder}-moved/plan.yml"] = self.files.pop(name)

    def narrative(self):
        plan = self.random.choice(self._plans()).rpartition("/")[0]
        name = self.random.choice(("notes.md", "notes.pl.md", "deep/more.md", "objectives.md"))
        others = [item["id"] for _, _, item in self._items() if "id" in item] or ["x"]
        link = f"[[{self.random.choice(others)}]] and [notes](notes.md)"
        self.files[f"{plan}/{name}"] = f"# {self.random.choice(WORDS[:2])}\n\n{self.random.choice(WORDS)} {link}\n"

    def narrative_gone(self):
        pages = [name for name in self.files if name.endswith(".md")]
        if pages:
            del self.files[self.random.choice(pages)]

    def people(self):
        def people(organisation):
            names = self.random.sample(("anna", "jan", "ola"), self.random.randint(1, 3))
            organisation["people"] = [
                {"id": name, "name": f"{name.title()} {self.random.randint(1, 3)}"} for name in names
            ]

        self._on("plans/organisation.yml", people)

    def organisation(self):
        key, values = self.random.choice(
            (
                ("languages", (["en"], ["pl"], ["en", "pl"], ["pl", "en"])),
                ("currency", ("PLN", "EUR")),
                ("name", WORDS[:2]),
                ("fiscal_year_start", ("1", "4")),
            )
        )
        self._on("plans/organisation.yml", lambda fields: fields.update({key: self.random.choice(values)}))

    def settings(self):
        today = self.random.choice(("2027-06-15", "2026-01-10", "2028-12-31"))
        level = self.random.choice(LEVELS)
        raw = self.random.choice(("", "raw_html: true\n"))
        whom = "audience: staff\n" if AUDIENCES in self.files["planloom.yml"] else ""
        for_whom = f"{AUDIENCES}{whom}" if whom else ""
        self.files["planloom.yml"] = f"today: {today}\nlevels: {{{level}}}\n{raw}{for_whom}"

    def audience(self):
        """Build for others, who may or may not see what is withheld from then on: an object, a field, a page, a file."""
        kept = [one for one in self.files["planloom.yml"].splitlines(keepends=True) if not one.startswith("audience")]
        for_whom = self.random.choice(("board", "staff", "all"))
        self.files["planloom.yml"] = "".join((*kept, AUDIENCES, f"audience: {for_whom}\n"))
        self.random.choice((self._withheld_item, self._withheld_field, self._withheld_page))()

    def _withheld_item(self):
        self._on_item(lambda item: item.update(audience=["board"]))

    def _withheld_field(self):
        def withheld(item):
            keys = [key for key in item if key not in ("id", "kind", "title", "name", "audience")]
            if keys:
                item["audience"] = {self.random.choice(keys): ["board"]}

        self._on_item(withheld)

    def _withheld_page(self):
        pages = [name for name, text in self.files.items() if name.endswith(".md") and text.startswith("#")]
        if pages:
            name = self.random.choice(sorted(pages))
            self.files[name] = f"---\naudience: [board]\n---\n{self.files[name]}"

    def glossary(self):
        terms = self.random.sample(sorted(GLOSSARY), self.random.randint(1, 3))
        entries = [
            {"id": term, "en": {"term": GLOSSARY[term], "definition": self.random.choice(WORDS[:2])}} for term in terms
        ]
        self.files["plans/glossary/terms.yml"] = yaml.safe_dump({"terms": entries}, allow_unicode=True)

    def template(self):
        name = self.random.choice(sorted(TEMPLATES))
        if f"templates/{name}" in self.files:
            del self.files[f"templates/{name}"]
        else:
            self.files[f"templates/{name}"] = TEMPLATES[name]

    def back(self):
        """Take some edits back at once."""
        self.files = dict(self.random.choice(self.before))

    EDITS = (
        field, number, translation, link, unlink, renamed, title, plan_title, owner, status, deleted, moved, copied,
        part_gone, new_plan, plan_gone, plan_moved, narrative, narrative, narrative_gone, people, organisation,
        settings, audience, glossary, template, back,
    )  # fmt: skip

    def _plans(self):
        return sorted(name for name in self.files if name.endswith("/plan.yml"))

    def _on(self, name, change):
        fields = yaml.safe_load(self.files[name])
        change(fields)
        self.files[name] = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)

    def _on_plan(self, change):
        self._on(self.random.choice(self._plans()), change)

    def _items(self):
        for name in self._plans():
            for part, items in yaml.safe_load(self.files[name]).items():
                for item in items if isinstance(items, list) else ():
                    if isinstance(item, dict):
                        yield name, part, item

    def _on_list(self, change):
        lists = [(name, part) for name, part, _ in self._items()]
        if lists:
            name, part = self.random.choice(lists)
            self._on(name, lambda plan: change(plan[part]))

    def _on_item(self, change):
        def change_one(items):
            found = [item for item in items if isinstance(item, dict)]
            if found:
                change(self.random.choice(found))

        self._on_list(change_one)

    def _change(self, change):
        """Change the value of one field of an object, at any depth."""

        def change_one(item):
            keys = [key for key in item if key not in ("id", "kind")]
            if keys:
                key = self.random.choice(keys)
                item[key] = change(item[key])

        self._on_item(change_one)


def write(folder, files):
    """Write the files of a project, and remove the ones it has no more."""
    for place in ("plans", "templates"):
        for path in sorted((folder / place).rglob("*"), reverse=True):
            if path.is_file() and path.relative_to(folder).as_posix() not in files:
                path.unlink()
            elif path.is_dir() and not any(path.iterdir()):
                path.rmdir()
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
