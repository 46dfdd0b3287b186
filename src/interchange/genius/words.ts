import { error, note, show, type Words, warning } from "../problem.ts";

/** Every sentence that reading GENIUS files can say. */

export const notADomain = (root: string): Words =>
  error(
    "invalid-domain",
    `invalid domain: the file holds <${show(root)}>, not <negotiation_template>`,
    root === "utility_space" ? "this is a profile: give the domain first, the profiles after it" : null,
  );

export const notAProfile = (root: string): Words =>
  error(
    "invalid-profile",
    `invalid profile: the file holds <${show(root)}>, not <utility_space>`,
    root === "negotiation_template" ? "this is a domain: give one domain, the profiles after it" : null,
  );

export const missingElement = (name: string, inside: string): Words =>
  error("missing-element", `missing <${name}> in <${show(inside)}>`);

export const noIssues = (): Words => error("no-issues", "missing issues: the domain has none");

export const missingAttribute = (name: string, element: string): Words =>
  error("missing-attribute", `missing ${name} of this <${show(element)}>`);

export const missingName = (): Words => error("missing-attribute", "missing name of this issue");

export const invalidNumber = (attribute: string, value: string): Words =>
  error(
    "invalid-number",
    `invalid ${attribute} "${show(value)}"`,
    "write a decimal with a point, with or without an exponent and at most 120 digits long: 0.25 or 2.5e-1",
  );

export const invalidIndex = (value: string): Words =>
  error("invalid-index", `invalid index "${show(value)}"`, "write a whole number");

export const conflictingTypes = (type: string, other: string, said: string): Words =>
  warning(
    "conflicting-types",
    `invalid ${other} "${show(said)}" beside type "${show(type)}"`,
    "type counts, and its absence means discrete, as in GENIUS",
  );

export const unsupportedType = (type: string, issue: string): Words =>
  error(
    "unsupported-type",
    `unsupported type "${show(type)}" of issue "${show(issue)}"`,
    "types are discrete, integer and real",
  );

export const duplicateIssue = (name: string): Words =>
  error("duplicate-issue", `invalid issue: a second one is called "${show(name)}"`, "give each its own name");

export const duplicateIndex = (index: string): Words =>
  error("duplicate-index", `invalid index ${index}: another issue has it`, "give each issue its own index");

export const noValues = (issue: string): Words =>
  error(
    "no-values",
    `missing values of issue "${show(issue)}"`,
    "a discrete issue has an <item> for each value; an issue of numbers says type integer or real",
  );

export const duplicateValue = (value: string): Words =>
  error("duplicate-value", `invalid value: a second one is called "${show(value)}"`, "leave one of them out");

export const missingBounds = (issue: string): Words =>
  error(
    "missing-bounds",
    `missing lowerbound or upperbound of issue "${show(issue)}"`,
    'an integer issue has both as attributes, a real one in <range lowerbound="0" upperbound="1"/>',
  );

export const invalidBounds = (low: string, high: string): Words =>
  error(
    "invalid-bounds",
    `invalid bounds: the lower one, ${show(low)}, is above the upper one, ${show(high)}`,
  );

export const fractionalBounds = (low: string, high: string): Words =>
  error("invalid-bounds", `invalid bounds ${show(low)} and ${show(high)} of an integer issue`);

export const ignoredElement = (name: string): Words =>
  note(
    "ignored-element",
    `<${show(name)}> is ignored`,
    "GENIUS does not count it towards what a package is worth",
  );

export const ignoredCost = (): Words =>
  note("ignored-cost", "cost is ignored", "GENIUS does not count it either");

export const unknownIssue = (name: string): Words =>
  error(
    "unknown-issue",
    `unknown issue "${show(name)}": the domain has none of this index or name`,
    "a profile speaks of the issues of its domain; check that the files belong together",
  );

export const repeatedIssue = (name: string): Words =>
  error("duplicate-issue", `invalid issue "${show(name)}": it stands in the profile twice`);

export const otherName = (name: string, domain: string): Words =>
  warning(
    "other-name",
    `unknown issue name "${show(name)}"`,
    `its index is that of "${show(domain)}" in the domain, which is what is taken`,
  );

export const otherIndex = (index: string, name: string): Words =>
  warning(
    "other-index",
    `invalid index ${index} of issue "${show(name)}": the domain gives it another`,
    "the name is what is taken; a weight counts for the index of the profile",
  );

export const missingIssue = (name: string): Words =>
  warning(
    "missing-issue",
    `missing issue "${show(name)}" of the domain`,
    "it counts nothing for this party; GENIUS fails on such a package",
  );

export const weightedMissingIssue = (name: string): Words =>
  error("missing-issue", `missing issue "${show(name)}", to which the profile gives a weight`);

export const missingWeight = (name: string): Words =>
  warning("missing-weight", `missing weight of issue "${show(name)}"`, "it counts nothing for this party");

export const duplicateWeight = (index: string): Words =>
  warning("duplicate-weight", `invalid weight: index ${index} has another one`, "the last one counts");

export const objectiveWeight = (index: string): Words =>
  note(
    "ignored-weight",
    `the weight of objective ${index} is ignored`,
    "every issue counts by its own weight, as in GENIUS",
  );

export const unknownWeight = (index: string): Words =>
  warning("unknown-weight", `unknown index ${index} of a weight`, "it is ignored");

