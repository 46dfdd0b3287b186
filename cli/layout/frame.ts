import type { Document } from "../../src/lenses/envelope.ts";
import type { Model } from "../../src/scenario/model.ts";
import type { Style } from "../style.ts";
import { paragraph } from "../table.ts";
import { frame as words } from "../words.ts";

/** What every answer begins with: the title, the question, and whose reading the numbers are. */
export function opening(model: Model, style: Style): readonly string[] {
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
  ];
}

export const heading = (text: string, style: Style): string => style.strong(text);

/** What every answer ends with: how it was made. */
export function closing(document: Document, style: Style): readonly string[] {
  const { parley, scenario, seed, results } = document;
  const methods = [...new Set(results.map(({ lens, method }) => `${lens}: ${method}`))];
  const exact = results.every((result) => result.exact);
  const tolerance = Math.max(0, ...results.map((result) => result.tolerance));
  const made = [
    ...methods,
    exact ? words.exact(tolerance) : words.estimated(tolerance),
    `seed ${seed}`,
    scenario.hash,
    `parley ${parley}`,
  ];
  return paragraph(made.join("; "), style).map(style.faint);
}
