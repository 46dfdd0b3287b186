import { compareLimbs } from "../../maths/limbs.ts";
import type { Diagram } from "./diagram.ts";
import type { Plan } from "./plan.ts";

/** Values of an issue that nobody can tell apart; `value` is the first of them. */
export interface ValueClass {
  readonly value: number;
  readonly times: number;
}

/** Comparing states pairwise pays only where there are few. */
const fewStates = 64;

/**
 * The values of every issue of a plan that are worth choosing, by depth.
 *
 * @param dropWorse leave out a value when another is at least as good for every row whatever else is chosen. Nothing is
 * lost from the front, but packages that tie with it are.
 */
export function classesOf(plan: Plan, dropWorse: boolean): readonly (readonly ValueClass[])[] {
  const { compiled, issues, payStops, banStops } = plan;
  const width = compiled.rows * compiled.limbs;
  const orders = {
    pays: plan.pays.map(({ diagram, most }) =>
      orderOfStates(diagram, (a, b) => {
        const last = most[most.length - 1];
        return compareLimbs(last, a * compiled.limbs, last, b * compiled.limbs, compiled.limbs) >= 0;
      }),
    ),
    bans: plan.bans.map(({ diagram, open }) =>
      orderOfStates(diagram, (a, b) => open[open.length - 1][a] >= open[open.length - 1][b]),
    ),
  };
  return issues.map((issue, depth) => {
    const size = compiled.sizes[issue];
    const table = compiled.tables[issue];
    const atLeast = (a: number, b: number): boolean => {
      for (let k = 0; k < width; k += compiled.limbs) {
        if (compareLimbs(table, a * width + k, table, b * width + k, compiled.limbs) < 0) return false;
      }
      return (
        payStops[depth].every(({ index, layer, next }) =>
          leads(orders.pays[index][layer + 1], next, size, a, b),
        ) &&
        banStops[depth].every(({ index, layer, next }) =>
          leads(orders.bans[index][layer + 1], next, size, a, b),
        )
      );
    };
    const found: { value: number; times: number }[] = [];
    for (let value = 0; value < size; value++) {
      const same = found.find((known) => atLeast(known.value, value) && atLeast(value, known.value));
      if (same === undefined) found.push({ value, times: 1 });
      else same.times++;
    }
    if (!dropWorse) return found;
    return found.filter(
      ({ value }) => !found.some((other) => other.value !== value && atLeast(other.value, value)),
    );
  });
}

/** `order[a * states + b]`: does the way on from state a bring at least as much as that from b, whatever follows? */
type StateOrder = { readonly states: number; readonly order: Uint8Array | null };

/** By layer. Null where there are too many states to compare: then only equal states are known to be alike. */
function orderOfStates(
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
        if (!known(after, next[layer][a * size + value], next[layer][b * size + value])) return false;
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

const known = ({ states, order }: StateOrder, a: number, b: number): boolean =>
  a === b || (order !== null && order[a * states + b] === 1);

/** From every state, does value `a` lead to at least as much as `b`? */
function leads(after: StateOrder, next: Int32Array, size: number, a: number, b: number): boolean {
  for (let from = 0; from < next.length; from += size) {
    if (!known(after, next[from + a], next[from + b])) return false;
  }
  return true;
}
