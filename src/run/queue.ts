import type { Graph } from "../game/graph.ts";
import type { Piece, Task } from "./task.ts";

/** Who takes pieces: what matters of it for choosing the next. */
export interface Taker {
  /** The graph that it was given last, whose room is ready. */
  at: Graph | null;
  /** Graphs that it has laid out. */
  readonly held: Set<Graph>;
  /** Calculations that it has to do, which may be long. */
  chores: number;
}

/** Work (see `Task`) that takes about a twentieth of a second: more than that is never given at once. */
export const MOST = 2e7;
/** What takes about two milliseconds: less is not worth a message. */
const LEAST = 8e5;
/** A taker gets this part of its share of what is left, so that pieces shrink and all takers end together. */
const PART = 1 / 4;
/** Lanes of a graph that take as long as laying it out. */
const LAYOUT = 600;

/**
 * What is still to be evaluated. A taker stays with the graph it has as long as there is work on it, then takes the
 * largest that nobody works on (rather one that it holds), and only then helps with the others'. What another has laid out
 * and will soon have done is left to that one: laying it out once more would take longer.
 */
export class Queue {
  private readonly takers: readonly Taker[];
  private tasks: readonly Task[] = [];
  private again: readonly Piece[] = [];

  constructor(takers: readonly Taker[]) {
    this.takers = takers;
  }

  /** Work that nobody has taken yet. */
  get left(): number {
    return this.tasks.reduce((sum, task) => sum + task.left, 0);
  }

  add(tasks: readonly Task[]): void {
    this.tasks = this.tasks.concat(tasks);
  }

  /** Gives up what is left of some tasks. */
  drop(tasks: ReadonlySet<Task>): void {
    this.tasks = this.tasks.filter((task) => !tasks.has(task));
    this.again = this.again.filter(({ task }) => !tasks.has(task));
  }

  /** Null when there is nothing that this one should take. */
  next(taker: Taker): Piece | null {
    const [lost, ...others] = this.again;
    if (lost !== undefined) {
      this.again = others;
      return lost;
    }
    this.tasks = this.tasks.filter(({ left }) => left > 0);
    const open = this.tasks.filter((task) => this.isWorth(task, taker));
    if (open.length === 0) {
      taker.at = null;
      return null;
    }
    const rank = (task: Task): number => this.rank(task, taker);
    const best = open.reduce((first, task) => {
      const ahead = rank(first) - rank(task);
      return ahead > 0 || (ahead === 0 && task.left > first.left) ? task : first;
    });
    const left = open.reduce((sum, task) => sum + task.left, 0);
    const share = (PART * left) / this.takers.length;
    taker.at = best.graph;
    return best.take(Math.min(MOST, Math.max(LEAST, share)));
  }

  /** Gives back a piece that was taken and not done. */
  giveBack(piece: Piece): void {
    this.again = [...this.again, piece];
  }

  private isWorth(task: Task, { held }: Taker): boolean {
    const { graph, lanesLeft } = task;
    if (held.has(graph) || lanesLeft >= LAYOUT) return true;
    return this.takers.every((other) => other.chores > 0 || !other.held.has(graph));
  }

  private rank({ graph }: Task, taker: Taker): number {
    if (taker.at === graph) return 0;
    const free = this.takers.every(({ at }) => at !== graph);
    const held = taker.held.has(graph);
    return (free ? 1 : 3) + (held ? 0 : 1);
  }
}
