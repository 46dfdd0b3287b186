import type { Flat } from "../flat.ts";
import { NodeKind } from "../graph.ts";
import { each, named, times, VECTORS } from "../vectors.ts";
import type { Arrivals } from "./arrivals.ts";
import { branch, type Code, f64x2, i32, loop, type Routine } from "./assembler.ts";
import { inWaves } from "./order.ts";
import { HEAD, type Records } from "./records.ts";
import { line, type Span } from "./room.ts";

/** Addresses: the records, and where they stop. */
const FORWARD = ["from", "to"] as const;

/** Edges up to which a sum is written out. */
const FEW = 4;

/**
 * The forward pass. Each node gathers what its arrivals bring, in the order in which the plain loops would hand it on:
 * the same sums, and none of them has to wait in memory.
 */
export function forward(): { routine: Routine; code: Code } {
  const { routine, from: at, to } = named(FORWARD);
  const [kind, until, own, last] = times(4, () => routine.local("i32"));
  const share = times(FEW, () => routine.local("i32"));
  const source = times(FEW, () => routine.local("i32"));
  const sum = times(VECTORS, () => routine.local("v128"));
  const edgeAt = (word: number, i: number): Code => [
    share[i].set(i32.load(at.get, 4 * word)),
    source[i].set(i32.load(at.get, 4 * word + 4)),
  ];
  const brought = (i: number, v: number): Code =>
    f64x2.mul(f64x2.load(source[i].get, 16 * v), f64x2.load(share[i].get, 16 * v));
  const few = (count: number): Code => [
    times(count, (i) => edgeAt(1 + 2 * i, i)),
    each((v) =>
      f64x2.store(own.get, 16 * v, times(count, (i) => brought(i, v)).reduce(f64x2.add, f64x2.of(0))),
    ),
    at.add(i32.of(4 + 8 * count)),
  ];
  const many: Code = [
    last.set(i32.add(at.get, i32.add(i32.of(8), i32.shl(i32.load(at.get, 4), 3)))),
    at.add(i32.of(8)),
    each((v) => sum[v].set(f64x2.of(0))),
    loop(i32.less(at.get, last.get), [
      edgeAt(0, 0),
      each((v) => sum[v].set(f64x2.add(sum[v].get, brought(0, v)))),
      at.add(i32.of(8)),
    ]),
    each((v) => f64x2.store(own.get, 16 * v, sum[v].get)),
  ];
  const run = (body: Code): Code => loop(i32.less(at.get, until.get), [own.set(i32.load(at.get)), body]);
  const code = loop(i32.less(at.get, to.get), [
    kind.set(i32.load(at.get)),
    until.set(i32.load(at.get, 4)),
    at.add(i32.of(8)),
    branch(kind.get, [run(many), ...times(FEW, (i) => run(few(i + 1)))]),
  ]);
  return { routine, code };
}

/** Words that the records of the forward pass take at most, each having a head of its own. */
export const forwardWords = ({ graph }: Flat): number => (HEAD + 2) * graph.nodeCount + 2 * graph.edgeCount;

/**
 * Writes for each node but the first: the address of its reach; the number of edges where they are many; and for each
 * edge the addresses of its share and of the reach of its source. The kind is the number of edges, 0 where they are many.
 */
export function forwardRecords(
  { graph }: Flat,
  { first, edge, source }: Arrivals,
  { slots, choice, reach, one }: Readonly<Record<"slots" | "choice" | "reach" | "one", Span>>,
  records: Records,
): Span {
  const { nodeCount, kind, weight } = graph;
  const arrivals = new Uint8Array(nodeCount);
  const given = new Int32Array(nodeCount - 1);
  for (let node = 1; node < nodeCount; node++) {
    const edges = first[node + 1] - first[node];
    arrivals[node] = edges <= FEW ? edges : 0;
    given[node - 1] = node;
  }
  const { things } = inWaves(given, { first, items: source }, arrivals);
  const { words } = records;
  let at = 0;
  for (let n = 0; n < things.length; n++) {
    const node = things[n];
    at = records.begin(at, arrivals[node]);
    words[at++] = line(reach, node);
    if (arrivals[node] === 0) words[at++] = first[node + 1] - first[node];
    for (let i = first[node]; i < first[node + 1]; i++) {
      const from = kind[source[i]];
      if (from === NodeKind.toll) words[at++] = one.from;
      else words[at++] = from === NodeKind.decision ? line(choice, edge[i]) : line(slots, weight[edge[i]]);
      words[at++] = line(reach, source[i]);
    }
  }
  return records.finish(at);
}
