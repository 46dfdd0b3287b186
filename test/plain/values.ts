import { parse } from "yaml";

/**
 * The values of a scenario read straight from its text by other means than Parley's: the YAML as plain objects, each
 * expression turned into JavaScript and run. It knows as much of the language as the random scenarios use there.
 */

type Block = { readonly [key: string]: unknown };

/** What a name stands for where an expression is read; null for a name that only means itself, such as an option. */
type Lookup = (name: string) => number | string | null;

export interface TextRow {
  readonly id: string;
  /** By package, in the order of the file. */
  readonly kept: readonly number[];
  readonly broken: readonly number[];
  /** By outcome; null for the deal. */
  readonly outcomes: readonly (number | null)[];
  readonly flow: number;
  readonly discount: number;
  readonly precision: number | "best";
  readonly attitude: readonly number[] | null;
}

const token =
  /\s*(?:'(?<quoted>[^']*)'|(?<number>\d+(?:\.\d+)?)|(?<word>[\p{L}_][\p{L}\p{N}_]*)|(?<sign>\.\.|<=|>=|!=|[-+*/^()<>=,]))/gu;
const javascript: Readonly<Record<string, string>> = {
  and: "&&",
  or: "||",
  not: "!",
  if: "(",
  then: ")?(",
  else: "):",
  "=": "===",
  "!=": "!==",
  "^": "**",
};
const functions: Readonly<Record<string, (...numbers: number[]) => number>> = {
  min: Math.min,
  max: Math.max,
  exp: Math.exp,
  sqrt: Math.sqrt,
  clamp: (x, low, high) => Math.min(Math.max(x, low), high),
};

/** `not x = y` binds looser than the comparison; the random scenarios always bracket what follows a `not`. */
function run(text: string, lookup: Lookup): number | boolean {
  // A range is worth its central value.
  const plain = text.replace(/ in -?[\d.]+?\.\.-?[\d.]+( (pert|uniform|normal|beta|log-uniform))?/g, "");
  const code: string[] = [];
  const names: string[] = [];
  let words: string[] = [];
  const flush = (next: string): void => {
    if (words.length === 0) return;
    const name = words.join(" ");
    words = [];
    if (next === "(" && name in functions) {
      code.push(`functions.${name}`);
      return;
    }
    names.push(name);
    code.push(`named(${names.length - 1})`);
  };
  for (const { groups } of plain.matchAll(token)) {
    const { quoted, number, word, sign } = groups!;
    if (word !== undefined && javascript[word] === undefined) {
      words.push(word);
      continue;
    }
    flush(sign ?? "");
    if (quoted !== undefined) {
      names.push(quoted);
      code.push(`named(${names.length - 1})`);
    } else code.push(number ?? javascript[word ?? sign] ?? sign);
  }
  flush("");
  const named = (index: number): number | string => lookup(names[index]) ?? names[index];
  return new Function("functions", "named", `return ${code.join(" ")};`)(functions, named);
}

function quantity(value: unknown, lookup: Lookup): number {
  if (typeof value === "number") return value;
  if (typeof value === "string") return Number(run(value, lookup));
  return quantity((value as Block).is, lookup);
}

const isBlock = (value: unknown): value is Block =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !("is" in value);

/** A faction's block over its party's, key by key. */
function over(base: unknown, top: unknown): unknown {
  if (!isBlock(base) || !isBlock(top)) return top === undefined ? base : top;
  const keys = [...new Set([...Object.keys(base), ...Object.keys(top)])];
  return Object.fromEntries(keys.map((key) => [key, over(base[key], top[key])]));
}

/** What the rows of a scenario value, at central assumptions and as the talks begin. */
export function textRows(text: string): readonly TextRow[] {
  const file = parse(text) as { readonly [section: string]: Block };
  const packages = Object.entries(file.packages) as [string, Block][];
  const sameAs = (name: string): string => {
    const found = packages.find(([other]) => other === name);
    return packages.find(([, terms]) => JSON.stringify(terms) === JSON.stringify(found![1]))![0];
  };
  const isPackage = (name: string): boolean => packages.some(([other]) => other === name);

  const lookup = (pack: string | null): Lookup => {
    const at: Lookup = (name) => {
      if (name === "never") return Number.POSITIVE_INFINITY;
      if (name === "round") return 1;
      if (name === "deadline") {
        const { deadline } = file.clock;
        return typeof deadline === "number" ? deadline : Number.POSITIVE_INFINITY;
      }
      if (name === "on the table") return pack === null ? "nothing" : sameAs(pack);
      if (isPackage(name)) return sameAs(name);
      if (pack !== null && name in file.issues)
        return (file.packages[pack] as Block)[name] as number | string;
      if (file.assumptions !== undefined && name in file.assumptions)
        return quantity(file.assumptions[name], at);
      if (file.state !== undefined && name in file.state)
        return (file.state[name] as Block).start as number | string;
      return null;
    };
    return at;
  };

  const issuePoints = (issue: string, given: unknown, pack: string): number => {
    const at = lookup(pack);
    if (!isBlock(given)) return quantity(given, at);
    const said = at(issue)!;
    if (typeof said === "string") return said in given ? quantity(given[said], at) : 0;
    const [[low, first], [high, last]] = Object.entries(given).map(([key, value]) => [
      Number(key),
      quantity(value, at),
    ]);
    return first + ((last - first) * (said - low)) / (high - low);
  };
  const dealPoints = (deal: Block, pack: string): number => {
    const at = lookup(pack);
    let sum = deal.constant === undefined ? 0 : quantity(deal.constant, at);
    for (const issue of Object.keys(file.issues))
      if (issue in deal) sum += issuePoints(issue, deal[issue], pack);
    for (const { when, add } of (deal.also ?? []) as { when: string; add: unknown }[]) {
      if (run(when, at)) sum += quantity(add, at);
    }
    return sum;
  };

  const rowOf = (id: string, values: Block, precision: unknown): TextRow => {
    const at = lookup(null);
    const deal = values.deal as Block;
    const part = (which: "kept" | "broken"): number[] =>
      packages.map(([pack]) => dealPoints((deal[which] ?? deal) as Block, pack));
    const flow = Object.keys(values).find((key) => key.startsWith("each "));
    const attitude = values.attitude as Block | undefined;
    const felt = ["reference", "loss aversion", "gains", "losses"];
    return {
      id,
      kept: part("kept"),
      broken: part("broken"),
      outcomes: Object.keys(file.outcomes).map((name) =>
        name === "deal" ? null : values[name] === undefined ? 0 : quantity(values[name], at),
      ),
      flow: flow === undefined ? 0 : quantity(values[flow], at),
      discount: values.discount === undefined ? 1 : quantity(values.discount, at),
      precision: precision === undefined ? 1 : precision === "best" ? "best" : quantity(precision, at),
      attitude: attitude === undefined ? null : felt.map((key) => quantity(attitude[key], at)),
    };
  };

  return Object.entries(file.parties).flatMap(([id, given]) => {
    const party = given as Block;
    const values = file.values[id] as Block;
    const factions = Array.isArray(party.factions)
      ? party.factions.map((name: string) => [name, {}] as const)
      : Object.entries((party.factions ?? {}) as { [name: string]: Block });
    return [
      rowOf(id, values, party.precision),
      ...factions.map(([name, faction]) => {
        const own = over(values, file.values[`${id}/${name}`] as Block | undefined) as Block;
        return rowOf(`${id}/${name}`, own, (faction as Block).precision ?? party.precision);
      }),
    ];
  });
}
