"""Everything that Planloom writes or prints for one audience, in a folder, and what words are found in it."""

import gzip
import io
import os
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
import zlib
from dataclasses import replace
from pathlib import PurePath
from random import Random

import click
import pikepdf
import pypdfium2
from click.testing import CliRunner
from withholding import AUDIENCES, WORD, Withholder, parts_of, whole

from planloom.cli import main
from planloom.glossary.interchange import FORMATS as EXCHANGED
from planloom.problems import Level
from planloom.project import find_project, read_plans
from planloom.report.machine import FORMATS
from planloom.report.words import message

SERVED = ("", "search", ".planloom/news?lang=pl", "nothing-is-here", "en/", "pl/", "%2e%2e/planloom.yml")
"""Addresses that are asked for beside those of the files of a site."""

MKDOCS = "site_name: S\ndocs_dir: plans\ntheme: {name: material}\nplugins: [search, {planloom: {}}]\n"
MAKING = ("build", "render", "finish", "print", "publish")
NOT_HERE = {
    ("init", "*"): "writes what we bring along, and reads no plans",
    ("explain", "*"): "tells of rules, and reads no plans",
    ("merge", "*"): "is called by git with three files, and writes into one of them",
    ("schema", "*"): "reads settings alone, which nobody can withhold",
    ("glossary forms", "*"): "writes into the sources; runs before, and what it wrote is read by all others",
    ("serve", "*"): "runs until it is ended: all its answers are read by `_served`",
    ("check", "--fix"): "is refused to who does not see all",
    ("check", "--diff"): "is refused to who does not see all",
    ("check", "--accept"): "goes with those two",
    ("check", "--references"): "goes with those two",
    ("what-if", "--apply"): "writes into the sources",
    ("publish", "--take"): "settles what people wrote",
    ("glossary match", "--glossary"): "has the terms of a file",
    ("finish", "--lang"): "says the same in Polish",
    ("render", "--lang"): "says the same in Polish",
    ("publish", "--lang"): "says the same in Polish",
    ("*", "--config-file"): "another place of the same settings",
    ("*", "--trust"): "runs code of the project",
    ("*", "--fail-on"): "decides with what a command ends",
    ("*", "--level"): "the same",
    ("*", "--strict"): "the same",
    ("*", "--clean"): "keeps less",
    ("*", "--quiet"): "says less",
    ("*", "--engine"): "makes a PDF of the same HTML",
    ("*", "--title"): "words that are given",
    ("*", "--classification"): "words that are given",
}
"""What the commands below leave out, and why."""
CHANGES = ("text", "markdown", "html", "json")


def settings(extra=""):
    """Return settings with all audiences, and a wiki of either kind for each."""
    sees = ", ".join(f"{name}: {{sees: [{', '.join(of)}]}}" for name, of in AUDIENCES.items())
    wikis = "".join(
        f"  {kind}-{name}: {{kind: {kind}, address: ../wikis/{kind}-{name}, audience: {name}}}\n"
        for name in AUDIENCES
        for kind in ("folder", "git")
    )
    levels = ", ".join(f"{family}: warning" for family in "CDKMNP")
    return f"audiences: {{{sees}}}\ntoday: 2028-05-10\nlevels: {{{levels}}}\nedit_uri: https://git.example/plans\npublish:\n{wikis}{extra}"


def git(folder, *arguments, author="A", date="2027-01-01T12:00:00"):
    """Run git as somebody, at some time."""
    names = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in
             (("NAME", author), ("EMAIL", "a@example.org"), ("DATE", date))}  # fmt: skip
    command = ["git", "-c", "init.defaultBranch=main", *arguments]
    subprocess.run(
        command, cwd=folder, check=True, capture_output=True, env={"PATH": "/usr/bin:/bin", "HOME": "/nowhere", **names}
    )


def run(*arguments):
    """Run a command; nothing may end in a traceback."""
    result = CliRunner().invoke(main, [str(one) for one in arguments])
    assert not result.exception or isinstance(result.exception, SystemExit), (
        arguments,
        result.output,
        result.exception,
    )
    return result


