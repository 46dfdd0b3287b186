import { type Graph, NodeKind } from "./graph.ts";

/** A graph with its small tables laid flat too, as the passes read it. */
export interface Flat {
  readonly graph: Graph;
  /** Nodes that are not ends; the ends follow them. */
  readonly inner: number;
  readonly rows: number;
  /** Slots of end i: [i * rows + row]. */
  readonly endValues: Int32Array;
  readonly endFactValues: Int32Array;
  /** Slots of toll i: [i * rows + row]. */
  readonly tollAdd: Int32Array;
  readonly tollFactor: Int32Array;
  /** Belief i of a row: where its slots start in `beliefSlots`, or -1 for the analyst's: [i * rows + row]. */
  readonly beliefAt: Int32Array;
  readonly beliefSlots: Int32Array;
  /** Does every row value everything as the analyst does? */
  readonly oneBelief: boolean;
}

export function flatten(graph: Graph): Flat {
  const rows = graph.rowCount;
  const flat = (lists: readonly Int32Array[]): Int32Array => {
    const all = new Int32Array(lists.length * rows);
    lists.forEach((list, i) => {
      all.set(list, i * rows);
    });
    return all;
  };
  const beliefSlots: number[] = [];
  const beliefAt = graph.beliefs.flatMap(({ rows: own }) =>
    own.map((slots) => (slots === null ? -1 : beliefSlots.push(...slots) - slots.length)),
  );
  let inner = graph.nodeCount;
  while (inner > 0 && graph.kind[inner - 1] === NodeKind.end) inner -= 1;
  return {
    graph,
    inner,
    rows,
    endValues: flat(graph.ends.map((end) => end.values)),
    endFactValues: flat(graph.ends.map((end) => end.factValues)),
    tollAdd: flat(graph.tolls.map((toll) => toll.add)),
    tollFactor: flat(graph.tolls.map((toll) => toll.factor)),
    beliefAt: Int32Array.from(beliefAt),
    beliefSlots: Int32Array.from(beliefSlots),
    oneBelief:
      beliefSlots.length === 0 &&
      graph.ends.every(({ values, factValues }) => values.every((slot, row) => slot === factValues[row])),
  };
}
