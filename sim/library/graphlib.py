"""Sorting a graph so that each node stands behind those it depends on."""

from types import GenericAlias

__all__ = ['TopologicalSorter', 'CycleError']


class CycleError(ValueError):
    pass


class _Node:
    __slots__ = 'node', 'waits_for', 'successors', 'state'

    def __init__(self, node):
        self.node = node
        self.waits_for = 0  # predecessors that are not done
        self.successors = []
        self.state = 'waiting'


class TopologicalSorter:
    def __init__(self, graph=None):
        self._nodes, self._ready = {}, None
        self._passed_out = self._finished = 0
        for node, predecessors in [] if graph is None else graph.items():
            self.add(node, *predecessors)

    def _node(self, node):
        found = self._nodes.get(node)
        if found is None:
            found = self._nodes[node] = _Node(node)
        return found

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError('Nodes cannot be added after a call to prepare()')
        info = self._node(node)
        info.waits_for += len(predecessors)
        for predecessor in predecessors:
            self._node(predecessor).successors.append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError('cannot prepare() more than once')
        self._ready = [info.node for info in self._nodes.values() if info.waits_for == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError('nodes are in a cycle', cycle)

    def get_ready(self):
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        result = tuple(self._ready)
        for node in result:
            self._nodes[node].state = 'out'
        self._ready.clear()
        self._passed_out += len(result)
        return result

    def is_active(self):
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        return self._finished < self._passed_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        for node in nodes:
            info = self._nodes.get(node)
            if info is None:
                raise ValueError(f'node {node!r} was not added using add()')
            if info.state == 'waiting':
                raise ValueError(f'node {node!r} was not passed out (still not ready)')
            if info.state == 'done':
                raise ValueError(f'node {node!r} was already marked done')
            info.state = 'done'
            for successor in info.successors:
                after = self._nodes[successor]
                after.waits_for -= 1
                if after.waits_for == 0:
                    self._ready.append(successor)
            self._finished += 1

    def _find_cycle(self):
        # Depth first; `path` are the nodes on the way here, `rest` what is still to be tried from each.
        seen = set()
        for start in self._nodes:
            if start in seen:
                continue
            path, rest, place = [], [], {}
            node = start
            while True:
                if node in seen:
                    if node in place:
                        return path[place[node]:] + [node]
                else:
                    seen.add(node)
                    place[node] = len(path)
                    path.append(node)
                    rest.append(iter(self._nodes[node].successors))
                found = False
                while path:
                    for node in rest[-1]:
                        found = True
                        break
                    if found:
                        break
                    del place[path.pop()]
                    rest.pop()
                if not found:
                    break
        return None

    def static_order(self):
        self.prepare()
        while self.is_active():
            group = self.get_ready()
            yield from group
            self.done(*group)

    __class_getitem__ = classmethod(GenericAlias)
