import type { Front } from "../../maths/front.ts";
import type { Compiled } from "./compiled.ts";
import type { Chamber } from "./home.ts";

/** A home and where its factions' rows begin among those of the parties and all factions. */
interface Seat {
  readonly party: number;
  readonly chamber: Chamber;
  readonly first: number;
}

/** What both ways of looking are asked. */
export interface Question {
  /** The first rows are the parties. */
  readonly parties: number;
  /** Rows: the parties, then the factions of every home in turn. */
  readonly compiled: Compiled;
  readonly seats: readonly Seat[];
  /** By row; null binds nobody. */
  readonly reservations: readonly (bigint | null)[];
}

/** What both ways of looking answer. */
export interface Answer {
  readonly winSets: readonly (bigint | null)[];
  readonly accepts: readonly (bigint | null)[];
  readonly alone: readonly Passing[];
  readonly all: Passing;
  readonly withoutVeto: readonly ({ readonly packages: bigint | null; readonly open: boolean } | null)[];
  /** By faction: the most points among packages that pass if it accepts; null when there are none. */
  readonly most: readonly (bigint | null)[];
  readonly skipped: readonly string[];
}

export interface Passing {
  readonly packages: bigint | null;
  readonly front: Front;
}