def reading_of(project, whom):
    """Return the plans of a project as somebody sees them."""
    return read_plans(replace(find_project(project)[0], audience=whom))


def laid_down(folder, files, seed, share=0.08, extra=""):
    """Write a project of `files` in which things are withheld, with its history, and return what is withheld.

    A field without which an object is not valid is withheld by no draw; which these are is found by trying.
    """
    put(folder, {"planloom.yml": settings(extra), "mkdocs.yml": MKDOCS, ".gitignore": ".planloom*\n"})
    plain = set()
    for _ in range(12):
        shutil.rmtree(folder / "plans", ignore_errors=True)
        drawn = Withholder(Random(seed), share, plain=plain)
        made = drawn.of(files)
        put(folder, made.files)
        wrong = [
            one for whom in ("all", *AUDIENCES) for one in reading_of(folder, whom).problems if one.level is Level.ERROR
        ]
        if not wrong:
            break
        plain |= {name for one in wrong for name in re.findall(r"needs a field `(\w+)`", message(one, "en"))}
    assert not wrong, [message(one, "en") for one in wrong]
    _history(folder, made, drawn)
    return made


def put(folder, files):
    """Write files below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def _history(folder, made, drawn):
    """Commit the project as it was once, all of it for all, then with its marks, then with other amounts."""
    gone, _ = drawn.word("past", "board")
    shutil.rmtree(folder / "plans")
    open_ = {name: _open(name, text) for name, text in made.files.items() if not name.endswith("audience.yml")}
    put(folder, {**open_, f"plans/{gone}.md": f"# Gone {gone}\n"})
    git(folder, "init")
    _commit(folder, gone, "2027-01-01")
    git(folder, "tag", "v1")
    git(folder, "tag", f"{gone}-tag")
    shutil.rmtree(folder / "plans")
    put(folder, made.files)
    _commit(folder, gone, "2027-06-01")
    for name, text in made.files.items():
        if name.endswith(".yml") and "glossary" not in name:
            made.files[name] = re.sub(r"(?<=[ '])(\d+)m\b", r"\g<1>.1m", text)
    put(folder, made.files)
    _commit(folder, gone, "2027-09-01")


def _commit(folder, gone, day):
    git(folder, "add", "-A")
    git(folder, "commit", "--allow-empty", "-m", f"Subject {gone}", author=f"Author {gone}", date=f"{day}T12:00:00")


def _open(name, text):
    """Return a file without any mark."""
    data, body = parts_of(name, text)
    return text if data is None else whole(name, _unmarked(data), body)


def _unmarked(value):
    if isinstance(value, dict):
        return {key: _unmarked(inner) for key, inner in value.items() if key != "audience"}
    return [_unmarked(one) for one in value] if isinstance(value, list) else value


class Everything:
    """Runs the commands on a project for one audience after another, all into the same folders.

    `refused` are those that should have been done, `stopped` those that the scan for leaks kept from being done.
    """

    def __init__(self, project, out, heavy=True):
        self.project = project
        self.out = out
        self.heavy = heavy
        self.refused = []
        self.stopped = []
        self.ran = 0

    def made(self, whom, ids=("",)):
        """Make everything for `whom`; `ids` are of visible objects. What is printed goes into files as well."""
        printed = self.out / "printed"
        shutil.rmtree(printed, ignore_errors=True)
        printed.mkdir(parents=True)
        for number, arguments in enumerate(self.commands(whom, ids)):
            if arguments[0] == "finish":
                self._finished()
            result = run(*arguments)
            self.ran += 1
            self._judge(whom, arguments, result)
            (printed / f"{number:03}-{arguments[0]}.txt").write_text(result.output, "utf-8")
        (printed / "served.txt").write_text(self._served(whom), "utf-8")

    def _judge(self, whom, arguments, result):
        told = whom, " ".join(map(str, arguments)), result.output[-1500:]
        if "S703" in result.output or "S705" in result.output:
            self.stopped.append(told)
            if "-o" in arguments:
                arguments[arguments.index("-o") + 1].unlink(missing_ok=True)  # that of those who see more stays
        elif result.exit_code > 1 or (result.exit_code and arguments[0] in MAKING and "--check" not in arguments):
            self.refused.append(told)

    def _served(self, whom):
        """Serve the project, keep every answer below `out`, and return what was said."""
        answers = self.out / "answers"
        shutil.rmtree(answers, ignore_errors=True)
        answers.mkdir()
        command = [sys.executable, "-m", "planloom", "serve", "-a", "127.0.0.1:0", "-C", self.project]
        command += ["--audience", whom]
        environment = os.environ | {"PYTHONUNBUFFERED": "1"}
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
            said = [process.stderr.readline()]
            address = re.search(r"http://\S+?(?=/;)", said[0])[0]
            while not re.search(r"\d:\d\d:\d\d: ", said[-1]):
                said.append(process.stderr.readline())
                assert said[-1], said
            names = [path.relative_to(self.out / "site").as_posix() for path in (self.out / "site").rglob("*.*")]
            for number, name in enumerate([*SERVED, *sorted(names)]):
                headers, body = _answer(f"{address}/{name}")
                (answers / f"{number}.headers").write_text(headers, "utf-8")
                (answers / f"{number}{PurePath(name).suffix}").write_bytes(body)
            process.terminate()
            said += process.stderr
        if "S703" in "".join(said):
            self.stopped.append((whom, "serve", "".join(said)[-1500:]))
        return "".join(said)

    def _finished(self):
        """Build a site of the rendered folder as its manual says, in its first language."""
        settings = min((self.out / "rendered").glob("mkdocs*.yml"))
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", settings, "-d", self.out / "finished"]
        subprocess.run(command, check=True, capture_output=True, cwd=self.out / "rendered")

    def commands(self, whom, ids):
        """Yield the arguments of one command after the other; `NOT_HERE` are those that none of them has."""
        on = ("-C", self.project, "--audience", whom)
        out = self.out
        yield "build", *on, "-d", out / "site"
        yield "build", *on, "-d", out / "site", "--lang", "pl"
        yield "render", *on, "--to", out / "rendered"
        if self.heavy:
            yield "finish", *on, out / "finished"
        for form in ("text", *FORMATS):
            yield "check", *on, "--all", "--format", form, "-o", out / f"check.{form}"
            yield "check", *on, "--format", form
        yield "check", *on, "--statistics"
        yield "check", *on, "--lang", "pl", "--all"
        yield "check", *on, "--changed-since", "v1", "--all"
        yield "check", *on, "--write-baseline", out / "baseline.json"
        yield "check", *on, "--baseline", out / "baseline.json"
        yield "check", *on, "--rules"
        for form in CHANGES:
            yield "diff", *on, "--all", "--format", form, "-o", out / f"diff.{form}"
            yield "diff", "v1", "HEAD", *on, "--all", "--format", form
        yield "diff", "v1", "HEAD", *on, "--all", "--lang", "pl"
        for one in ids:
            yield "what-if", *on, "--cancel", one, "--format", "html", "--lang", "pl"
            yield "what-if", *on, "--cancel", one, "--format", "json"
            yield "what-if", *on, "--set", f"{one}:budget@2027=1m"
        yield "what-if", *on, "--set", "rates.EUR=4.60", "--format", "markdown"
        text = out / "text.txt"
        text.write_text("Our margin and the index, rate and churn of customers.", "utf-8")
        for form in EXCHANGED:
            yield "glossary", "export", *on, out / f"glossary{form}"
        yield "glossary", "import", "-C", self.project, "--diff", out / "glossary.csv"
        yield "glossary", "match", text, *on, "--lang", "en", "--json"
        yield "glossary", "match", text, *on, "--lang", "pl"
        yield "glossary", "review", "-C", self.project, *self._takes("review", whom), "--site", out / "site"
        yield "glossary", "review", "-C", self.project, "--format", "csv", "--site", out / "site"
        yield "glossary", "suggest", *on
        yield "glossary", "suggest", *on, "--lang", "pl", "--most", "500"
        yield "glossary", "unused", *on
        for kind in ("folder", "git"):
            wiki = f"{kind}-{whom}"
            yield "publish", wiki, "-C", self.project, "--plan", "--format", "json"
            yield "publish", wiki, "-C", self.project, "--plan"
            yield "publish", wiki, "-C", self.project
            yield "publish", wiki, "-C", self.project, "--pull"
            yield "publish", wiki, "-C", self.project, "--prune"
        if self.heavy:
            yield "print", *on, "--html", out / "book.html", "-o", out / "book.pdf", "--lists", "--workings"
            yield "print", *on, "--board", "--html", out / "board.html", "-o", out / "board.pdf"
            yield "print", *on, "--check", out / "board.pdf", "--html", out / "board.html"
        for language in reading_of(self.project, whom).portfolio.organisation.languages:
            yield "print", *on, "--html", out / f"only-{language}.html", "--brief", "--lang", language
            yield "print", *on, "--html", out / f"pack-{language}.html", "--board", "--workings", "--lang", language

    def _takes(self, command, whom):
        return ("--audience", whom) if "--audience" in run("glossary", command, "--help").output else ()


def never_run(commands):
    """Return the commands and the options of them that are in none of `commands`, but those that have a reason."""
    every = {(name, opts) for name, command in _leaves(main) for opts in ((), *_options_of(command))}
    ran = [(name, set(map(str, arguments))) for name, arguments in map(_named, commands)]
    return {
        (name, *opts)
        for name, opts in every
        if not any(name == one and (not opts or given.intersection(opts)) for one, given in ran)
        and not NOT_HERE.keys() & {(name, "*"), *((one, opt) for opt in opts for one in (name, "*"))}
    }


def _leaves(group, before=""):
    """Yield the commands that do something, each with its whole name."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield from _leaves(command, f"{name} ") if isinstance(command, click.Group) else [(before + name, command)]


