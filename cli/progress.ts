import type { Io } from "./io.ts";
import { padEnd } from "./text.ts";
import { progress as words } from "./words.ts";

/** Work that is over sooner needs no bar. */
const patience = 1000;
/** A bar that is drawn more often than this is only slower. */
const pause = 100;
const bar = 24;

/** Shows how far work is: on a terminal only, on the other stream, and only once it has taken a second. */
export class Progress {
  private readonly io: Io;
  private readonly visible: boolean;
  private readonly start: number;
  /** When the part of the work that is counted now began, and how much of it was done last. */
  private since: number;
  private last = Number.POSITIVE_INFINITY;
  private drawn: number | null = null;

  constructor(io: Io) {
    this.io = io;
    this.visible = io.stderr.isTerminal && io.environment.TERM !== "dumb";
    this.start = io.now();
    this.since = this.start;
  }

  /** So much is done, out of all. Counting may begin anew with each part of the work. */
  told(done: number, total: number): void {
    if (!this.visible) return;
    const now = this.io.now();
    if (done < this.last) this.since = now;
    this.last = done;
    if (now - this.start <= patience || done === 0 || now === this.since) return;
    if (this.drawn !== null && now - this.drawn < pause) return;
    this.drawn = now;
    const seconds = (now - this.since) / 1000;
    const left = (seconds / done) * (total - done);
    const filled = "#".repeat(Math.round((bar * done) / total));
    this.io.stderr.write(
      `\r[${padEnd(filled, bar)}] ${words.told(done, total, done / seconds, left)}\u001b[K`,
    );
  }

  /** Takes the bar away. */
  clear(): void {
    if (this.drawn !== null) this.io.stderr.write("\r\u001b[K");
    this.drawn = null;
  }
}

/** Does something with each of many things and shows how far it is. The bar is gone when the work is done. */
export function eachOf<Thing, Result>(
  io: Io,
  things: readonly Thing[],
  work: (thing: Thing) => Result,
): readonly Result[] {
  const progress = new Progress(io);
  const results = things.map((thing, done) => {
    progress.told(done, things.length);
    return work(thing);
  });
  progress.clear();
  return results;
}
