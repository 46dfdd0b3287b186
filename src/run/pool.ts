import { Evaluators } from "../game/evaluators.ts";
import type { Graph } from "../game/graph.ts";
import type { Batch } from "../lenses/engine.ts";
import { Call } from "./call.ts";
import { type Answer, errandOf, type Fault, isPortable, type Wishes } from "./errand.ts";
import { evaluateHere } from "./inline.ts";
import { type Job, Jobs, TRIES } from "./jobs.ts";
import { unpack } from "./packed.ts";
import { Lost, type Place } from "./place.ts";
import type { Taker } from "./queue.ts";
import { closed, RunError, type Runner, type Told, totalOf } from "./runner.ts";
import { type Piece, Task } from "./task.ts";

/** A chore of less work than this may keep others waiting. */
const SHORT = 1e8;
/** So many short chores may wait before they are done where nothing is set up for them yet. */
const PATIENCE = 4;
/** Chores that a place has at a time. */
const CHORES_AHEAD = 2;

interface Seat extends Taker {
  place: Place;
  /** Errands that are on their way, and the work in them; that of a chore is unknown. */
  errands: number;
  work: number;
}

/**
 * A runner over so many places, opened by their number from 0. Batches are cut into pieces that any place can do; a piece
 * whose place is lost is done again in a new one. Readings that cannot be sent are read in this thread.
 */
