"""A portfolio becomes a graph: the third stage."""

import itertools
from collections.abc import Iterable, Iterator

from planloom.edits import Put, Remove
from planloom.links import codes
from planloom.links.cycles import cycles
from planloom.links.files import NO_FILE
from planloom.links.graph import Edge, Graph, Mention
from planloom.links.references import Named, glossary_entries, named_by, owners
from planloom.links.texts import Texts
from planloom.model import Item, Part, Plan, Portfolio
from planloom.model.fields import is_id
from planloom.model.names import either
from planloom.model.nearest import clearly_meant, nearest
from planloom.model.relations import Relation
from planloom.problems import Phrase, Problem, Related


def resolve(portfolio: Portfolio, *, raw_html: bool = False) -> tuple[Graph, list[Problem]]:
    """Join the plans: find what each id names, and report what names nothing, or the wrong thing.

    With `raw_html`, texts are read as pages show them where HTML is passed through.
    """
    problems: list[Problem] = []
    items = tuple(portfolio.items())
    ids = _ids(items, problems)
    renamed = _renamed(items, ids, problems)
    terms = frozenset(str(entry["id"]) for entry in glossary_entries(portfolio) if "id" in entry)
    resolver = _Resolver(portfolio, ids, renamed, problems)
    texts = Texts(portfolio, ids, renamed, terms, raw_html=raw_html)
    edges: list[Edge] = []
    mentions: list[Mention] = []
    for root in (portfolio.organisation, *portfolio.plans):
        place = root.place / "plan.md" if isinstance(root, Plan) else NO_FILE
        for part, owner in owners(root):
            if owner is not None:
                edges.extend(resolver.edges(part, owner))
                mentions.extend(texts.of_part(part, owner, place))
            if isinstance(part, Plan):
                mentions.extend(texts.of_pages(part))
    texts.of_glossary(NO_FILE)
    graph = Graph(portfolio, ids, renamed, edges, mentions, terms)
    problems.extend(texts.problems)
    problems.extend(texts.dead_anchors(graph))
    problems.extend(_circles(edges))
    return graph, problems


def _ids(items: Iterable[Item], problems: list[Problem]) -> dict[str, Item]:
    ids: dict[str, Item] = {}
    for item in items:
        if item.id is None:
            continue
        first = ids.setdefault(item.id, item)
        if first is not item:
            label = Phrase("first used here", "pierwszy raz użyty tutaj")
            problems.append(
                codes.DUPLICATE_ID.at(item.span("id"), related=[Related(first.span("id"), label)], id=item.id).about(
                    item.id
                )
            )
    return ids


def _renamed(items: Iterable[Item], ids: dict[str, Item], problems: list[Problem]) -> dict[str, str]:
    renamed: dict[str, str] = {}
    for item in items:
        for index, old in enumerate(item.was):
            if old in ids or old in renamed:
                other = ids[renamed.get(old, old)]
                label = Phrase("its id belongs to this", "identyfikator należy do tego")
                problem = codes.ALIAS_TAKEN.at(
                    item.span("was", index), related=[Related(other.span("id"), label)], id=old
                ).about(item.id)
                if old in ids and item.node is not None:
                    step = ("was", index) if len(item.was) > 1 else ("was",)
                    problem = problem.mended_by(Remove(item.node.span, step))
                problems.append(problem)
            elif item.id:
                renamed[old] = item.id
    return renamed


class _Resolver:
    """Looks ids up; one for a run, so that what is common is found once."""

    def __init__(
        self,
        portfolio: Portfolio,
        ids: dict[str, Item],
        renamed: dict[str, str],
        problems: list[Problem],
    ) -> None:
        self.portfolio = portfolio
        self.ids = ids
        self.renamed = renamed
        self.problems = problems
        self.kinds = portfolio.kinds
        self.fitting: dict[Relation, list[str]] = {}
        self.names_people = bool(portfolio.organisation.people)

    def edges(self, part: Part, owner: Item) -> Iterator[Edge]:
        """Yield what `part` names; `owner` is the object it belongs to."""
        for named in named_by(part):
            target = self.ids.get(self.renamed.get(named.id, named.id))
            if target is None:
                if not self._may_be_unknown(named):
                    self.problems.append(self._unknown(named, part, owner))
            elif not named.field.relation.accepts(target.kind, target.acts_as):
                self.problems.append(self._wrong_kind(named, part, owner, target))
            else:
                yield Edge(owner, target, named.field.relation, named.field.name, part, named.path, named.link)

    def _may_be_unknown(self, named: Named) -> bool:
        """Allow what was withheld, a person given by name, and any owner while no people are listed."""
        if named.id in self.portfolio.withheld:
            return True
        names_owners = all(
            "owner" in self.kinds.parts[kind].acts_as for kind in self.kinds.nameable(named.field.relation)
        )
        return names_owners and (not is_id(named.id) or not self.names_people)

    def _unknown(self, named: Named, part: Part, owner: Item) -> Problem:
        relation = named.field.relation
        meant = nearest(named.id, self._fitting(relation)) or nearest(named.id, self.ids)
        help_ = None
        if meant:
            place = self.ids[meant].span("id")
            help_ = Phrase(
                f"a similar id exists: `{meant}` ({place.file}:{place.line})",
                f"istnieje podobny identyfikator: `{meant}` ({place.file}:{place.line})",
            )
        span = part.span(*named.path)
        problem = codes.UNKNOWN_ID.at(
            span, help=help_, owner=owner.named.with_id(owner.id), field=named.field.key, given=named.id
        )
        if meant and (sure := clearly_meant(named.id, self._fitting(relation))):
            problem = problem.mended_by(Put(span, value=sure, old=named.id))
        return problem.about(owner.id)

    def _fitting(self, relation: Relation) -> list[str]:
        """Return the ids that a relation may name."""
        if relation not in self.fitting:
            self.fitting[relation] = [
                name for name, item in self.ids.items() if relation.accepts(item.kind, item.acts_as)
            ]
        return self.fitting[relation]

    def _wrong_kind(self, named: Named, part: Part, owner: Item, target: Item) -> Problem:
        problem = codes.WRONG_KIND.at(
            part.span(*named.path),
            related=[Related(target.span("id"), Phrase("it is defined here", "zdefiniowano tutaj"))],
            owner=owner.named.with_id(owner.id),
            field=named.field.key,
            found=target.named.with_id(target.id),
            allowed=either([self.kinds.named(kind).one for kind in self.kinds.nameable(named.field.relation)]),
        )
        return problem.about(owner.id)


def _circles(edges: Iterable[Edge]) -> Iterator[Problem]:
    straight: dict[Relation, list[Edge]] = {}
    for edge in edges:
        if not edge.relation.circular:
            straight.setdefault(edge.relation, []).append(edge)
    for circle in itertools.chain.from_iterable(map(cycles, straight.values())):
        names = [edge.source.id or edge.source.kind for edge in circle]
        path = " → ".join([*names, names[0]])
        related = [Related(edge.span, Phrase("part of the circle", "część pętli")) for edge in circle[:-1]]
        yield codes.CYCLE.at(circle[-1].span, related=related, field=circle[-1].field, path=path).about(
            circle[-1].source.id
        )
