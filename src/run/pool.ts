import { Evaluators } from "../game/evaluators.ts";
import type { Graph } from "../game/graph.ts";
import type { Chore } from "../lenses/work.ts";
import { Call } from "./call.ts";
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

/** How often work is tried that ends the place it is done in. */
const TRIES = 3;

interface Seat extends Taker {
  place: Place;
  /** Errands that are on their way, and the work in them; that of a chore is unknown and counts as endless. */
  errands: number;
  work: number;
  /** Has it done a chore, so that what others of the kind need is set up there? */
  calculates: boolean;
}

/** A piece or a chore on behalf of a call. */
type Job =
  | { readonly kind: "piece"; readonly piece: Piece; readonly wishes: Wishes; readonly call: Call }
  | { readonly kind: "chore"; readonly chore: Chore; readonly call: Call };

/**
 * A runner over so many places, opened by their number from 0. Batches are cut into pieces that any place can do; a piece whose place is lost is
 * done again in a new one. Readings that cannot be sent are read in this thread.
 */
export function pool(threads: number, open: (seat: number) => Place): Runner {
  const seats = Array.from(
    { length: threads },
    (_, seat): Seat => ({
      ...{ place: open(seat), at: null, held: new Set() },
      ...{ errands: 0, work: 0, calculates: false },
    }),
  );
  const queue = new Queue(seats);
  const chores: Extract<Job, { kind: "chore" }>[] = [];
  const orders = new Map<Task, { readonly wishes: Wishes; readonly call: Call }>();
  const losses = new WeakMap<Piece | Chore, number>();
  const calls = new Set<Call>();
  const keys = new WeakMap<Graph, number>();
  const evaluators = new Evaluators();
  let graphs = 0;
  let isOpen = true;

  const keyOf = (graph: Graph): number => {
    const known = keys.get(graph);
    if (known !== undefined) return known;
    keys.set(graph, graphs);
    graphs += 1;
    return graphs - 1;
  };

  /** Setting up what chores need takes as long as a chore: only where more wait than those who have done it can take. */
  const calculates = (seat: Seat): boolean =>
    seat.calculates || chores.length > seats.filter((other) => other.calculates).length;

  const nextFor = (seat: Seat): Job | null => {
    if (chores.length > 0 && calculates(seat)) {
      seat.calculates = true;
      return chores.shift()!;
    }
    const piece = queue.next(seat);
    return piece === null ? null : { kind: "piece", piece, ...orders.get(piece.task)! };
  };

  /** Ahead nobody is given more than a fair share of what is left. */
  const hasRoom = ({ place, errands, work }: Seat): boolean =>
    errands === 0 || work < Math.min(place.ahead, queue.left / threads);

  /** Gives everyone as much as they can have. */
  const serve = (): void => {
    for (const seat of seats) {
      while (isOpen && hasRoom(seat)) {
        const job = nextFor(seat);
        if (job === null) break;
        const work = job.kind === "chore" ? Number.MAX_VALUE : job.piece.work;
        seat.errands += 1;
        seat.work += work;
        void done(seat, job).then(() => {
          seat.errands -= 1;
          seat.work = seat.errands === 0 ? 0 : seat.work - work;
          serve();
        });
      }
    }
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
      if (reason instanceof Lost) again(job, reason);
      else giveUp(call, reason);
    }
  };

  /** Puts a new place where one was lost; returns why it was lost, or why there can be no new one. */
  const renewed = (seat: Seat, gone: Place, reason: Lost): unknown => {
    // Another errand of the same place may have put a new one there already.
    if (!isOpen || seat.place !== gone) return reason;
    seat.held.clear();
    seat.calculates = false;
    try {
      seat.place = open(seats.indexOf(seat));
      return reason;
    } catch (error) {
      return error;
    }
  };

  const perform = async (seat: Seat, piece: Piece, wishes: Wishes): Promise<Answer> => {
    const { held, place } = seat;
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
    if (task.receive(piece, unpack(answer.packed, wishes.wanted.subarray(from, from + lanes))))
      orders.delete(task);
    return lanes;
  };

  const again = (job: Job, reason: Lost): void => {
    const what = job.kind === "chore" ? job.chore : job.piece;
    const times = (losses.get(what) ?? 0) + 1;
    losses.set(what, times);
    if (times < TRIES) {
      if (job.kind === "chore") chores.unshift(job);
      else queue.giveBack(job.piece);
      return;
    }
    const told = job.kind === "chore" ? "a calculation" : `${job.piece.lanes} assignments`;
    giveUp(job.call, lost(told, reason));
  };

  const giveUp = (call: Call, error: unknown): void => {
    const tasks = [...orders].filter(([, order]) => order.call === call).map(([task]) => task);
    queue.drop(new Set(tasks));
    for (const task of tasks) orders.delete(task);
    chores.splice(0, chores.length, ...chores.filter((job) => job.call !== call));
    call.fail(error);
  };

  /** A call that is over when so much is done, for which `begin` puts up what there is to do. */
  const calling = async (
    total: number,
    told: Told | undefined,
    begin: (call: Call) => void,
  ): Promise<void> => {
    if (!isOpen) throw closed();
    const call = new Call(total, told);
    calls.add(call);
    try {
      begin(call);
      serve();
    } catch (error) {
      giveUp(call, error);
    }
    try {
      await call.end;
    } finally {
      calls.delete(call);
    }
  };

  return {
    threads,
    evaluate: (batches, told) =>
      calling(totalOf(batches), told, (call) => {
        const tasks = batches.filter(isPortable).map((batch) => new Task(batch));
        for (const task of tasks) orders.set(task, { call, wishes: wishesOf(task.batch) });
        queue.add(tasks);
        serve();
        for (const batch of batches) {
          if (!isPortable(batch)) evaluateHere(new Task(batch), evaluators, (lanes) => call.done(lanes));
        }
      }),
    calculate: (asked, told) =>
      calling(asked.length, told, (call) => {
        for (const chore of asked) chores.push({ kind: "chore", chore, call });
      }),
    async close() {
      isOpen = false;
      for (const call of calls) giveUp(call, closed());
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
