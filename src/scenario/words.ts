import { nearest } from "../expression/nearest.ts";
import type { About, Told } from "./told.ts";

/**
 * Every sentence that reading, checking and resolving a scenario can say stands in this file and nowhere else.
 * Messages are in lower case and carry the value; the note says what to do. Codes are stable.
 */
export type Words = Omit<Told, "span">;

const error = (code: string, message: string, note: string | null = null): Words => ({
  severity: "error",
  code,
  message,
  note,
});

/** What somebody typed, short enough for one line of a message. */
const show = (value: string): string => {
  const line = value.replace(/\s+/g, " ").trim();
  return line.length <= 60 ? line : `${line.slice(0, 57)}...`;
};

export const fileTooLong = (length: number, limit: number): Words =>
  error(
    "file-too-long",
    `invalid file: ${length} characters, more than ${limit}`,
    "a scenario is written by hand; check that this is the right file",
  );

export const tooManySigns = (limit: number): Words =>
  error(
    "file-too-long",
    `invalid file: more than ${limit} words and signs`,
    "a scenario is written by hand; check that this is the right file",
  );

export const nestedTooDeeply = (limit: number): Words =>
  error(
    "nested-too-deeply",
    `invalid nesting: deeper than ${limit} levels`,
    "no key of the language lies so deep",
  );

export const tooManyValues = (limit: number): Words =>
  error(
    "too-many-values",
    `invalid file: more than ${limit} values once its aliases are followed`,
    "write the values out, or declare what is used twice under `assumptions`",
  );

export const emptyFile = (): Words =>
  error("empty-file", "missing scenario: the file is empty", "`parley new NAME` writes one to start from");

export const notAMap = (found: string): Words =>
  error(
    "not-a-map",
    `invalid scenario: ${found} where keys are expected`,
    "a scenario starts with `parley: 1`",
  );

const splitByColon: readonly [string, string] = [
  "invalid colon: a colon followed by a space splits a text in two",
  "put the whole text in quotes",
];

/** A colon in a sentence inside brackets, for which YAML has a less telling fault. */
export const colonInText = (): Words => error("invalid-yaml", ...splitByColon);

/** Our words for each kind of fault that YAML knows. */
const yamlFaults: Readonly<Record<string, readonly [string, string]>> = {
  ALIAS_PROPS: ["invalid alias: it carries an anchor or a tag", "leave only `*name`"],
  BAD_ALIAS: ["invalid alias or anchor name", "an anchor is `&name`, its alias `*name`"],
  BAD_COLLECTION_TYPE: ["unsupported tag on a map or list", "leave the tag out"],
  BAD_DIRECTIVE: ["unknown directive", "a line that begins with % is not needed; leave it out"],
  BAD_DQ_ESCAPE: ["invalid escape in double quotes", "use single quotes for plain text"],
  BAD_INDENT: [
    "invalid indentation, or a bracket that is never closed",
    "keys of one map start in one column; every { and [ needs its } and ]",
  ],
  BAD_PROP_ORDER: ["invalid place of a tag or an anchor", "leave the tag out"],
  BAD_SCALAR_START: [
    "invalid start of a text",
    "put texts that begin with @, `, % or another sign in quotes",
  ],
  BLOCK_AS_IMPLICIT_KEY: splitByColon,
  BLOCK_IN_FLOW: [
    "invalid indented lines inside { } or [ ]",
    "inside brackets separate entries by commas, or leave the brackets out",
  ],
  IMPOSSIBLE: ["invalid YAML", null as never],
  KEY_OVER_1024_CHARS: [
    "invalid key: longer than 1024 characters",
    "close the bracket or quote that was left open",
  ],
  MISSING_CHAR: [
    "missing sign: a quote, a comma, a bracket or the colon after a key",
    "a key is followed by a colon and a space; texts with quotes or brackets inside stand in quotes",
  ],
  MULTILINE_IMPLICIT_KEY: [
    "invalid key: it goes over several lines",
    "write the key on one line, then a colon",
  ],
  MULTIPLE_ANCHORS: ["invalid value: two anchors", "leave one"],
  MULTIPLE_DOCS: [
    "unsupported: a second document in the file",
    "a file holds one scenario; leave out the line ---",
  ],
  MULTIPLE_TAGS: ["invalid value: two tags", "leave them out"],
  NON_STRING_KEY: ["invalid key", "a key is a plain text"],
  RESOURCE_EXHAUSTION: ["invalid nesting: too deep to be read", "no key of the language lies so deep"],
  TAB_AS_INDENT: ["invalid tab in the indentation", "indent with spaces"],
  TAG_RESOLVE_FAILED: [
    "unsupported tag",
    "the language has no tags; leave it out, or quote a text that begins with !",
  ],
  UNEXPECTED_TOKEN: [
    "invalid text at this place",
    "texts with { } [ ] , & * # ? | > % @ or a colon in them may need quotes",
  ],
};

