import type { Model } from "../model.ts";
import type { Problem } from "../problem.ts";
import type { Formulas } from "../resolve/formula.ts";

/** Everything that is wrong or worth a word in a model whose parts are in place. */
export const check = (_model: Model, _formulas: Formulas, _whole: boolean): readonly Problem[] => [];
