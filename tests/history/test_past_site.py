"""A site with a past is the same from nothing and from what was kept, and costs nothing where nothing is new."""

import pytest
from click.testing import CliRunner

from planloom.cli import main

PLANS = {
    "plans/strategy/plan.yml": "kind: strategy\nobjectives: [{id: grow, title: {en: Grow, pl: Wzrost}}, {id: learn, title: Learn}]\n",
    "plans/sales/plan.yml": """\
        kind: sales
        objectives: [{id: sell, title: Sell, supports: [grow], revenue_target: {2027: 50m}}]
    """,
    ".gitignore": "site/\n.planloom-cache/\n",
}
SALES = "plans/sales/plan.yml"


def build(repo, site, *more):
    done = CliRunner().invoke(main, ["build", "-C", str(repo.project), "-d", str(site), *more])
    assert done.exit_code == 0, done.output
    return done.output


def files(site):
    kept = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    return {name: content for name, content in kept.items() if not name.endswith("sitemap.xml.gz")}


@pytest.mark.slow
def test_a_later_build_makes_the_same_bytes(repo, tmp_path):
    made = repo(PLANS)
    build(made, tmp_path / "kept")
    made.edit(SALES, "50m", "60m")
    build(made, tmp_path / "kept")
    made.commit("More")
    build(made, tmp_path / "kept")
    assert "nothing has changed" in build(made, tmp_path / "kept")
    made.git("tag", "v2")
    assert "nothing has changed" not in build(made, tmp_path / "kept")
    build(made, tmp_path / "new", "--clean")
    kept, new = files(tmp_path / "kept"), files(tmp_path / "new")
    assert {"changes.xml", "pl/sales/changes.xml", "changes/index.html"} <= kept.keys()
    assert kept == new


@pytest.mark.slow
@pytest.mark.parametrize("audience", ["staff", "board"])
def test_no_file_of_a_site_tells_what_is_withheld(repo, tmp_path, audience):
    made = repo(PLANS | {"planloom.yml": "audiences: {board: {}, staff: {}}\ntoday: 2027-03-20\n"})
    made.edit(SALES, "{id: sell, title: Sell,", "{id: canary-id, title: Canary title}, {id: sell, title: Sell,")
    made.commit("Canary subject", author="Canary Author")
    made.edit(SALES, "{id: canary-id,", "{audience: board, id: canary-id,")
    made.edit(SALES, "50m", "60m")
    made.commit("Closed, canary")
    made.git("tag", "canary-2")
    build(made, tmp_path / "site", "--audience", audience)
    found = {name for name, content in files(tmp_path / "site").items() if b"canary" in content.lower()}
    assert bool(found) == (audience == "board")
    assert b"60,000,000" in (tmp_path / "site" / "changes.xml").read_bytes().replace("\u00a0".encode(), b" ")
