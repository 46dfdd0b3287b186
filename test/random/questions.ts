import { parse, stringify } from "yaml";
import type { Assumption, Model } from "../../src/scenario/model.ts";
import { modelOf } from "../model.ts";
import type { Draw } from "./draw.ts";
import { scenarioText } from "./scenario.ts";

/** How many numbers may differ between the two views: all groups of so many are tried in the tests. */
const MOST_DIFFERING = 5;

/** Numbers that every random scenario has, for an approach that stands somewhere else. */
export const numbers = ["P(deal)", "P(war)", "E(us)", "E(iran)", "length"] as const;

interface Questioned {
  readonly text: string;
  readonly model: Model;
}

/**
 * A random scenario with more to ask about: two levers that change a number in place and one that does nothing, two
 * views that differ, and claims. Null where nothing in it is uncertain.
 */
export function questioned(draw: Draw): Questioned | null {
  const plain = scenarioText(draw);
  const uncertain = modelOf(plain).assumptions.filter(({ low, high }) => low < high);
  if (uncertain.length === 0) return null;
  const file = parse(plain) as { [section: string]: { [name: string]: unknown } };
  const moved = (): { [name: string]: number } => {
    const one = draw.pick(uncertain);
    return { [one.id]: somewhere(draw, one) };
  };
  const by = Object.keys(file.parties)[0];
  const levers = {
    nudge: { by, settings: { softly: {}, firmly: { assume: moved() } } },
    shove: {
      by,
      settings: { gently: draw.sometimes(50) ? {} : { assume: moved() }, hard: { assume: moved() } },
    },
    idle: { by, settings: { asleep: {}, awake: {} } },
  };
  const drawn = draw.some(uncertain, 0).slice(0, MOST_DIFFERING);
  const view = (): unknown => ({
    assume: Object.fromEntries(
      (drawn.length > 0 ? drawn : uncertain.slice(0, 1)).map((one) => [one.id, somewhere(draw, one)]),
    ),
  });
  const approach = (name: string, settings: readonly string[]): object => ({
    ...(file.approaches?.[name] as object | undefined),
    nudge: settings[0],
    shove: settings[1],
    idle: settings[2],
  });
  const all = {
    ...file,
    levers: { ...file.levers, ...levers },
    approaches: {
      "as planned": approach("as planned", ["softly", "gently", "asleep"]),
      otherwise: approach("otherwise", ["firmly", "hard", "awake"]),
    },
    views: { mine: view(), theirs: view() },
    claims: claimsOf(draw),
  };
  const text = stringify(all, { lineWidth: 0, aliasDuplicateObjects: false });
  return { text, model: modelOf(text) };
}

/** A number of its range, to three places of it. */
function somewhere(draw: Draw, { low, high }: Assumption): number {
  return low + ((high - low) * draw.below(1001)) / 1000;
}

function claimsOf(draw: Draw): object {
  const number = draw.pick(["P(deal | as planned)", "P(war | as planned)", "P(drift | otherwise)"]);
  const bound = draw.between(1, 9) / 10;
  return {
    better: { says: "one way is better", holds: "P(deal | as planned) > P(deal | otherwise)" },
    likely: { says: "it is likely", holds: `${number} > ${bound}` },
    worth: { says: "it is worth it", holds: `E(us | as planned) > E(us | otherwise)` },
    both: {
      says: "both or neither",
      holds: `${number} < ${bound} and E(iran | otherwise) > ${draw.between(0, 20)} - 10`,
    },
  };
}