export const invalidYaml = (code: string): Words => {
  const [message, note] = yamlFaults[code] ?? ["invalid YAML", "put texts with special signs in quotes"];
  const name =
    code === "MULTIPLE_DOCS"
      ? "several-documents"
      : code === "TAG_RESOLVE_FAILED"
        ? "unsupported-tag"
        : "invalid-yaml";
  return error(name, message, note);
};

export const unsupportedYamlVersion = (version: string): Words =>
  error(
    "unsupported-yaml-version",
    `unsupported YAML version ${version}`,
    "leave the %YAML line out; files are read as 1.2",
  );

export const unknownAnchor = (name: string): Words =>
  error("unknown-anchor", `unknown anchor "${show(name)}"`, `a text that begins with * stands in quotes`);

export const invalidKey = (): Words =>
  error("invalid-key", "invalid key: a map, a list or nothing", "a key is a plain text followed by a colon");

export const mergeKey = (): Words =>
  error(
    "unsupported-merge-key",
    'unsupported key "<<"',
    "there are no merge keys; a faction takes over its party's values by itself",
  );

export const duplicateKey = (key: string, line: number): Words =>
  error(
    "duplicate-key",
    `invalid key "${show(key)}": it stands here twice`,
    `the first one is on line ${line}`,
  );

export const nonFiniteNumber = (source: string): Words =>
  error(
    "non-finite-number",
    `invalid number ${show(source)}`,
    "numbers are finite; a deadline that never comes is `never`",
  );

export const decimalComma = (number: string): Words =>
  error(
    "decimal-comma",
    `invalid number "${show(number)}"`,
    `a number is written with a point: ${number.replace(",", ".")}`,
  );

export const missingValue = (key: string, inFlow: boolean): Words => {
  if (inFlow)
    return error(
      "missing-value",
      `missing value of "${show(key)}" inside { }`,
      /^[0-9]/.test(key)
        ? "a comma inside { } ends an entry: a number is written with a point, 4.5, and a text with commas in quotes"
        : "a comma inside { } ends an entry: put texts and expressions with commas in quotes",
    );
  return error(
    "missing-value",
    `missing value of "${show(key)}"`,
    "write `{}` for an entry without further keys",
  );
};

/** A list in a sentence, cut where it gets longer than a reader wants. */
const list = (names: readonly string[]): string => {
  const shown = names.slice(0, 12).map((name) => `\`${name}\``);
  return names.length > 12 ? `${shown.join(", ")}, …` : shown.join(", ");
};

const guess = (near: string | null, known: readonly string[], what: string): string | null => {
  if (near !== null) return `did you mean \`${near}\`?`;
  return known.length === 0 ? `there are no ${what} here` : `${what} here: ${list(known)}`;
};

export const unknownKey = (
  key: string,
  where: string,
  near: string | null,
  known: readonly string[],
): Words =>
  error(
    "unknown-key",
    `unknown key "${show(key)}"${where === "" ? "" : ` in ${show(where)}`}`,
    guess(near, known, "keys"),
  );

export const missingKey = (key: string, where: string): Words =>
  error(
    "missing-key",
    `missing key "${show(key)}"${where === "" ? "" : ` in ${show(where)}`}`,
    where === "" && key === "parley"
      ? "the first line of a scenario is `parley: 1`"
      : `add \`${key}: …\` here`,
  );

export const invalidValue = (text: string, key: string, expected: string): Words =>
  error("invalid-value", `invalid ${show(key)} "${show(text)}"`, `expected ${expected}`);

export const wrongType = (key: string, found: string, expected: string): Words =>
  error("wrong-type", `invalid ${show(key) || "scenario"}: ${found}`, `expected ${expected}`);

export const unsupportedVersion = (version: string, known: number): Words =>
  error(
    "unsupported-version",
    `unsupported version "${show(version)}" of the language`,
    /^[0-9]+$/.test(version) && Number(version) > known
      ? `this program reads version ${known}; a newer one may read the file`
      : `the first line of a scenario is \`parley: ${known}\``,
  );

/** What a name was looked for as. */
export type Kind =
  | "party"
  | "faction"
  | "issue"
  | "option"
  | "package"
  | "outcome"
  | "state variable"
  | "value"
  | "trust relation"
  | "evidence"
  | "move"
  | "chance block"
  | "lever"
  | "setting"
  | "approach";

