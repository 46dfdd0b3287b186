import type { Graph } from "../game/graph.ts";
import type { Piece, Task } from "./task.ts";

/** Who takes pieces: what matters of it for choosing the next. */
export interface Taker {
  /** The graph that it was given last, whose room is ready. */
  at: Graph | null;
  /** Graphs that it need not be sent again. */
  readonly held: Set<Graph>;
}

/** Work (see `Task`) that takes about a tenth of a second: more than that is never given at once. */
export const MOST = 1e7;
/** What takes about two milliseconds: less is not worth a message. */
const LEAST = 2e5;
/** A taker gets this part of its share of what is left, so that pieces shrink and all takers end together. */
const PART = 1 / 4;

/**
 * What is still to be evaluated. A taker stays with the graph it has as long as there is work on it, then takes the
 * largest that nobody works on (rather one that it holds), and only then helps with the others'.
 */
export class Queue {
  private readonly takers: readonly Taker[];
  private readonly tasks: readonly Task[];
  private readonly again: Piece[] = [];

  constructor(tasks: readonly Task[], takers: readonly Taker[]) {
    this.tasks = tasks;
    this.takers = takers;
    // What was worked on before says nothing about who works on it now.
    for (const taker of takers) taker.at = null;
  }

  /** Null when there is nothing left to take. */
  next(taker: Taker): Piece | null {
    const lost = this.again.pop();
    if (lost !== undefined) return lost;
    const open = this.tasks.filter(({ left }) => left > 0);
    if (open.length === 0) return null;
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
    this.again.push(piece);
  }

  private rank({ graph }: Task, taker: Taker): number {
    if (taker.at === graph) return 0;
    const free = this.takers.every(({ at }) => at !== graph);
    const held = taker.held.has(graph);
    return (free ? 1 : 3) + (held ? 0 : 1);
  }
}
