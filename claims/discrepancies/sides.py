"""Pairs in one relation → sides: every claim of one side stands in that relation to every claim of each other side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

Graph = Mapping[int, frozenset[int]]
Sides = tuple[tuple[int, ...], ...]
Alike = Callable[[int, int], bool]


def sides(edges: Sequence[tuple[int, int]], limit: int, alike: Alike = lambda _one, _other: True) -> list[Sides]:
    """The fewest, largest sets of sides that hold every edge: maximal cliques of claims with equal neighbours taken as one.

    At most `limit`, in a fixed order. Claims with the same neighbours never are neighbours themselves, so that a side never
    holds two claims that stand in the relation; and it holds only claims that are `alike`, every two of them, so that
    nobody is shown on the side of a figure that is not theirs.
    """
    found: list[Sides] = []
    for component in _components(_graph(edges)):
        twins = _twins(component, alike)
        quotient = _quotient(component, twins)
        for clique in _cliques(quotient):
            if len(found) >= limit:
                return found
            found.append(tuple(sorted(twins[one] for one in clique)))
    return found


def _graph(edges: Sequence[tuple[int, int]]) -> dict[int, set[int]]:
    graph: dict[int, set[int]] = {}
    for i, j in sorted(edges):
        graph.setdefault(i, set()).add(j)
        graph.setdefault(j, set()).add(i)
    return graph


def _components(graph: Mapping[int, set[int]]) -> Iterator[Graph]:
    seen: set[int] = set()
    for start in sorted(graph):
        if start in seen:
            continue
        todo, members = [start], set()
        while todo:
            node = todo.pop()
            if node not in members:
                members.add(node)
                todo.extend(graph[node] - members)
        seen |= members
        yield {node: frozenset(graph[node]) for node in sorted(members)}


def _twins(graph: Graph, alike: Alike) -> dict[int, tuple[int, ...]]:
    """The claims with the same neighbours that are all alike, by the first of them."""
    by_neighbours: dict[frozenset[int], list[list[int]]] = {}
    for node in sorted(graph):
        groups = by_neighbours.setdefault(graph[node], [])
        fitting = next((group for group in groups if all(alike(member, node) for member in group)), None)
        if fitting is None:
            groups.append([node])
        else:
            fitting.append(node)
    return {group[0]: tuple(group) for groups in by_neighbours.values() for group in groups}


def _quotient(graph: Graph, twins: Mapping[int, tuple[int, ...]]) -> dict[int, frozenset[int]]:
    first = {member: head for head, members in twins.items() for member in members}
    return {head: frozenset(first[other] for other in graph[head]) for head in sorted(twins)}


def _cliques(graph: Graph) -> Iterator[tuple[int, ...]]:
    """Maximal cliques (Bron and Kerbosch 1973, with the pivot of Tomita et al. 2006), in a fixed order, without recursion."""
    todo: list[tuple[tuple[int, ...], frozenset[int], frozenset[int]]] = [((), frozenset(graph), frozenset())]
    while todo:
        clique, open_, done = todo.pop()
        if not open_:
            if not done and len(clique) > 1:
                yield tuple(sorted(clique))
            continue
        pivot = max(sorted(open_ | done), key=lambda node: len(open_ & graph[node]))
        branches = []
        for node in sorted(open_ - graph[pivot]):
            branches.append(((*clique, node), open_ & graph[node], done & graph[node]))
            open_, done = open_ - {node}, done | {node}
        todo.extend(reversed(branches))
