import { compareLimbs } from "../../maths/limbs.ts";
import type { Diagram } from "./diagram.ts";
import type { Plan } from "./plan.ts";

/** Which values of one issue are at least as good as others for every row, whatever is chosen later. */
export interface Level {
  readonly size: number;
  /** `table[a * size + b]`: is the issue's own table at value a nowhere below that at b? */
  readonly table: Uint8Array;
  /** The diagrams that read the issue, with the order of the states that it leads to. */
  readonly stops: readonly {
    readonly next: Int32Array;
    readonly cell: number;
    readonly after: StateOrder;
  }[];
}

/** `order[a * states + b]`: does the way on from state a bring at least as much as that from b, whatever follows? */
interface StateOrder {
  readonly states: number;
  /** Null where there are too many states to compare: then only equal states are known to be alike. */
  readonly order: Uint8Array | null;
}

/** Comparing states pairwise pays only where there are few. */
const fewStates = 64;

/** By depth of the plan. */
export function levelsOf(plan: Plan): readonly Level[] {
  const { compiled, issues, payStops, banStops } = plan;
  const { rows, limbs } = compiled;
  const width = rows * limbs;
  const pays = plan.pays.map(({ diagram, most }) =>
    ordersOf(diagram, (a, b) => {
      const last = most[most.length - 1];
      return compareLimbs(last, a * limbs, last, b * limbs, limbs) >= 0;
    }),
  );
  const bans = plan.bans.map(({ diagram, open }) =>
    ordersOf(diagram, (a, b) => open[open.length - 1][a] >= open[open.length - 1][b]),
  );
  return issues.map((issue, depth): Level => {
    const size = compiled.sizes[issue];
    const table = compiled.tables[issue];
    const nowhereBelow = (a: number, b: number): boolean => {
      for (let k = 0; k < width; k += limbs) {
        if (compareLimbs(table, a * width + k, table, b * width + k, limbs) < 0) return false;
      }
      return true;
    };
    return {
      size,
      table: Uint8Array.from({ length: size * size }, (_, pair) =>
        nowhereBelow(Math.floor(pair / size), pair % size) ? 1 : 0,
      ),
      stops: [
        ...payStops[depth].map(({ index, layer, next, cell }) => ({
          ...{ next, cell, after: pays[index][layer + 1] },
        })),
        ...banStops[depth].map(({ index, layer, next, cell }) => ({
          ...{ next, cell, after: bans[index][layer + 1] },
        })),
      ],
    };
  });
}

/** By layer. */
function ordersOf(
  { next, states }: Diagram,
  atLeast: (a: number, b: number) => boolean,
): readonly StateOrder[] {
  const layers: StateOrder[] = [];
  for (let layer = states.length - 1; layer >= 0; layer--) {
    const count = states[layer];
    const after = layers[0];
    const size = layer < next.length ? next[layer].length / count : 0;
    const compare = (a: number, b: number): boolean => {
      if (after === undefined) return atLeast(a, b);
      for (let value = 0; value < size; value++) {
        if (!leads(after, next[layer][a * size + value], next[layer][b * size + value])) return false;
      }
      return true;
    };
    const order =
      count > fewStates
        ? null
        : Uint8Array.from({ length: count * count }, (_, pair) =>
            compare(Math.floor(pair / count), pair % count) ? 1 : 0,
          );
    layers.unshift({ states: count, order });
  }
  return layers;
}

const leads = ({ states, order }: StateOrder, a: number, b: number): boolean =>
  a === b || (order !== null && order[a * states + b] === 1);

/** Is value `a` at least as good as `b` whatever was chosen before? */
export function alwaysLeads({ size, table, stops }: Level, a: number, b: number): boolean {
  if (table[a * size + b] === 0) return false;
  return stops.every(({ next, after }) => {
    for (let from = 0; from < next.length; from += size) {
      if (!leads(after, next[from + a], next[from + b])) return false;
    }
    return true;
  });
}

/** Is it in these states of the diagrams, which say all that matters of what was chosen before? */
export function leadsHere({ size, table, stops }: Level, states: Int32Array, a: number, b: number): boolean {
  if (table[a * size + b] === 0) return false;
  for (let k = 0; k < stops.length; k++) {
    const { next, cell, after } = stops[k];
    const from = states[cell] * size;
    if (!leads(after, next[from + a], next[from + b])) return false;
  }
  return true;
}