const plural: Readonly<Record<Kind, string>> = {
  party: "parties",
  faction: "factions",
  issue: "issues",
  option: "options",
  package: "packages",
  outcome: "outcomes",
  "state variable": "state variables",
  value: "values",
  "trust relation": "trust relations",
  evidence: "kinds of evidence",
  move: "moves",
  "chance block": "chance blocks",
  lever: "levers",
  setting: "settings",
  approach: "approaches",
};

export const unknownName = (what: Kind, name: string, near: string | null, known: readonly string[]): Words =>
  about(
    causeOf[what] ?? null,
    name,
    error("unknown-name", `unknown ${what} "${show(name)}"`, guess(near, known, plural[what])),
  );

const causeOf: Partial<Readonly<Record<Kind, About["kind"]>>> = {
  party: "party",
  "trust relation": "trust",
  move: "moves",
};

const about = (kind: About["kind"] | null, name: string, words: Words): Words =>
  kind === null ? words : { ...words, about: { kind, name } };

/** A fault that the expression itself reports carries its own words. */
export const inExpression = (fault: { code: string; message: string; note: string | null }): Words =>
  about(
    fault.code === "unknown-trust" ? "trust" : null,
    /"(.*)"/.exec(fault.message)?.[1] ?? "",
    error(fault.code, fault.message, fault.note),
  );

/** `near` as an expression writes it, in quotes where it needs them. */
export const unknownWord = (name: string, near: string): Words =>
  error("unknown-name", `unknown name "${show(name)}"`, `did you mean \`${near}\`?`);

export const unknownJoined = (part: string, whole: string): Words =>
  error(
    "unknown-name",
    `unknown name "${show(part)}"`,
    `a hyphen or slash between names is arithmetic, and there is no name "${show(whole)}" either`,
  );

const readable: Readonly<Record<string, string>> = {
  constant: "assumptions",
  signing: "assumptions, the state, the round and the package, but no trust",
  structure: "the state, the round and the package, but no assumption and no trust",
  package: "issues",
};

export const outOfReach = (name: string, reach: string): Words =>
  error(
    "out-of-reach",
    `invalid name "${show(name)}" at this place`,
    `what stands here may read only ${readable[reach]}`,
  );

export const expressionTooLong = (length: number, limit: number): Words =>
  error(
    "expression-too-long",
    `invalid expression: ${length} characters, more than ${limit}`,
    "give its parts names under `assumptions`",
  );

export const definitionTooDeep = (name: string, limit: number): Words =>
  error(
    "definition-too-deep",
    `invalid definition of "${show(name)}": more than ${limit} definitions inside each other`,
    "write some of them out",
  );

export const circularDefinition = (name: string): Words =>
  error(
    "circular-definition",
    `invalid definition of "${show(name)}": it leads back to itself`,
    "one of its parts must be a number or a range",
  );

export const definitionCannotBeSet = (name: string): Words =>
  error(
    "definition-set",
    `invalid change of "${show(name)}": it is computed from other assumptions`,
    "change the assumptions it is made of",
  );

export const unknownAssumption = (name: string, near: string | null): Words =>
  error(
    "unknown-name",
    `unknown assumption "${show(name)}"`,
    near === null
      ? "assumptions are the names under `assumptions` and the key paths of ranges, such as values.us.war"
      : `did you mean \`${near}\`?`,
  );

const named = (names: readonly string[]): string => names.map((name) => `"${show(name)}"`).join(", ");

export const namedTwice = (what: Kind, name: string): Words =>
  error("named-twice", `invalid ${what} "${show(name)}": it stands here twice`, "leave one of them out");

export const emptyList = (of: string, what: string): Words =>
  error("empty-list", `missing ${what} of "${show(of)}"`, "name at least one");

export const invalidNumericIssue = (text: string): Words =>
  error(
    "invalid-issue",
    `invalid issue "${show(text)}"`,
    "write a list of options, or numbers such as 60 to 120 in steps of 5",
  );

export const emptyRange = (text: string): Words =>
  error("empty-range", `invalid empty range "${show(text)}"`, "the lower end comes first");

export const stepsDoNotFit = (low: number, high: number, step: number): Words =>
  error(
    "steps-do-not-fit",
    `invalid steps of ${step}: they do not lead from ${low} to ${high}`,
    "the upper end must be reached in whole steps",
  );

