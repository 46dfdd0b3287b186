import type { Span } from "../../expression/syntax.ts";
import type { Model } from "../model.ts";
import type { Formulas } from "../resolve/formula.ts";
import type { Told } from "../told.ts";
import type { Words } from "../words.ts";

/** What every check sees: the model, the names and places it came from, and where to put what it finds. */
export interface Site {
  readonly model: Model;
  readonly formulas: Formulas;
  readonly problems: Told[];
}

export const tell = (site: Site, words: Words, span: Span): void => {
  site.problems.push({ ...words, span });
};
