import { nearestTurn } from "../../src/lenses/hinges/shown.ts";
import type { Turn } from "../../src/lenses/hinges/turns.ts";
import { figure } from "../numbers.ts";
import { list, turns as words } from "../words.ts";

const mostTurns = 3;

/** The assumptions that alone turn something, each with where, the nearest first. */
export function turnsText(turns: readonly Turn[]): string {
  const named = turns.slice(0, mostTurns).map((turn) => {
    const { value, side } = nearestTurn(turn);
    const at = figure(Number(value.toPrecision(3)));
    return words.turn(turn.assumption, words[side], at, figure(turn.central));
  });
  const more = turns.length - named.length;
  return list(more > 0 ? [...named, words.more(more)] : named);
}
