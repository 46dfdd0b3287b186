import type { Answer, ChoreErrand, Errand } from "./errand.ts";

/** Where errands are done: a thread, a process, another machine. */
export interface Place {
  /**
   * How much work (see `Task`) it is given ahead, so that the next errand is there when the one before is done; with 0 it
   * has one errand at a time.
   */
  readonly ahead: number;
  /**
   * Does an errand, after those before it. It may keep the arrays of the errand, but not those of the graph.
   *
   * @throws Lost when the place is gone, and with it what it was doing.
   */
  perform(errand: Errand | ChoreErrand): Promise<Answer>;
  close(): Promise<void>;
}

/** A place is gone; what it was doing can be done again in another. */
export class Lost extends Error {}