export const issueLeftOpen = (name: string, open: readonly string[]): Words =>
  error(
    "issue-left-open",
    `missing ${open.length === 1 ? "issue" : "issues"} ${named(open)} in package "${show(name)}"`,
    "a package says something on every issue",
  );

export const notAnOption = (
  text: string,
  issue: { id: string; low: number; high: number; step: number },
): Words =>
  error(
    "invalid-option",
    `invalid ${issue.id} "${show(text)}"`,
    `expected ${issue.low} to ${issue.high} in steps of ${issue.step}; finer steps are written behind the range, as in "${issue.low} to ${issue.high} in steps of ${issue.step / 10}"`,
  );

export const reservedName = (what: string, name: string): Words =>
  error(
    "reserved-name",
    `invalid ${what} "${show(name)}": the name has a meaning of its own`,
    "choose another name",
  );

export const missingAtTheEnd = (outcomes: readonly string[]): Words =>
  error(
    "missing-at-the-end",
    'missing "at the end" of the clock',
    outcomes.every((id) => id === "deal")
      ? "name what happens after the last round under `outcomes`, then `at the end: …`"
      : `name the outcome when the last round is over, one of ${list(outcomes.filter((id) => id !== "deal"))}`,
  );

export const dealWithoutPackage = (where: string): Words =>
  error(
    "deal-without-package",
    `invalid outcome "deal" ${where}: nothing has been agreed there`,
    "a deal comes about by `accepts: the offer`, or `ends: deal` in a move while a package is on the table",
  );

export const invalidRound = (text: string): Words =>
  error(
    "invalid-round",
    `invalid length of a round "${show(text)}"`,
    "write a number and a unit, such as 2 weeks",
  );

export const invalidValues = (text: string): Words =>
  error(
    "invalid-values",
    `invalid values "${show(text)}"`,
    "write a list of names, or whole numbers such as 0 to 10",
  );

export const tooManyStateValues = (count: number, most: number): Words =>
  error("too-many-values", `invalid values: ${count} of them, more than ${most}`, "count in larger steps");

export const tooManyParties = (count: number, most: number): Words =>
  error(
    "too-many-parties",
    `invalid parties: ${count} of them, more than ${most}`,
    "put together those who always act as one",
  );

export const stateWithoutValues = (name: string): Words =>
  error(
    "missing-key",
    `missing key "values" in state.${show(name)}`,
    "write `values: [a, b]`, `values: 0 to 10`, or `speaks for: party`",
  );

export const valuesOfSpeaker = (name: string): Words =>
  error(
    "values-of-speaker",
    `invalid values of "${show(name)}": they are the factions of the party it speaks for`,
    "leave `values` out",
  );

export const speakerWithoutFactions = (party: string): Words =>
  error(
    "speaker-without-factions",
    `missing factions of "${show(party)}"`,
    `add \`factions: [...]\` to the party`,
  );

export const invalidRatification = (text: string): Words =>
  error(
    "invalid-ratification",
    `invalid "ratified by": ${show(text)}`,
    "write leader, majority, unanimity, or what the accepting factions must weigh, as in `at least 4`",
  );

export const ratifiedWithoutFactions = (party: string): Words =>
  error(
    "ratified-without-factions",
    `missing factions of "${show(party)}", which are to ratify`,
    "add `factions: { … }` to the party, or leave `ratified by` out",
  );

export const tooManyFactions = (party: string, count: number, most: number): Words =>
  error(
    "too-many-factions",
    `unsupported number of factions of "${show(party)}": ${count} are to ratify, more than ${most}`,
    "put together those who always vote as one",
  );

export const quotaOutOfReach = (party: string, quota: number, most: number): Words =>
  error(
    "quota-out-of-reach",
    `invalid "ratified by" of "${show(party)}": ${quota} is more than the ${most} that its factions weigh together`,
    "ask for less, or give the factions their weights",
  );

export const ratifierWithoutDeal = (row: string): Words =>
  error(
    "ratifier-without-deal",
    `missing value of "deal" for "${show(row)}", which is to ratify`,
    "give it one, or give one to the whole party",
  );

export const ratifiesNothing = (party: string): Words =>
  warning(
    "ratifies-nothing",
    `"ratified by" of "${show(party)}" is never asked: the party does not have to agree`,
    "give it a value for `deal`, or name it in `agreed by`",
  );

export const nobodyRatifies = (party: string, key: string): Words =>
  warning(
    "nobody-ratifies",
    `"${show(key)}" has no effect: the leader of "${show(party)}" decides alone`,
    "write `ratified by: majority`, `unanimity` or `at least 4` beside `factions`",
  );

