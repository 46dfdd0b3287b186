import type { Flat } from "../flat.ts";
import { each, named } from "../vectors.ts";
import { type Code, f64x2, i32, loop, type Routine, when } from "./assembler.ts";
import { line, type Span } from "./room.ts";

/** Addresses: the records, where they stop, and the sum of what is kept. */
const ENDS = ["from", "to", "kept"] as const;

/** Adds the reach of every end to its outcome, and what is kept of it to `kept`. */
export function sumEnds(): { routine: Routine; code: Code } {
  const { routine, from: at, to, kept } = named(ENDS);
  const [reach, sum, share] = Array.from({ length: 3 }, () => routine.local("i32"));
  const add = (to: Code, what: (v: number) => Code): Code =>
    each((v) => f64x2.store(to, 16 * v, f64x2.add(f64x2.load(to, 16 * v), what(v))));
  const code = loop(i32.less(at.get, to.get), [
    reach.set(i32.load(at.get)),
    sum.set(i32.load(at.get, 4)),
    share.set(i32.load(at.get, 8)),
    add(sum.get, (v) => f64x2.load(reach.get, 16 * v)),
    when(share.get, [
      add(kept.get, (v) => f64x2.mul(f64x2.load(reach.get, 16 * v), f64x2.load(share.get, 16 * v))),
    ]),
    at.add(i32.of(12)),
  ]);
  return { routine, code };
}

export const endWords = ({ graph, inner }: Flat): number => 3 * (graph.nodeCount - inner);

/** Writes for each end: the address of its reach, of the sum of its outcome, and of the share that is kept, 0 for none. */
export function endRecords(
  { graph, inner }: Flat,
  { slots, reach, outcomes, one }: Readonly<Record<"slots" | "reach" | "outcomes" | "one", Span>>,
  words: Int32Array,
): void {
  const { nodeCount, detail, ends, agreement } = graph;
  for (let node = inner, at = 0; node < nodeCount; node++) {
    const { outcome, kept } = ends[detail[node]];
    words[at++] = line(reach, node);
    words[at++] = line(outcomes, outcome);
    if (outcome === agreement) words[at] = kept < 0 ? one.from : line(slots, kept);
    at++;
  }
}
