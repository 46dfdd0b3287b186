import type { Model } from "../model.ts";
import type { Formulas } from "../resolve/formula.ts";
import type { Told } from "../told.ts";
import { checkCorrelations } from "./correlations.ts";
import { checkFinite } from "./finite.ts";
import { checkFrame } from "./frame.ts";
import { checkHomes } from "./homes.ts";
import { checkNames } from "./names.ts";
import { checkOpenings } from "./openings.ts";
import { checkProbabilities } from "./probabilities.ts";
import { checkQuestions } from "./question.ts";
import type { Site } from "./site.ts";
import { checkUse } from "./use.ts";

/**
 * Everything that is wrong or worth a word in a model whose parts are in place. `whole` says that nothing was left out
 * of it: only then are numbers tried and the talks walked through, since a hole would show as a fault of its own.
 */
export const check = (model: Model, formulas: Formulas, whole: boolean): readonly Told[] => {
  const site: Site = { model, formulas, problems: [] };
  checkNames(site);
  checkQuestions(site);
  if (!whole) return site.problems;
  checkFrame(site);
  checkHomes(site);
  checkCorrelations(site);
  checkProbabilities(site);
  checkFinite(site);
  checkOpenings(site);
  checkUse(site);
  return site.problems;
};
