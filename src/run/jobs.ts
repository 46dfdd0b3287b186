import type { Chore } from "../lenses/work.ts";
import type { Call } from "./call.ts";
import { type Wishes, wishesOf } from "./errand.ts";
import { Queue, type Taker } from "./queue.ts";
import { type Piece, Task } from "./task.ts";

/** A piece or a chore on behalf of a call. */
export type Job =
  | { readonly kind: "piece"; readonly piece: Piece; readonly wishes: Wishes; readonly call: Call }
  | { readonly kind: "chore"; readonly chore: Chore; readonly call: Call };

/** Who does jobs: what matters of it for choosing the next. */
export interface Worker extends Taker {
  /** Has it done a chore, so that what others of the kind need is set up there? */
  calculates: boolean;
}

/** How often a job is given that ends the place it is done in. */
export const TRIES = 3;

/** All that calls still want done. */
export class Jobs {
  private readonly workers: readonly Worker[];
  private readonly queue: Queue;
  private readonly orders = new Map<Task, { readonly wishes: Wishes; readonly call: Call }>();
  private readonly losses = new WeakMap<Piece | Chore, number>();
  private chores: readonly Extract<Job, { kind: "chore" }>[] = [];

  constructor(workers: readonly Worker[]) {
    this.workers = workers;
    this.queue = new Queue(workers);
  }

  /** Work in pieces that nobody has taken yet. */
  get left(): number {
    return this.queue.left;
  }

  evaluate(batches: readonly Task["batch"][], call: Call): void {
    const tasks = batches.map((batch) => new Task(batch));
    for (const task of tasks) this.orders.set(task, { call, wishes: wishesOf(task.batch) });
    this.queue.add(tasks);
  }

  calculate(chores: readonly Chore[], call: Call): void {
    this.chores = [...this.chores, ...chores.map((chore) => ({ kind: "chore", chore, call }) as const)];
  }

  /** Null when there is no chore that this one should do. */
  chore(worker: Worker): Job | null {
    const [first, ...others] = this.chores;
    if (first === undefined || !this.calculates(worker)) return null;
    this.chores = others;
    worker.calculates = true;
    return first;
  }

  /** Null when there is no piece that this one should do. */
  piece(worker: Worker): Job | null {
    const piece = this.queue.next(worker);
    if (piece === null) return null;
    const order = this.orders.get(piece.task);
    if (order === undefined) throw new Error("a piece is of a task that somebody wants done");
    return { kind: "piece", piece, ...order };
  }

  /** Takes back a job that was not done; false where it has been tried often enough. */
  again(job: Job): boolean {
    const what = job.kind === "chore" ? job.chore : job.piece;
    const times = (this.losses.get(what) ?? 0) + 1;
    this.losses.set(what, times);
    if (times === TRIES) return false;
    if (job.kind === "chore") this.chores = [job, ...this.chores];
    else this.queue.giveBack(job.piece);
    return true;
  }

  /** Nothing more of this task is wanted. */
  forget(task: Task): void {
    this.orders.delete(task);
  }

  /** Nothing more of this call is wanted. */
  drop(call: Call): void {
    const tasks = [...this.orders].filter(([, order]) => order.call === call).map(([task]) => task);
    this.queue.drop(new Set(tasks));
    for (const task of tasks) this.forget(task);
    this.chores = this.chores.filter((job) => job.call !== call);
  }

  /** Setting up what chores need takes as long as a chore: only where more wait than those who have done it can take. */
  private calculates(worker: Worker): boolean {
    return worker.calculates || this.chores.length > 4 * this.workers.filter((one) => one.calculates).length;
  }
}
