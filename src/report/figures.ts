import type { Share } from "../lenses/hinges/distribution.ts";
import { hingesShown, nearestTurn } from "../lenses/hinges/shown.ts";
import type { Study } from "../lenses/hinges/study.ts";
import type { Turn } from "../lenses/hinges/turns.ts";
import { plainNumber } from "../lenses/sentence.ts";
import type { Mover, Spread } from "../lenses/spread.ts";
import { moves, percent, type Writing, written } from "../lenses/written.ts";
import { type Html, html, joined } from "./html.ts";
import type { Names } from "./names.ts";
import { listed, words } from "./words.ts";

/** More turning points, and more moves of a joint change, are counted and not named. */
const mostTurns = 3;
const mostMoves = 5;

/** A minus that is as wide as a plus, and a number that never breaks. */
const set = (text: string): Html => html`<span class="n">${text.replace(/^-/, "\u2212")}</span>`;

/** A value of an assumption as the file would write it. */
export const figure = (value: number): Html => set(plainNumber(value));

/** With so many significant digits, for what was found and not written. */
export const found = (value: number, digits = 3): Html => set(plainNumber(Number(value.toPrecision(digits))));

export const signedFound = (value: number, digits = 3): Html => {
  const text = plainNumber(Number(value.toPrecision(digits)));
  return set(value > 0 ? `+${text}` : text);
};

/** A number with no more digits than it has earned. */
export const amount = (value: number, spread: Spread | null, writing: Writing = {}): Html =>
  set(written(value, spread, writing));

/** `0.3 (0.1 to 0.5)`; alone where nothing moves it. */
export function ranged(value: number, spread: Spread | null, writing: Writing = {}): Html {
  if (!moves(spread)) return amount(value, spread, writing);
  const [low, high] = [spread.low, spread.high].map((end) => amount(end, spread, writing));
  return html`${amount(value, spread, writing)} <small>(${words.between(low, high)})</small>`;
}

/** The same with the sign of the assumption that alone takes it to each end. */
export function marked(value: number, spread: Spread | null, names: Names, writing: Writing = {}): Html {
  if (!moves(spread)) return amount(value, spread, writing);
  const end = (number: number, by: Mover | null): Html =>
    html`${amount(number, spread, writing)}${by === null ? null : html` <span class="by">${names.mark(by.assumption)}</span>`}`;
  return html`${amount(value, spread, writing)} <small>(${words.between(end(spread.low, spread.lowBy), end(spread.high, spread.highBy))})</small>`;
}

/** One end of a spread with the assumption that alone takes it there, and where that then stands. */
export const endOf = (
  number: number,
  by: Mover | null,
  spread: Spread,
  names: Names,
  writing: Writing,
): Html =>
  by === null
    ? html`${words.unmoved}`
    : html`${amount(number, spread, writing)} <small>${names.assumption(by.assumption)} ${words.at(figure(by.at))}</small>`;

/** A share of the plausible combinations with its interval. */
export const share = ({ share: part, low, high }: Share): Html =>
  html`<span class="n">${percent(part)}\u00a0%</span> <small>(${words.between(set(percent(low)), set(percent(high)))})</small>`;

export const percents = (part: number): Html => html`<span class="n">${percent(part)}\u00a0%</span>`;

/** What it hangs on: the first few, those that are not told apart together. */
export function hingesText(study: Pick<Study, "hinges">, names: Names): Html {
  const groups = hingesShown(study.hinges?.list ?? []);
  if (groups.length === 0) return html`${words.hinges.none}`;
  const told = groups.map(({ named, more }) => {
    const parts = named.map((hinge) =>
      words.hinges.one(names.assumption(hinge.assumption), share({ ...hinge, share: hinge.effect })),
    );
    if (parts.length === 1) return parts[0];
    return words.hinges.tied(listed(more > 0 ? [...parts, words.more(more)] : parts));
  });
  return joined(told, "; ");
}

/** Where each assumption alone turns something, the nearest first. */
export function turnsText(turns: readonly Turn[], names: Names, most = mostTurns): Html {
  const told = turns.slice(0, most).map((turn) => {
    const { value, side } = nearestTurn(turn);
    return words.turns[side](names.assumption(turn.assumption), found(value), figure(turn.central));
  });
  return listed(turns.length > most ? [...told, words.more(turns.length - most)] : told);
}

/** The smallest joint change found that overturns something. */
export function overturnText({ moves, distance }: NonNullable<Study["overturn"]>, names: Names): Html {
  const told = moves
    .slice(0, mostMoves)
    .map(({ assumption, from, to }) =>
      words.overturn.move(names.assumption(assumption), found(from), found(to)),
    );
  const more = moves.length - told.length;
  return words.overturn.found(listed(more > 0 ? [...told, words.more(more)] : told), found(distance, 2));
}
