import type { Turn } from "../../src/lenses/hinges/turns.ts";
import { figure } from "../numbers.ts";
import { list, turns as words } from "../words.ts";

const mostTurns = 3;

/** The assumptions that alone turn something, each with where, the nearest first. */
export function turnsText(turns: readonly Turn[]): string {
  const named = turns.slice(0, mostTurns).map(({ assumption, central, at }) => {
    const [nearest] = [...at].sort((a, b) => Math.abs(a.value - central) - Math.abs(b.value - central));
    const side = nearest.value > central ? words.above : words.below;
    return words.turn(assumption, side, figure(Number(nearest.value.toPrecision(3))), figure(central));
  });
  const more = turns.length - named.length;
  return list(more > 0 ? [...named, words.more(more)] : named);
}
