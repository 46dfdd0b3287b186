import type { Io } from "./io.ts";
import { padEnd } from "./text.ts";
import { progress as words } from "./words.ts";

/** Work that is over sooner needs no bar. */
const patience = 1000;
const bar = 24;

/**
 * Does something with each of many things and shows how far it is: on a terminal only, on the other stream, and only
 * once it has taken a second. The bar is gone when the work is done.
 */
export function eachOf<Thing, Result>(
  io: Io,
  things: readonly Thing[],
  work: (thing: Thing) => Result,
): readonly Result[] {
  const { stderr } = io;
  const visible = stderr.isTerminal && io.environment.TERM !== "dumb";
  const start = io.now();
  let written = false;
  const results = things.map((thing, done) => {
    const elapsed = io.now() - start;
    if (visible && done > 0 && elapsed > patience) {
      const seconds = elapsed / 1000;
      const left = (seconds / done) * (things.length - done);
      const filled = "#".repeat(Math.round((bar * done) / things.length));
      stderr.write(
        `\r[${padEnd(filled, bar)}] ${words.told(done, things.length, done / seconds, left)}\u001b[K`,
      );
      written = true;
    }
    return work(thing);
  });
  if (written) stderr.write("\r\u001b[K");
  return results;
}
