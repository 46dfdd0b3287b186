import { inline } from "../../src/run/inline.ts";
import { pool } from "../../src/run/pool.ts";
import type { Runner } from "../../src/run/runner.ts";
import { placeHere, placeIn, startThread } from "./place.ts";

/** A runner over so many threads; the one that asks is one of them. */
export function threads(count: number): Runner {
  if (count === 1) return inline();
  return pool(count, (seat) => (seat === 0 ? placeHere() : placeIn(startThread())));
}
