import { error, note, show, type Words, warning } from "../problem.ts";

/** Every sentence that reading the JSON and YAML forms can say, beside what is told of the YAML itself. */

export const missingKey = (key: string): Words => error("missing-key", `missing ${key}`);

export const wrongShape = (key: string, wanted: string): Words =>
  error("wrong-shape", `invalid ${show(key)}: ${wanted} is wanted here`);

export const invalidNumber = (key: string, value: string): Words =>
  error("invalid-number", `invalid ${show(key)} "${show(value)}"`, "write a decimal: 0.25");

export const noIssues = (): Words => error("no-issues", "missing issues: the domain has none");

export const noValues = (issue: string): Words =>
  error("no-values", `missing values of issue "${show(issue)}"`, "list at least one");

export const duplicateIssue = (name: string): Words =>
  error("duplicate-issue", `invalid issue: a second one is called "${show(name)}"`, "give each its own name");

export const duplicateValue = (value: string): Words =>
  error("duplicate-value", `invalid value: a second one is called "${show(value)}"`, "leave one of them out");

export const invalidRange = (issue: string, wanted: string): Words =>
  error("invalid-range", `invalid range of issue "${show(issue)}"`, wanted);

export const shortRange = (issue: string, high: string, last: string): Words =>
  note(
    "short-range",
    `the steps of issue "${show(issue)}" do not reach ${show(high)}`,
    `its last value is ${show(last)}`,
  );

export const unknownFormat = (): Words =>
  error(
    "unknown-format",
    "unknown format",
    "read are GENIUS XML, GeniusWeb JSON, NegMAS YAML or JSON, NegoLog JSON and scorable games: one domain, then the profiles",
  );

export const secondDomain = (): Words =>
  error(
    "second-domain",
    "invalid profile: this is a second domain",
    "give one domain, the profiles after it",
  );

export const ignoredSpecs = (): Words =>
  note(
    "ignored-specs",
    "the figures that NegoLog keeps of the domain are ignored",
    "they follow from the profiles",
  );

export const unsupportedSpace = (name: string): Words =>
  error(
    "unsupported-utility",
    `unsupported utility space "${show(name)}"`,
    "LinearAdditiveUtilitySpace is read",
  );

export const unsupportedUtility = (name: string): Words =>
  error(
    "unsupported-utility",
    `unsupported utility function "${show(name)}"`,
    "LinearAdditiveUtilityFunction is read, alone or inside ExpDiscountedUFun",
  );

export const unsupportedIssue = (type: string): Words =>
  error(
    "unsupported-type",
    `unsupported issue type "${show(type)}"`,
    "CategoricalIssue, OrdinalIssue, CardinalIssue, ContiguousIssue and ContinuousIssue are read",
  );

export const unsupportedValue = (type: string, issue: string): Words =>
  error(
    "unsupported-evaluator",
    `unsupported value function "${show(type)}" of issue "${show(issue)}"`,
    "TableFun is read, and of numbers AffineFun, LinearFun, IdentityFun and ConstFun",
  );

export const tableOfReals = (issue: string): Words =>
  error(
    "unsupported-evaluator",
    `invalid table of issue "${show(issue)}", which takes any number of a range`,
  );

export const numbersOfNames = (issue: string): Words =>
  error(
    "unsupported-evaluator",
    `invalid function of a number for issue "${show(issue)}", which is made of names`,
  );

export const unknownIssue = (name: string): Words =>
  error(
    "unknown-issue",
    `unknown issue "${show(name)}"`,
    "a profile speaks of the issues of its domain; check that the files belong together",
  );

export const missingIssue = (name: string): Words =>
  error("missing-issue", `missing issue "${show(name)}" of the domain`);

export const missingWeight = (name: string): Words =>
  error("missing-weight", `missing weight of issue "${show(name)}"`);

export const wrongCount = (key: string, found: number, issues: number): Words =>
  error(
    "wrong-count",
    `invalid ${show(key)}: ${found} for ${issues} issues`,
    "one for each issue of the domain, in its order",
  );

export const missingEvaluation = (value: string, issue: string): Words =>
  error("missing-evaluation", `missing evaluation of "${show(value)}" of issue "${show(issue)}"`);

export const zeroEvaluation = (value: string, issue: string): Words =>
  warning(
    "missing-evaluation",
    `missing utility of "${show(value)}" of issue "${show(issue)}"`,
    "it counts 0, as in GeniusWeb",
  );

export const tooManyValues = (issue: string, limit: number): Words =>
  error("too-many-values", `invalid table of issue "${show(issue)}": it has more than ${limit} values`);

export const unknownValue = (value: string, issue: string): Words =>
  warning(
    "unknown-value",
    `unknown value "${show(value)}" of issue "${show(issue)}"`,
    "the domain has no such value; it is ignored",
  );

export const weightSum = (sum: string): Words =>
  warning(
    "weight-sum",
    `the weights sum to ${sum}, not to 1`,
    "they count as they are; divide each by the sum to have 1",
  );

export const otherDomain = (): Words =>
  warning(
    "other-domain",
    "the domain inside this profile is another than the one given",
    "the one given counts; check that the files belong together",
  );

export const unknownBid = (value: string, issue: string): Words =>
  warning(
    "unknown-value",
    `unknown value "${show(value)}" of issue "${show(issue)}" in the reservation bid`,
    "it counts 0",
  );

export const innerReservation = (): Words =>
  warning(
    "inner-reservation",
    "the reserved_value inside a discounted function is ignored",
    "the outer one counts, and without one anything is accepted",
  );

export const discountOutside = (value: string): Words =>
  warning(
    "discount-outside",
    `discount ${show(value)} is read as none`,
    "a discount lies above 0 and at most at 1",
  );

export const ignoredDiscount = (type: string): Words =>
  warning("ignored-discount", `the discount of "${show(type)}" is ignored`, "only ExpDiscountedUFun is read");

export const missingReservation = (): Words =>
  warning("missing-reservation", "missing reservationValue", "without one anything is accepted");
