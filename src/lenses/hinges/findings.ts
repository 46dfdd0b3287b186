import type { Model } from "../../scenario/model.ts";
import { listed, plainNumber, rowName, withSpread } from "../sentence.ts";
import type { CruxValue } from "./crux.ts";
import type { LearnValue } from "./learn.ts";
import type { Effect, LeversValue } from "./levers.ts";
import type { SureValue } from "./sure.ts";

/** More names than these in one sentence are not read. */
const mostNamed = 3;

/** What each lever does, by which ways, and where its sign turns. */
export function leversFindings(
  _: Model,
  { on, from, to, whole, levers, matters }: LeversValue,
): readonly string[] {
  const first = `From ${from} to ${to}, ${on} moves by ${told(whole)}${turning(whole)}.`;
  return [
    first,
    ...levers.map(({ name, from: before, to: after, part, channels }) => {
      const moving = channels.filter(({ effect }) => Math.abs(effect.value) >= matters);
      const ways = moving.map(({ name: way, effect }) => `${way} ${told(effect)}${turning(effect)}`);
      const through = ways.length === 0 ? "" : ` Each way alone: ${ways.join("; ")}.`;
      return `"${name}" from ${before} to ${after}: ${told(part)} of it${turning(part)}.${through}`;
    }),
  ];
}

const told = ({ value, spread }: Effect): string => withSpread(value, spread);

function turning({ turns }: Effect): string {
  const named = turns.slice(0, mostNamed).map(({ assumption, central, at }) => {
    const nearest = [...at].sort((a, b) => Math.abs(a.value - central) - Math.abs(b.value - central))[0];
    const side = nearest.value > central ? "above" : "below";
    return `"${assumption}" ${side} ${plainNumber(Number(nearest.value.toPrecision(3)))}`;
  });
  return named.length === 0
    ? ", and no assumption alone turns its sign"
    : `; its sign turns with ${named.join(", or ")}`;
}

/** How far a number may be from its central value, and what it hangs on first. */
export function sureFindings({ on, central, distribution, hinges }: SureValue): readonly string[] {
  if (distribution === null) return [`${on} has no number in any of the combinations.`];
  const short = (value: number): string => plainNumber(Number(value.toPrecision(2)));
  const { quantiles } = distribution;
  const spread = `nine in ten of the plausible combinations give ${short(quantiles["0.05"])} to ${short(quantiles["0.95"])}`;
  const middle = central === null ? "" : `, ${short(central)} at the central values`;
  const [first] = hinges?.list ?? [];
  const hangs = first === undefined || first.low <= 0 ? "" : `; it hangs first on "${first.assumption}"`;
  return [`${on}: ${spread}${middle}${hangs}.`];
}

export function cruxFindings({ first, second, on, before, after, parts }: CruxValue): readonly string[] {
  const moved = parts.filter(({ effect }) => effect !== 0).slice(0, mostNamed);
  const difference = after - before;
  const words = moved.map(({ assumption, effect }) => `"${assumption}" ${signed(effect)}`);
  return [
    `${on}: ${plainNumber(Number(before.toPrecision(3)))} under ${first}, ${plainNumber(Number(after.toPrecision(3)))} under ${second} (${signed(difference)}); most of it lies in ${listed(words)}.`,
  ];
}

export function learnFindings(
  model: Model,
  { party, best, assumptions, everything }: LearnValue,
): readonly string[] {
  const worth = assumptions.filter(({ low }) => low > 0).slice(0, mostNamed);
  const who = rowName(model, party);
  const all = `learning everything first would be worth ${plainNumber(Number(everything.gain.toPrecision(2)))} points`;
  if (worth.length === 0) {
    return [
      `Without learning more ${who} would choose ${best}; no single assumption is shown to be worth learning; ${all}.`,
    ];
  }
  const named = worth.map(
    ({ assumption, gain }) => `"${assumption}" (${plainNumber(Number(gain.toPrecision(2)))})`,
  );
  return [
    `Without learning more ${who} would choose ${best}. Worth learning first, in points: ${listed(named)}; ${all}.`,
  ];
}

const signed = (value: number): string => {
  const text = plainNumber(Number(value.toPrecision(2)));
  return value > 0 ? `+${text}` : text;
};