export const secondSpeaker = (party: string): Words =>
  error(
    "second-speaker",
    `invalid second variable that speaks for "${show(party)}"`,
    "one variable says who speaks",
  );

export const trustInOneself = (name: string): Words =>
  error(
    "trust-in-oneself",
    `invalid trust "${show(name)}": a party in itself`,
    "trust is between two parties",
  );

/** Where the name is of two sides, the one that is no party is what is wrong with it. */
export const invalidRelation = (name: string, parties: readonly string[]): Words => {
  const sides = name.split(" in ");
  const stranger = sides.length === 2 ? sides.find((side) => !parties.includes(side)) : undefined;
  if (stranger !== undefined) return unknownName("party", stranger, nearest(stranger, parties), parties);
  return error(
    "invalid-relation",
    `invalid trust "${show(name)}"`,
    `write \`holder in other\` with two of ${list(parties)}`,
  );
};

export const invalidCap = (text: string, most: number): Words =>
  error("invalid-cap", `invalid "at most" ${show(text)}`, `write 1 time to ${most} times`);

export const factionWithoutValues = (row: string): Words =>
  error(
    "missing-values",
    `missing values of "${show(row)}"`,
    `add \`${row}: …\` under values, or values of the whole party`,
  );

export const unknownUnit = (unit: string, known: string | null): Words =>
  error(
    "unknown-unit",
    `unknown unit "${show(unit)}"`,
    known === null
      ? "a flow needs a clock: `clock: { round: 1 week, … }`"
      : `the clock counts in \`${known}\`: write \`each ${known}\``,
  );

export const restsOnOthersTrust = (relation: string): Words =>
  error(
    "trust-of-others",
    `invalid "rests on": "${show(relation)}" is not held by this party`,
    "a party judges by its own trust",
  );

export const invalidPoint = (text: string): Words =>
  error(
    "invalid-point",
    `invalid point "${show(text)}"`,
    "values of a numeric issue stand at numbers: `{ 80: 0, 120: 40 }`",
  );

export const otherOfMany = (variable: string, count: number): Words =>
  error(
    "other-of-many",
    `invalid value "other" of "${show(variable)}", which has ${count} values`,
    "name the value",
  );

export const paysNobody = (): Words =>
  error("pays-nobody", "missing party: nobody moves in a chance block", "write `{ party: points }`");

export const secondRest = (): Words =>
  error("second-rest", 'invalid second "rest"', "only one outcome can have what the others leave");

export const moveDoesTwoThings = (move: string): Words =>
  error(
    "move-does-two-things",
    `invalid move "${show(move)}": of offers, accepts and withdraws it has more than one`,
    "make them separate moves",
  );

export const besideOneOf = (key: string): Words =>
  error(
    "beside-one-of",
    `invalid key "${show(key)}" beside "one of"`,
    "move it into the entries of `one of`",
  );

export const hazardAndChance = (block: string): Words =>
  error(
    "hazard-and-chance",
    `invalid "${show(block)}": hazard and chance together`,
    "hazard is per unit of time, chance per occasion; use one of them throughout",
  );

export const withoutProbability = (block: string): Words =>
  error(
    "missing-key",
    `missing hazard or chance in "${show(block)}"`,
    "hazard is per unit of time, chance per occasion",
  );

export const ambiguousTurn = (name: string): Words =>
  error(
    "ambiguous-name",
    `invalid turn "${show(name)}": both a chance block and a party with moves`,
    "rename the chance block",
  );

export const chanceWithAct = (name: string): Words =>
  error(
    "chance-with-act",
    `invalid chance to act of "${show(name)}", which is a chance block`,
    "its own hazard or chance says how often",
  );

export const turnWithoutMoves = (name: string): Words =>
  about(
    "moves",
    name,
    error(
      "turn-without-moves",
      `invalid turn "${show(name)}": it has no moves`,
      `add \`moves: { ${name}: { hold: {} } }\``,
    ),
  );

export const leversWithoutApproaches = (levers: readonly string[]): Words =>
  error(
    "levers-without-approaches",
    "missing approaches: the levers are never set",
    `add \`approaches: { as now: { ${levers.map((lever) => `${lever}: …`).join(", ")} } }\``,
  );

export const approachLeavesLever = (approach: string, levers: readonly string[]): Words =>
  error(
    "lever-left-open",
    `missing ${levers.length === 1 ? "lever" : "levers"} ${named(levers)} in approach "${show(approach)}"`,
    "an approach has one setting for every lever",
  );

export const viewNotANumber = (text: string): Words =>
  error(
    "view-not-a-number",
    `invalid value "${show(text)}" in a view`,
    "write a number, or a range `0.4 in 0.2..0.6`",
  );

