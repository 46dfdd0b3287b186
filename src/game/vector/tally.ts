import type { Flat } from "../flat.ts";
import { NodeKind } from "../graph.ts";
import { each, named } from "../vectors.ts";
import { type Code, f64x2, i32, loop, type Routine } from "./assembler.ts";
import { onward, word } from "./frame.ts";
import { line, type Span } from "./room.ts";

/** Addresses: the records, and where they stop. */
const TALLY = ["from", "to"] as const;

/** Words for each way of moving. */
const WORDS = 5;

/** How often moves are open and taken. */
export function tally(): { routine: Routine; code: Code } {
  const { routine, from: at, to } = named(TALLY);
  const [reach, mask, choice, open, taken] = [0, 1, 2, 3, 4].map(() => routine.local("i32"));
  const here = routine.local("v128");
  const add = (sum: Code, v: number, what: Code): Code =>
    f64x2.store(sum, 16 * v, f64x2.add(f64x2.load(sum, 16 * v), what));
  const code = loop(i32.less(at.get, to.get), [
    [reach, mask, choice, open, taken].map((local, i) => local.set(word(at, i))),
    each((v) => [
      here.set(
        f64x2.and(f64x2.load(reach.get, 16 * v), f64x2.notEqual(f64x2.load(mask.get, 16 * v), f64x2.of(0))),
      ),
      add(open.get, v, here.get),
      add(taken.get, v, f64x2.mul(here.get, f64x2.load(choice.get, 16 * v))),
    ]),
    onward(at, WORDS),
  ]);
  return { routine, code };
}

export const tallyWords = ({ graph }: Flat): number => WORDS * graph.edgeCount;

/**
 * Writes for each option of each choice among kinds of move the addresses of the decision's reach, the mask, the
 * probability, and the sums of its label; returns how many words those are.
 */
export function tallyRecords(
  { graph, inner }: Flat,
  {
    slots,
    choice,
    reach,
    open,
    taken,
    one,
  }: Readonly<Record<"slots" | "choice" | "reach" | "open" | "taken" | "one", Span>>,
  words: Int32Array,
): number {
  const { kind, detail, firstEdge, weight, label } = graph;
  let at = 0;
  for (let node = 0; node < inner; node++) {
    if (kind[node] !== NodeKind.decision || detail[node] !== 0) continue;
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
      words[at++] = line(reach, node);
      words[at++] = weight[edge] < 0 ? one.from : line(slots, weight[edge]);
      words[at++] = line(choice, edge);
      words[at++] = line(open, label[edge]);
      words[at++] = line(taken, label[edge]);
    }
  }
  return at;
}
