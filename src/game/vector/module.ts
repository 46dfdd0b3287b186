import { moduleOf } from "./assembler.ts";
import { backward } from "./backward.ts";
import { sumEnds } from "./ends.ts";
import { shares } from "./exp.ts";
import { forward } from "./forward.ts";
import { tally } from "./tally.ts";

/**
 * The passes of `passes.ts` in vectors of two doubles, eight lanes at a time, for a number of rows. The same operations
 * in the same order on each lane, so the same bits.
 */
export function vectorModule(rows: number): Uint8Array {
  // `SHARES_ROUTINE` comes first.
  return moduleOf([
    { name: "shares", ...shares() },
    { name: "backward", ...backward(rows) },
    { name: "forward", ...forward() },
    { name: "sumEnds", ...sumEnds() },
    { name: "tally", ...tally() },
  ]);
}