def _options_of(command):
    return (tuple(one.opts) for one in command.params if isinstance(one, click.Option))


def _named(arguments):
    """Return the whole name of a command and what it is given."""
    parts = 2 if arguments[0] == "glossary" else 1
    return " ".join(arguments[:parts]), arguments[parts:]


def _answer(address):
    """Return the headers and the body of what is answered."""
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310  # ours
            return str(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        return str(error.headers), error.read()


def words_in(folder):
    """Return every distinct word in the names and contents of the files below a folder, each with a place."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        for text in (name, *(_opened(path) if path.is_file() else ())):
            for one in WORD.finditer(text):
                where = name, text[max(0, one.start() - 90) : one.end() + 30]
                found.setdefault(one[0].casefold(), []).append(where)
    return found


def _opened(path):
    """Yield all that a file says: compressed ones opened, PDFs by their text and every stream in them."""
    data = path.read_bytes()
    if path.suffix == ".gz" and data.startswith(b"\x1f\x8b"):  # an answer may say that there is none
        data = gzip.decompress(data)
    if data.startswith(b"%PDF"):
        yield from _pdf(data)
    if ".git/" in path.as_posix() or "objects" in path.parts:
        yield from _inflated(data)
    yield data.decode("utf-8", "replace")


def _inflated(data):
    try:
        yield zlib.decompress(data).decode("utf-8", "replace")
    except zlib.error:
        return


def _pdf(data):
    with pikepdf.open(io.BytesIO(data)) as file:
        yield str(dict(file.docinfo.items()))
        for thing in file.objects:
            if isinstance(thing, pikepdf.Stream):
                yield str(dict(thing.items()))
                try:
                    yield thing.read_bytes().decode("utf-8", "replace")
                except pikepdf.PdfError:
                    yield thing.read_raw_bytes().decode("utf-8", "replace")
            else:
                yield str(thing)
    document = pypdfium2.PdfDocument(data)
    yield "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()


def visible_ids(project, whom, kinds=("initiatives",), most=2):
    """Return ids of objects that somebody sees, as what-if takes them."""
    portfolio = reading_of(project, whom).portfolio
    found = [one.id for plan in portfolio.plans for part in kinds for one in (getattr(plan, part, ()) or ()) if one.id]
    return found[:most]
