import { inline } from "../../src/run/inline.ts";
import { pool } from "../../src/run/pool.ts";
import type { Runner } from "../../src/run/runner.ts";
import { placeIn, startThread } from "./place.ts";

/** A runner over so many threads. One thread is the one that asks: a second would only wait for it. */
export function threads(count: number): Runner {
  return count === 1 ? inline() : pool(count, () => placeIn(startThread()));
}
