import type { Graph } from "../game/graph.ts";
import type { Reading } from "../game/reading.ts";
import type { ChoreData } from "../lenses/chores.ts";
import type { Batch } from "../lenses/engine.ts";
import type { ReadingData } from "../lenses/readings.ts";
import type { Packed } from "./packed.ts";
import type { Piece } from "./task.ts";

/** A piece of a batch as plain data: what is sent to where it is evaluated. Its arrays are its own, but for the graph's. */
export interface Errand {
  /** Names the graph among those of the runner. */
  readonly key: number;
  /** Sent along only when the place does not have it yet. */
  readonly graph: Graph | null;
  readonly lanes: number;
  /** [index * lanes + lane] */
  readonly assumptions: Float64Array;
  readonly lists: readonly (readonly ReadingData[])[];
  /** By lane, which of the lists is to be read. */
  readonly wanted: Uint32Array;
}

/** A calculation that needs no graph. */
export interface ChoreErrand {
  readonly chore: ChoreData;
}

export type Answer =
  | { readonly ok: true; readonly packed: Packed }
  | { readonly ok: true; readonly result: object }
  | Fault;

/** The program itself failed, and where in it. */
export interface Fault {
  readonly ok: false;
  readonly message: string;
  readonly stack: string | null;
}

/** Can what is wanted of a batch be asked for in another place? */
export const isPortable = ({ wanted }: Batch): boolean =>
  wanted.every((readings) => readings.every(({ data }) => data !== null));

/** What is wanted of a batch that is portable: the different lists of readings, and by lane which of them. */
export interface Wishes {
  readonly lists: Errand["lists"];
  readonly wanted: Uint32Array;
}

export function wishesOf({ wanted: byLane }: Batch): Wishes {
  const lists: (readonly ReadingData[])[] = [];
  const known = new Map<string, number>();
  const wanted = new Uint32Array(byLane.length);
  byLane.forEach((readings, lane) => {
    // Most lanes ask for what the lane before them asks for.
    if (lane > 0 && isSame(readings, byLane[lane - 1])) {
      wanted[lane] = wanted[lane - 1];
      return;
    }
    const key = JSON.stringify(readings.map((reading) => reading.key));
    let list = known.get(key);
    if (list === undefined) {
      list = lists.push(readings.map(({ data }) => data as ReadingData)) - 1;
      known.set(key, list);
    }
    wanted[lane] = list;
  });
  return { lists, wanted };
}

export function errandOf(piece: Piece, wishes: Wishes, key: number, sendsGraph: boolean): Errand {
  const { task, from, lanes } = piece;
  return {
    key,
    graph: sendsGraph ? task.graph : null,
    lanes,
    assumptions: task.assumptions(piece),
    lists: wishes.lists,
    wanted: wishes.wanted.slice(from, from + lanes),
  };
}

const isSame = (some: readonly Reading<object>[], others: readonly Reading<object>[]): boolean =>
  some.length === others.length && some.every(({ key }, index) => key === others[index].key);