export const weightSum = (sum: string): Words =>
  warning(
    "weight-sum",
    `the weights sum to ${sum}, not to 1`,
    "they count as they are: GENIUS does not rescale what it loads; divide each by the sum to have 1",
  );

export const otherType = (name: string, type: string, domain: string): Words =>
  error(
    "other-type",
    `invalid type "${show(type)}" of issue "${show(name)}": the domain says ${domain}`,
    "both files must say the same",
  );

export const missingEvaluation = (value: string, issue: string): Words =>
  error(
    "missing-evaluation",
    `missing evaluation of "${show(value)}" of issue "${show(issue)}"`,
    'add evaluation="…" to its <item>; 0 is a number too',
  );

export const unknownValue = (value: string, issue: string): Words =>
  warning(
    "unknown-value",
    `unknown value "${show(value)}" of issue "${show(issue)}"`,
    "the domain has no such value; as in GENIUS it still counts for the maximum by which evaluations are divided",
  );

export const repeatedValue = (value: string): Words =>
  warning(
    "duplicate-value",
    `invalid value "${show(value)}": it stands here twice`,
    "the last evaluation counts",
  );

export const vanishingEvaluations = (issue: string): Words =>
  note(
    "vanishing-evaluations",
    `no evaluation of issue "${show(issue)}" reaches 0.00001, so that it counts nothing`,
    "GENIUS divides by the largest evaluation and takes one below 0.00001 for 0; --evaluation raw does not divide",
  );

export const missingEvaluator = (issue: string, type: string): Words =>
  error(
    "missing-evaluator",
    `missing or unsupported evaluator of issue "${show(issue)}" of type "${show(type)}"`,
    "an issue with a weight needs one that can be read; without it the issue would silently count nothing",
  );

export const ignoredEvaluator = (issue: string): Words =>
  note("ignored-evaluator", `the evaluator of issue "${show(issue)}" is ignored`, "the issue has no weight");

export const unsupportedEvaluator = (kind: string, issue: string): Words =>
  error(
    "unsupported-evaluator",
    `unsupported evaluator "${show(kind)}" of issue "${show(issue)}"`,
    "an integer issue has linear, a real one linear, constant or triangular",
  );

export const parametersOfInteger = (): Words =>
  warning(
    "integer-parameters",
    "invalid parameter0 and parameter1 of an integer issue",
    "read as parameter1 * value + parameter0; GENIUS wants slope and offset, counted from the lower bound",
  );

export const otherLowerBound = (profile: string, domain: string): Words =>
  warning(
    "other-bounds",
    `the lower bound is ${show(profile)} here and ${show(domain)} in the domain`,
    "the offset counts from the bound of the profile, as in GENIUS; the values are the domain's",
  );

export const otherRange = (low: string, high: string): Words =>
  note("other-bounds", `the domain has values from ${show(low)} to ${show(high)}`, "they are what counts");

export const invalidTriangle = (low: string, high: string, top: string): Words =>
  error(
    "invalid-triangle",
    `invalid triangle from ${show(low)} to ${show(high)} with its top at ${show(top)}`,
    "the top lies between the two, and they differ",
  );

export const repeatedElement = (name: string): Words =>
  warning("duplicate-element", `invalid <${name}>: another one stands before it`, "the last one counts");

export const discountOutside = (value: string): Words =>
  note(
    "discount-outside",
    `discount factor ${show(value)} is read as none`,
    "GENIUS takes what is not above 0 and at most 1 for 1",
  );

export const uncertain = (): Words =>
  note(
    "uncertain-profile",
    "the ranking that an agent would be shown instead of this profile is ignored",
    "the analysis goes by the profile itself",
  );

export const invalidMaximum = (value: string): Words =>
  error("invalid-maximum", `invalid maxutility ${show(value)}`, "write a number above 0");

export const ignoredFunctions = (): Words =>
  warning("ignored-function", "a second <ufun> is ignored", "GENIUS reads the first; put both into one");

export const ignoredOuterWeight = (): Words =>
  note("ignored-weight", "the weight of the outermost <ufun> is ignored", "GENIUS ignores it too");

export const unsupportedAggregation = (value: string | null): Words =>
  error(
    "unsupported-aggregation",
    value === null ? "missing aggregation" : `unsupported aggregation "${show(value)}"`,
    "write sum, min or max",
  );

export const emptyFunction = (): Words =>
  error("empty-function", "missing rectangles of this <ufun>", "the least or most of nothing is no number");

export const bothKinds = (): Words =>
  warning(
    "both-kinds",
    "INCLUDES beside EXCLUDES is ignored",
    "GENIUS counts only EXCLUDES here; split the rectangle in two",
  );

export const boundOnNames = (issue: string): Words =>
  error(
    "bound-on-names",
    `invalid bound on issue "${show(issue)}", which is not made of numbers`,
    "rectangles bound integer issues",
  );

export const emptyBound = (low: string, high: string): Words =>
  warning("empty-bound", `no number lies from ${show(low)} to ${show(high)}`, "the bound never holds");

export const readingsDiffer = (party: string, why: string): Words =>
  note(
    "readings-differ",
    `read raw, "${show(party)}" values packages in other proportions: ${why}`,
    "--evaluation raw reads weight times evaluation, without maximum and without cut at 1, as NegMAS does",
  );
