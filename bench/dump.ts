import { writeFileSync } from "node:fs";
import type { Solution } from "../src/game/evaluate.ts";

/** Writes the arrays that both passes read, for yardstick.c: the wide columns first, so that each is aligned. */
export function dump({ flat, work }: Solution, file: string): void {
  const { graph, inner, rows, endValues, tollAdd, tollFactor } = flat;
  const { nodeCount, edgeCount, ends, tolls, firstEdge, detail, target, weight, decider, kind } = graph;
  const head = new Int32Array([
    nodeCount,
    inner,
    edgeCount,
    rows,
    work.slots.length,
    ends.length,
    tolls.length,
    0,
  ]);
  const columns = [head, work.slots, work.precision, firstEdge, detail, target, weight];
  const all = [...columns, endValues, tollAdd, tollFactor, decider, kind];
  writeFileSync(file, Buffer.concat(all.map((a) => Buffer.from(a.buffer, a.byteOffset, a.byteLength))));
}