export function pool(threads: number, open: (seat: number) => Place): Runner {
  const seats = Array.from({ length: threads }, (_, seat): Seat => {
    const place = open(seat);
    return { place, at: null, held: new Set(), errands: 0, work: 0, chores: 0 };
  });
  const byAhead = [...seats].sort((a, b) => b.place.ahead - a.place.ahead);
  const ahead = seats.filter(({ place }) => place.ahead > 0).length;
  const jobs = new Jobs(seats);
  const calls = new Set<Call>();
  const keyOf = numbering<Graph>();
  const evaluators = new Evaluators();
  let isOpen = true;

  /** Those who take work ahead share what is left fairly. */
  const isFree = ({ place, errands, work }: Seat): boolean =>
    errands === 0 || work < (ahead === 1 ? place.ahead : Math.min(place.ahead, jobs.left / ahead));

  /**
   * Short chores are for who takes nothing ahead: setting up elsewhere what they need takes as long as some of them. But that
   * one has others to answer, so that long ones are for the others as long as these can have more.
   */
  const takesChores = ({ place }: Seat): boolean => {
    const { waiting } = jobs;
    const isShort = waiting.length > 0 && waiting[0].work < SHORT;
    return place.ahead > 0 ? !isShort || waiting.length > PATIENCE : isShort;
  };
  const areFull = (): boolean =>
    seats.every(({ place, chores }) => place.ahead === 0 || chores >= CHORES_AHEAD);

  /** Gives everyone as much as they can have. Who takes nothing ahead evaluates only what the others leave. */
  const serve = (): void => {
    for (const seat of byAhead) give(seat, () => (takesChores(seat) ? jobs.chore() : null));
    for (const seat of byAhead) give(seat, () => jobs.piece(seat));
    for (const seat of byAhead) if (areFull()) give(seat, () => jobs.chore());
  };

  const give = (seat: Seat, next: () => Job | null): void => {
    while (isOpen && isFree(seat)) {
      const job = next();
      if (job === null) break;
      load(seat, job, 1);
      void done(seat, job).then(() => {
        load(seat, job, -1);
        serve();
      });
    }
  };

  const load = (seat: Seat, job: Job, more: 1 | -1): void => {
    seat.errands += more;
    seat.work += more * (job.kind === "chore" ? seat.place.ahead / CHORES_AHEAD : job.piece.work);
    if (job.kind === "chore") seat.chores += more;
  };

  /** Has a job done at a seat. Whatever comes of it is told to its call. */
  const done = async (seat: Seat, job: Job): Promise<void> => {
    const { call } = job;
    const { place } = seat;
    try {
      const answer = await (job.kind === "chore"
        ? place.perform({ chore: job.chore.data })
        : perform(seat, job.piece, job.wishes));
      if (call.isOver) return;
      if (!answer.ok) throw fault(answer);
      call.done(take(job, answer));
    } catch (error) {
      const reason = error instanceof Lost ? renewed(seat, place, error) : error;
      if (call.isOver) return;
      if (!(reason instanceof Lost)) giveUp(call, reason);
      else if (!jobs.again(job)) giveUp(call, lost(job, reason));
    }
  };

  /** Puts a new place where one was lost; returns why it was lost, or why there can be no new one. */
  const renewed = (seat: Seat, gone: Place, reason: Lost): unknown => {
    // Another errand of the same place may have put a new one there already.
    if (!isOpen || seat.place !== gone) return reason;
    seat.held.clear();
    try {
      seat.place = open(seats.indexOf(seat));
      return reason;
    } catch (error) {
      return error;
    }
  };

  const perform = async ({ held, place }: Seat, piece: Piece, wishes: Wishes): Promise<Answer> => {
    const { graph } = piece.task;
    const sendsGraph = !held.has(graph);
    held.add(graph);
    try {
      return await place.perform(errandOf(piece, wishes, keyOf(graph), sendsGraph));
    } catch (error) {
      if (!(error instanceof Lost)) held.delete(graph);
      throw error;
    }
  };

  /** Takes in an answer; returns how much was done. */
  const take = (job: Job, answer: Exclude<Answer, Fault>): number => {
    if (job.kind === "chore") {
      if (!("result" in answer)) throw new Error("a chore is answered by its result");
      job.chore.keep(answer.result);
      return 1;
    }
    if (!("packed" in answer)) throw new Error("an evaluation is answered by numbers");
    const { piece, wishes } = job;
    const { task, from, lanes } = piece;
    const found = unpack(answer.packed, wishes.wanted.subarray(from, from + lanes));
    if (task.receive(piece, found)) jobs.forget(task);
    return lanes;
  };

  const giveUp = (call: Call, error: unknown): void => {
    jobs.drop(call);
    call.fail(error);
  };

  /** A call that is over when so much is done; `begin` says what there is to do. */
  const calling = async (total: number, told: Told | undefined, begin: (call: Call) => void) => {
    if (!isOpen) throw closed();
    const call = new Call(total, told);
    calls.add(call);
    try {
      begin(call);
    } catch (error) {
      giveUp(call, error);
    }
    try {
      await call.end;
    } finally {
      calls.delete(call);
    }
  };

  /** What can be sent is on its way before the rest is evaluated here. */
  const evaluate = (batches: readonly Batch[], call: Call): void => {
    jobs.evaluate(batches.filter(isPortable), call);
    serve();
    for (const batch of batches) {
      if (!isPortable(batch)) evaluateHere(new Task(batch), evaluators, (lanes) => call.done(lanes));
    }
  };

  return {
    threads,
    evaluate: (batches, told) => calling(totalOf(batches), told, (call) => evaluate(batches, call)),
    calculate: (chores, told) =>
      calling(chores.length, told, (call) => {
        jobs.calculate(chores, call);
        serve();
      }),
    async close() {
      isOpen = false;
      for (const call of calls) giveUp(call, closed());
      await Promise.all(seats.map(({ place }) => place.close()));
    },
  };
}

/** Numbers things from 0 as they come. */
function numbering<Thing extends object>(): (thing: Thing) => number {
  const numbers = new WeakMap<Thing, number>();
  let next = 0;
  return (thing) => {
    const number = numbers.get(thing) ?? next++;
    numbers.set(thing, number);
    return number;
  };
}

const fault = ({ message, stack }: Fault): RunError =>
  new RunError(
    "fault",
    `invalid end of an evaluation: ${message}`,
    "this is a fault of Parley and not of the file; please report it with the file",
    stack,
  );

function lost(job: Job, { message }: Lost): RunError {
  const what = job.kind === "chore" ? "a calculation" : `${job.piece.lanes} assignments`;
  return new RunError(
    "lost",
    `missing answer for ${what}: their thread ended ${TRIES} times (${message})`,
    "use fewer threads when memory is short; one thread does the work without any other",
  );
}
