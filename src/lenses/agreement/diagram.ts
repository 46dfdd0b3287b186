import { compareLimbs, writeLimbs } from "../../maths/limbs.ts";
import { type Compiled, issuesOf, type Joint } from "./compiled.ts";
import type { Bound, Rule } from "./space.ts";

/**
 * A term or rule followed one issue at a time. What has been read so far is a state; every value of the next issue leads
 * on to another. Whatever is worth knowing about a half-chosen package hangs on the states alone.
 */
export interface Diagram {
  /** In the order in which they are read. */
  readonly issues: readonly number[];
  /** Per issue: `next[state * size + value]`. The first state is 0. */
  readonly next: readonly Int32Array[];
  /** How many states there are before each issue, and after the last. */
  readonly states: readonly number[];
}

export interface Pay {
  readonly diagram: Diagram;
  readonly row: number;
  /** `most[layer]`: per state, in limbs, the most that can still come. In the last layer it is what is paid. */
  readonly most: readonly Float64Array[];
}

export interface Ban {
  readonly diagram: Diagram;
  /** `open[layer]`: per state, is there a way on that is allowed? */
  readonly open: readonly Uint8Array[];
}

/** @param order issues in the order in which they will be chosen; all that the term reads are among them. */
export function payOf(
  { sizes, limbs }: Compiled,
  { row, term, whole }: Joint,
  order: readonly number[],
): Pay {
  const read = order.filter((issue) => issuesOf(term).includes(issue));
  const diagram = term.kind === "table" ? tree(sizes, read) : line(sizes, read, term.bounds);
  const last = new Float64Array(diagram.states[read.length] * limbs);
  if (term.kind === "table") {
    cellsOf(sizes, term.issues, read).forEach((cell, state) => {
      writeLimbs(whole(term.points[cell]), last, state * limbs, limbs);
    });
  } else {
    const paid = term.when === "every met" ? met : missed;
    writeLimbs(whole(term.points), last, paid * limbs, limbs);
  }
  const most = backward(diagram, last, (after, layer) => {
    const before = new Float64Array(diagram.states[layer] * limbs);
    eachState(diagram, sizes, layer, (state, next, first) => {
      if (!first && compareLimbs(after, next * limbs, before, state * limbs, limbs) <= 0) return;
      for (let limb = 0; limb < limbs; limb++) before[state * limbs + limb] = after[next * limbs + limb];
    });
    return before;
  });
  return { diagram, row, most };
}

/** @param order as for `payOf`. */
export function banOf({ sizes }: Pick<Compiled, "sizes">, rule: Rule, order: readonly number[]): Ban {
  const read = order.filter((issue) => issuesOf(rule).includes(issue));
  const diagram = rule.kind === "table" ? tree(sizes, read) : line(sizes, read, rule.bounds);
  const last =
    rule.kind === "table"
      ? Uint8Array.from(cellsOf(sizes, rule.issues, read), (cell) => (rule.allowed[cell] ? 1 : 0))
      : Uint8Array.of(0, 1);
  const open = backward(diagram, last, (after, layer) => {
    const before = new Uint8Array(diagram.states[layer]);
    eachState(diagram, sizes, layer, (state, next) => {
      if (after[next] === 1) before[state] = 1;
    });
    return before;
  });
  return { diagram, open };
}

/** Every combination is a state of its own. */
function tree(sizes: readonly number[], issues: readonly number[]): Diagram {
  const states = [1];
  for (const issue of issues) states.push(states[states.length - 1] * sizes[issue]);
  const next = issues.map((_, layer) => Int32Array.from({ length: states[layer + 1] }, (_, index) => index));
  return { issues, next, states };
}

/** All bounds read so far are met, or one is not. */
const met = 0;
const missed = 1;

function line(sizes: readonly number[], issues: readonly number[], bounds: readonly Bound[]): Diagram {
  const next = issues.map((issue) => {
    const size = sizes[issue];
    const layer = new Int32Array(2 * size).fill(missed);
    const own = bounds.filter((bound) => bound.issue === issue);
    for (let value = 0; value < size; value++) {
      if (own.every(({ values }) => values.includes(value))) layer[value] = met;
    }
    return layer;
  });
  return { issues, next, states: issues.map(() => 2).concat(2) };
}

/** The cell of a table for every last state of its tree, whose issues may be read in another order. */
function cellsOf(sizes: readonly number[], issues: readonly number[], read: readonly number[]): Int32Array {
  const stride = new Map<number, number>();
  let cells = 1;
  for (const issue of [...issues].reverse()) {
    stride.set(issue, cells);
    cells *= sizes[issue];
  }
  let out: Int32Array = new Int32Array(1);
  for (const issue of read) {
    const size = sizes[issue];
    const step = stride.get(issue)!;
    out = Int32Array.from({ length: out.length * size }, (_, index) => {
      return out[Math.floor(index / size)] + (index % size) * step;
    });
  }
  return out;
}

function backward<Layer>(
  { issues }: Diagram,
  last: Layer,
  before: (after: Layer, layer: number) => Layer,
): readonly Layer[] {
  const layers: Layer[] = [last];
  for (let layer = issues.length - 1; layer >= 0; layer--) layers.unshift(before(layers[0], layer));
  return layers;
}

function eachState(
  { issues, next, states }: Diagram,
  sizes: readonly number[],
  layer: number,
  see: (state: number, next: number, first: boolean) => void,
): void {
  const size = sizes[issues[layer]];
  for (let state = 0; state < states[layer]; state++) {
    for (let value = 0; value < size; value++) see(state, next[layer][state * size + value], value === 0);
  }
}