export const invalidRank = (rank: number): Words =>
  error("invalid-rank", `invalid rank ${rank}`, "a rank correlation lies between -1 and 1");

export const correlatedTwice = (pair: readonly string[]): Words =>
  error(
    "correlated-twice",
    `invalid correlation of ${named(pair)}`,
    "name two different assumptions, each pair once",
  );

export const correlatedFact = (name: string): Words =>
  error(
    "correlated-fact",
    `invalid correlation of "${show(name)}": it is a fact without a range`,
    "give it a range, `3 in 1..5`",
  );

export const correlationsImpossible = (names: readonly string[]): Words =>
  error(
    "impossible-correlations",
    `invalid correlations of ${named(names)}: no numbers can go together like this`,
    "if a goes with b and b with c, a and c cannot be far apart, and a pair without a rank has 0; bring the ranks nearer to 0",
  );

export const claimWithoutTest = (claim: string): Words =>
  error(
    "missing-key",
    `missing key "holds" in claims.${show(claim)}`,
    "or say with `not yet: …` what is missing to say it",
  );

export const claimWithBoth = (claim: string): Words =>
  error(
    "holds-and-not-yet",
    `invalid claim "${show(claim)}": both holds and not yet`,
    "leave one of them out",
  );

export const negativeMatters = (matters: number): Words =>
  error("invalid-value", `invalid matters "${matters}"`, "expected the size of a difference, 0 or more");

export const expectationWithoutTolerance = (text: string): Words =>
  error("missing-tolerance", `missing tolerance of "${show(text)}"`, `write ${show(text)} ± 0.001`);

export const onlyValueHere = (name: string): Words =>
  error(
    "query-not-allowed",
    `invalid ${name}(…) in ripeness`,
    "only value(party, package or outcome) may stand here",
  );

export const agreesWithoutValue = (party: string): Words =>
  about(
    "values",
    party,
    error(
      "missing-values",
      `missing value of a deal for "${show(party)}", which must agree`,
      `add \`${party}: { deal: … }\` under values`,
    ),
  );

export const partyWithoutValues = (party: string): Words =>
  about(
    "values",
    party,
    error("missing-values", `missing values of "${show(party)}"`, `add \`${party}: …\` under values`),
  );

const warning = (code: string, message: string, note: string | null = null): Words => ({
  severity: "warning",
  code,
  message,
  note,
});

const remark = (code: string, message: string, note: string | null = null): Words => ({
  severity: "note",
  code,
  message,
  note,
});

export const claimNeverTrue = (claim: string): Words =>
  error(
    "claim-never-true",
    `invalid claim "${show(claim)}": it can never be true`,
    "a probability lies between 0 and 1, and no number is more than itself",
  );

export const claimAlwaysTrue = (claim: string): Words =>
  warning("claim-always-true", `claim "${show(claim)}" is true whatever the model says`, "it tests nothing");

export const wrongResult = (text: string, wanted: string): Words =>
  error(
    "type-mismatch",
    `invalid "${show(text)}": a ${wanted} is needed here`,
    wanted === "truth"
      ? "compare it, as in P(deal | a) > 0.5"
      : "a comparison is true or false, not a number",
  );

export const expectsOtherKind = (found: string, wanted: string): Words =>
  error(
    "type-mismatch",
    `invalid expectation: a ${found} on the left, a ${wanted} on the right`,
    wanted === "truth" ? "write a number with its tolerance, 0.41 ± 0.001" : "write yes or no",
  );

export const rangeInClaim = (): Words =>
  error("range-not-allowed", "invalid range in a result", "declare it under `assumptions` and use its name");

export const unknownInClaim = (name: string, near: string | null): Words =>
  error(
    "unknown-name",
    `unknown name "${show(name)}" in a result`,
    near === null
      ? "results are P(…), E(…), value(…) and the like; other names are assumptions"
      : `did you mean \`${near}\`?`,
  );

export const choiceHasNoOrder = (operator: string): Words =>
  error("type-mismatch", `invalid comparison "${operator}" of a move`, "moves have no order: use = or !=");

export const choiceWithoutMove = (): Words =>
  error("type-mismatch", "missing move after best(…)", "write best(us | approach, round 2) = accept");

export const missingRipeness = (party: string): Words =>
  error(
    "missing-ripeness",
    `missing ripeness of "${show(party)}"`,
    `add \`ripeness: { ${party}: { way out: …, stalemate: …, escalation: … } }\``,
  );

