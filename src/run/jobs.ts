import type { Chore } from "../lenses/work.ts";
import type { Call } from "./call.ts";
import { type Wishes, wishesOf } from "./errand.ts";
import { Queue, type Taker } from "./queue.ts";
import { type Piece, Task } from "./task.ts";

/** A piece or a chore on behalf of a call. */
export type Job =
  | { readonly kind: "piece"; readonly piece: Piece; readonly wishes: Wishes; readonly call: Call }
  | { readonly kind: "chore"; readonly chore: Chore; readonly call: Call };

/** How often a job is given that ends the place it is done in. */
export const TRIES = 3;

/** All that calls still want done. */
export class Jobs {
  private readonly queue: Queue;
  private readonly orders = new Map<Task, { readonly wishes: Wishes; readonly call: Call }>();
  private readonly losses = new WeakMap<Piece | Chore, number>();
  private chores: readonly Extract<Job, { kind: "chore" }>[] = [];

  constructor(takers: readonly Taker[]) {
    this.queue = new Queue(takers);
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

  /** Chores that nobody has taken yet, the next one first. */
  get waiting(): readonly Chore[] {
    return this.chores.map(({ chore }) => chore);
  }

  /** Null when there is no chore left. */
  chore(): Job | null {
    const [first, ...others] = this.chores;
    this.chores = others;
    return first ?? null;
  }

  /** Null when there is no piece that this one should do. */
  piece(taker: Taker): Job | null {
    const piece = this.queue.next(taker);
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
}
