import { Evaluators } from "../game/evaluators.ts";
import type { Graph } from "../game/graph.ts";
import type { Batch } from "../lenses/engine.ts";
import type { Chore } from "../lenses/work.ts";
import {
  type Answer,
  type ChoreErrand,
  type Errand,
  errandOf,
  type Fault,
  isPortable,
  type Wishes,
  wishesOf,
} from "./errand.ts";
import { evaluateHere } from "./inline.ts";
import { unpack } from "./packed.ts";
import { Queue, type Taker } from "./queue.ts";
import { closed, RunError, type Runner, type Told, totalOf } from "./runner.ts";
import { type Piece, Task } from "./task.ts";

/** Where errands are done: a thread, a process, another machine. */
export interface Place {
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

/** Errands that a place has at a time: the next one is there when it has done the one before. */
const DEPTH = 2;
/** How often work is tried that ends the place it is done in. */
const TRIES = 3;

interface Seat extends Taker {
  place: Place;
}

/**
 * A runner over places of one kind. Batches are cut into pieces that any place can do; a piece whose place is lost is
 * done again in a new one. Readings that cannot be sent are read in this thread.
 */
export function pool(threads: number, open: () => Place): Runner {
  const seats = Array.from({ length: threads }, (): Seat => ({ place: open(), at: null, held: new Set() }));
  const keys = new WeakMap<Graph, number>();
  const evaluators = new Evaluators();
  let graphs = 0;
  let isOpen = true;
  let turn: Promise<void> = Promise.resolve();

  const keyOf = (graph: Graph): number => {
    const known = keys.get(graph);
    if (known !== undefined) return known;
    keys.set(graph, graphs);
    graphs += 1;
    return graphs - 1;
  };

  /** Has an errand done at a seat, and puts a new place there when the old one is lost. */
  const send = async (seat: Seat, errand: Errand | ChoreErrand): Promise<Answer> => {
    const { place, held } = seat;
    try {
      return await place.perform(errand);
    } catch (error) {
      // Another errand of the same place may have put a new one there already.
      if (error instanceof Lost && isOpen && seat.place === place) {
        seat.place = open();
        held.clear();
      }
      throw error;
    }
  };

  const perform = async (seat: Seat, piece: Piece, wishes: Wishes): Promise<Answer> => {
    const { held } = seat;
    const { graph } = piece.task;
    const sendsGraph = !held.has(graph);
    held.add(graph);
    try {
      return await send(seat, errandOf(piece, wishes, keyOf(graph), sendsGraph));
    } catch (error) {
      if (!(error instanceof Lost)) held.delete(graph);
      throw error;
    }
  };

  const calculate = async (chores: readonly Chore[], told: Told | undefined): Promise<void> => {
    if (!isOpen) throw closed();
    const left = chores.map((chore) => ({ chore, losses: 0 })).reverse();
    let done = 0;
    const drive = async (seat: Seat): Promise<void> => {
      for (let one = left.pop(); one !== undefined; one = left.pop()) {
        try {
          const answer = await send(seat, { chore: one.chore.data });
          if (!isOpen) throw closed();
          if (!answer.ok) throw fault(answer);
          if (!("result" in answer)) throw new Error("a chore is answered by its result");
          one.chore.keep(answer.result);
          done += 1;
          told?.(done, chores.length);
        } catch (error) {
          if (!isOpen) throw closed();
          if (!(error instanceof Lost)) throw error;
          one.losses += 1;
          if (one.losses === TRIES) throw lost("a calculation", error);
          left.push(one);
        }
      }
    };
    await Promise.all(seats.map(drive));
  };

  const evaluate = async (batches: readonly Batch[], told: Told | undefined): Promise<void> => {
    if (!isOpen) throw closed();
    const total = totalOf(batches);
    let done = 0;
    const count = (lanes: number): void => {
      done += lanes;
      told?.(done, total);
    };
    const tasks = batches.filter(isPortable).map((batch) => new Task(batch));
    const wishes = new Map(tasks.map((task) => [task, wishesOf(task.batch)]));
    const queue = new Queue(tasks, seats);
    const losses = new Map<Piece, number>();
    let failure: { readonly error: unknown } | null = null;

    const step = async (seat: Seat, piece: Piece): Promise<void> => {
      const wish = wishes.get(piece.task) as Wishes;
      try {
        const answer = await perform(seat, piece, wish);
        if (!isOpen) throw closed();
        if (!answer.ok) throw fault(answer);
        if (!("packed" in answer)) throw new Error("an evaluation is answered by numbers");
        const { from, lanes } = piece;
        piece.task.receive(piece, unpack(answer.packed, wish.wanted.subarray(from, from + lanes)));
        count(lanes);
      } catch (error) {
        if (!isOpen) throw closed();
        if (!(error instanceof Lost)) throw error;
        const times = (losses.get(piece) ?? 0) + 1;
        if (times === TRIES) throw lost(`${piece.lanes} assignments`, error);
        losses.set(piece, times);
        queue.giveBack(piece);
      }
    };
    const drive = async (seat: Seat): Promise<void> => {
      while (failure === null) {
        const piece = queue.next(seat);
        if (piece === null) return;
        try {
          await step(seat, piece);
        } catch (error) {
          failure ??= { error };
        }
      }
    };
    const drives = seats.flatMap((seat) => Array.from({ length: DEPTH }, () => drive(seat)));
    try {
      for (const batch of batches) {
        if (!isPortable(batch)) evaluateHere(new Task(batch), evaluators, count);
      }
    } catch (error) {
      failure ??= { error };
    }
    await Promise.all(drives);
    if (failure !== null) throw failure.error;
  };

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const own = turn.then(work);
    // Whoever comes next waits for this one to end, however it ends.
    turn = own.catch(() => undefined);
    return own;
  };

  return {
    threads,
    evaluate: (batches, told) => inTurn(() => evaluate(batches, told)),
    calculate: (chores, told) => inTurn(() => calculate(chores, told)),
    async close() {
      isOpen = false;
      await Promise.all(seats.map(({ place }) => place.close()));
    },
  };
}

const fault = ({ message, stack }: Fault): RunError =>
  new RunError(
    "fault",
    `invalid end of an evaluation: ${message}`,
    "this is a fault of Parley and not of the file; please report it with the file",
    stack,
  );

const lost = (what: string, { message }: Lost): RunError =>
  new RunError(
    "lost",
    `missing answer for ${what}: their thread ended ${TRIES} times (${message})`,
    "use fewer threads when memory is short; one thread does the work without any other",
  );