export const queryWithoutClock = (query: string): Words =>
  error(
    "missing-clock",
    `missing clock: ${show(query)}(…) is a result of play`,
    "add `clock`, `turns` and `moves`, or ask for value(…)",
  );

export const approachInAsk = (approach: string): Words =>
  error(
    "approach-in-ask",
    `invalid approach "${show(approach)}" in asks`,
    "what is asked is asked of every approach; leave it out",
  );

export const missingApproach = (query: string, approaches: readonly string[]): Words =>
  error(
    "missing-approach",
    `missing approach in ${show(query)}(…)`,
    `write \`| approach\` with one of ${list(approaches)}`,
  );

export const uselessModifier = (query: string): Words =>
  error(
    "invalid-modifier",
    `invalid addition to ${show(query)}(…)`,
    "P takes `by round n`, E an outcome, trust and best `round n`; changes of an approach follow `with` or `from`",
  );

export const roundOutside = (round: number, rounds: number): Words =>
  error("round-outside", `invalid round ${round}`, `the clock has rounds 1 to ${rounds}`);

export const ambiguousMove = (move: string, parties: readonly string[]): Words =>
  error(
    "ambiguous-name",
    `invalid move "${show(move)}": ${named(parties)} have one`,
    `write ${parties[0]}/${move}`,
  );

const changeForms =
  "after `with`: `lever = setting` or `assumption = 0.3`; after `from`: `round 4`, `variable = value`, `on the table = package` or `evidence = 2`, how often it was shown";

/** What stands after `with` or `from` has no sign, or not even a name. */
export const invalidChange = (name: string | undefined): Words =>
  error(
    "invalid-change",
    name === undefined ? "missing name of what is changed" : `missing "=" after "${show(name)}"`,
    changeForms,
  );

const deadlineIsSet = "a deadline is set by a lever, `settings: { soon: { deadline: 8 } }`, or by the clock";

export const unknownChange = (name: string, near: string | null): Words =>
  error(
    "unknown-name",
    `unknown lever or assumption "${show(name)}" after with`,
    name === "deadline"
      ? deadlineIsSet
      : near === null
        ? "`with` changes levers and assumptions; the state is set by `from`"
        : `did you mean \`${near}\`?`,
  );

export const unknownStart = (name: string, near: string | null): Words =>
  error(
    "unknown-name",
    `unknown "${show(name)}" after from`,
    name === "deadline"
      ? deadlineIsSet
      : near === null
        ? "`from` sets the round, state variables, `on the table` and how often evidence was shown; levers and assumptions are changed by `with`"
        : `did you mean \`${near}\`?`,
  );

export const timesShown = (evidence: string): Words =>
  error(
    "invalid-value",
    `invalid number of times that "${show(evidence)}" was shown`,
    "write a whole number, 0 or more",
  );

export const ambiguousName = (name: string, first: string, second: string): Words =>
  error(
    "ambiguous-name",
    `invalid name "${show(name)}": both ${article(first)} and ${article(second)}`,
    "an expression could not tell them apart; rename one",
  );

const article = (kind: string): string => `${/^[aeio]/.test(kind) ? "an" : "a"} ${kind}`;

export const twoSpellings = (kind: string, first: string, second: string): Words =>
  warning(
    "two-spellings",
    `two spellings of one ${show(kind)}: "${show(first)}" and "${show(second)}"`,
    "use one of them throughout",
  );

export const missingClock = (section: string): Words =>
  error(
    "missing-clock",
    `missing clock: there are ${section}`,
    "add `clock: { round: 1 week, rounds: 10, at the end: … }`",
  );

export const missingTurns = (section: string): Words =>
  error(
    "missing-turns",
    `missing turns: there are ${section}, but nobody has a turn`,
    "add `turns: [...]` with parties and chance blocks in their order",
  );

export const movesWithoutValues = (party: string): Words =>
  error(
    "moves-without-values",
    `missing values of "${show(party)}", which has moves`,
    "give it values, or make it a chance block or a lever: who wants nothing cannot choose",
  );

export const nobodySpeaks = (party: string, factions: readonly string[]): Words =>
  error(
    "nobody-speaks",
    `missing speaker of "${show(party)}", which has factions and moves`,
    `add \`state: { line: { speaks for: ${party}, start: ${factions[0]} } }\``,
  );

export const precisionNotGiven = (party: string): Words =>
  remark(
    "precision-not-given",
    `"${show(party)}" decides with precision 1`,
    "points times precision is what counts: at 1 one point more makes a move 2.7 times likelier; write `precision: 0.1 in 0.05..0.3` for points that go to 100",
  );

