import type { Model } from "../../src/scenario/model.ts";
import type { Asked } from "../asked.ts";
import { figure } from "../numbers.ts";
import type { Style } from "../style.ts";
import { paragraph } from "../table.ts";
import { safe } from "../text.ts";
import { frame as words } from "../words.ts";

/**
 * What every answer begins with: the title, the question, whose reading the numbers are, and what was asked otherwise
 * than the file says.
 */
export function opening(model: Model, asked: Asked, style: Style): readonly string[] {
  const { title, question, reading, assumptions } = model;
  const uncertain = assumptions.filter(({ low, high }) => low < high);
  const reasoned = uncertain.filter(({ because }) => because !== null).length;
  const sourced = uncertain.filter(({ source }) => source !== null).length;
  return [
    ...paragraph(title, style).map(style.strong),
    ...(question === null ? [] : paragraph(question, style)),
    "",
    heading(words.reading, style),
    ...paragraph(reading === null ? words.noReading : reading.trim(), style, 2),
    ...paragraph(words.assumptions(uncertain.length, reasoned, sourced), style, 2),
    ...otherwise(asked).flatMap((text) => paragraph(text, style, 2).map(style.open)),
  ];
}

function otherwise({ view, set, from, suppose, refine, outside }: Asked): readonly string[] {
  const held = Object.entries(set).map(([name, value]) => {
    const beyond = outside.find(({ assumption }) => assumption === name);
    const said = words.held(safe(name), figure(value));
    return beyond === undefined ? said : words.outside(said, figure(beyond.low), figure(beyond.high));
  });
  return [
    ...(view === null ? [] : [words.view(safe(view))]),
    ...(held.length === 0 ? [] : [words.helds(held)]),
    ...(from === null ? [] : [words.from(safe(from))]),
    ...suppose.map((move) => words.supposed(safe(move))),
    ...(refine ? [words.refine] : []),
  ];
}

export const heading = (text: string, style: Style): string => style.strong(text);

/** How an answer was made; `method` with the lens that used it. */
export interface Made {
  readonly parley: string;
  readonly scenario: { readonly hash: string };
  readonly seed: number;
  readonly by: readonly { readonly method: string; readonly exact: boolean; readonly tolerance: number }[];
}

interface Methods {
  readonly results: readonly (Made["by"][number] & { readonly lens: string })[];
}

/** What every answer ends with: how it was made. */
export function closing({ parley, scenario, seed, by }: Made, style: Style): readonly string[] {
  const exact = by.every((one) => one.exact);
  const tolerance = Math.max(0, ...by.map((one) => one.tolerance));
  const made = [
    ...new Set(by.map(({ method }) => method)),
    exact ? words.exact(tolerance) : words.estimated(tolerance),
    `seed ${seed}`,
    scenario.hash,
    `parley ${parley}`,
  ];
  return paragraph(made.join("; "), style).map(style.faint);
}

/** The same of whatever has results that each name their method. */
export function madeOf(
  made: Pick<Made, "parley" | "scenario" | "seed"> & Methods,
  lenses: readonly string[],
): Made {
  const shown = made.results.filter(({ lens }) => lenses.includes(lens));
  return {
    ...made,
    by: shown.map((result) => ({ ...result, method: `${result.lens}: ${result.method}` })),
  };
}