export const breaksRule = (name: string, rule: string): Words =>
  error(
    "breaks-rule",
    `invalid package "${show(name)}": it breaks the rule ${show(rule)}`,
    "change the package or the rule",
  );

export const inFactOnNothing = (relation: string): Words =>
  remark(
    "in-fact-on-nothing",
    `"in fact" of ${show(relation)} depends on nothing in the talks`,
    "whether a deal lasts is then an input, not a result; it may read the state and the package signed",
  );

export const inFactTwice = (relation: string, before: string): Words =>
  error(
    "in-fact-twice",
    `invalid "in fact" of ${show(relation)}: ${show(before)} says already whether that party keeps its word`,
    "a party keeps its word or it does not, however many doubt it: say it once; what each believes stands in `at first`",
  );

export const withoutInFact = (relation: string): Words =>
  remark(
    "without-in-fact",
    `missing "in fact" of ${show(relation)}: what the holder believes at first is counted as the truth`,
    "a deal lasts with the product of `in fact` over the parties whose word it rests on; add `in fact: …`, the analyst's own probability",
  );

export const withoutOtherwise = (evidence: string): Words =>
  warning(
    "without-otherwise",
    `missing "otherwise" of ${show(evidence)}, which a chance block shows`,
    "while it does not happen trust should move the other way, or it drifts without information; `otherwise: 1` says it does not",
  );

export const unnamedInBroken = (row: string, missing: readonly string[]): Words =>
  remark(
    "unnamed-in-broken",
    `${missing.map((name) => show(name)).join(", ")} ${missing.length === 1 ? "counts" : "count"} 0 for ${show(row)} when a deal is broken`,
    "`broken` stands alone; name what is left of it",
  );

export const brokenWithoutTrust = (row: string): Words =>
  warning(
    "broken-without-trust",
    `"broken" of ${show(row)} never counts: it holds no trust on which the deal could rest`,
    `add \`trust: { ${row} in other: { at first: … } }\``,
  );

export const unused = (kind: string, name: string): Words =>
  warning("unused", `unused ${kind} "${show(name)}"`, "nothing in the file refers to it");

export const neverGetsATurn = (party: string): Words =>
  warning("unused", `"${show(party)}" has moves and never a turn`, "add it to `turns`");

export const unknownSource = (source: string, known: readonly string[]): Words =>
  error(
    "unknown-source",
    `unknown source "${show(source)}"`,
    `it begins with a name under \`sources\`: ${list(known)}`,
  );

const someParts = (parts: readonly string[]): string =>
  parts.length === 0 ? "" : ` where ${parts.slice(0, 8).join(", ")}${parts.length > 8 ? ", …" : ""}`;

export const outOfBounds = (what: string, value: string, wants: string, where: readonly string[]): Words =>
  error("out-of-bounds", `invalid ${what}: it is ${value}${someParts(where)}`, wants);

export const notFinite = (what: string, value: number, where: readonly string[]): Words =>
  error(
    "not-finite",
    `invalid ${what}: it is ${Number.isNaN(value) ? "no number" : value}${someParts(where)}`,
    "look for a division by zero, a root or logarithm of what is negative, or a power beyond all bounds",
  );

export const onlySampled = (what: string, wants: string): Words =>
  remark("only-sampled", `${what} was not proved to stay in bounds, only tried at many points`, wants);

export const nothingToAccept = (move: string): Words =>
  warning(
    "unreachable",
    `move "${show(move)}" can never be made: nothing is ever on the table`,
    "some move must offer a package, or a setting start with one `on the table`",
  );

export const unreachable = (what: string, name: string): Words =>
  warning(
    "unreachable",
    `${what} "${show(name)}" can never come: its "when" is false at every place of the talks`,
    "check the names and values in `when`",
  );

export const noOpenMove = (party: string, where: readonly string[]): Words =>
  error(
    "no-open-move",
    `missing an open move of "${show(party)}"${someParts(where)}`,
    "add a move that is always open, e.g. `hold: {}`",
  );

export const startOnlyMayPass = (setting: string, party: string): Words =>
  remark(
    "start-only-may-pass",
    `"start only" of ${show(setting)} binds "${show(party)}" only if it acts in round 1`,
    "with a chance to act below 1 it may not, and then nothing is restricted; leave `start only` out, or give the party its turn in every round",
  );

export const openMoveTried = (party: string): Words =>
  remark(
    "open-move-tried",
    `that "${show(party)}" always has an open move was not proved, only tried`,
    "a move that is always open, e.g. `hold: {}`, settles it",
  );
