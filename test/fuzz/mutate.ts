/** Numbers from a seed, for test inputs only: the same seed gives the same inputs on every machine. */
function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    // The mulberry32 step: a counter through an integer hash.
    state = (state + 0x6d2b79f5) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 15), z | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) % sides;
  };
}

type Dice = (sides: number) => number;

/** One way to damage a text; `others` are the texts it may borrow from. */
type Mutation = (text: string, roll: Dice, others: readonly string[]) => string;

const pick = <T>(list: readonly T[], roll: Dice): T => list[roll(list.length)];

const lines = (text: string, change: (all: string[]) => void): string => {
  const all = text.split("\n");
  change(all);
  return all.join("\n");
};

const splice = (text: string, at: number, remove: number, insert: string): string =>
  text.slice(0, at) + insert + text.slice(at + remove);

const fragments = [
  "\u0000",
  "\u0007",
  "\u001b[31m",
  "\u0085",
  "\u00a0",
  "\u200b",
  "\u202e",
  "\u2066",
  "\u2028",
  "\ufeff",
  "\ud800",
  "\u00e9",
  "e\u0301",
  "名",
  "👩‍🚀",
  "\t",
  "\r\n",
  "\r",
  ": ",
  " #",
  "- ",
  "? ",
  "---\n",
  "...\n",
  "%YAML 1.1\n",
  "{",
  "}",
  "[",
  "]",
  ",",
  "'",
  '"',
  "|",
  ">",
  "&a ",
  "*a",
  "!!binary ",
  "!!js/function ",
  "<<: *a",
  "!",
  "@",
  "`",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
];

const values = [
  "1e309",
  "-1e309",
  "1e308",
  "1e-320",
  "0",
  "-0",
  "-1",
  "1",
  "2",
  "1.0000000001",
  "999999999999999999999",
  "0x7fffffff",
  "0o17",
  ".inf",
  ".nan",
  "1_000",
  "4,5",
  "5..",
  "0 in 1..0",
  "1 in 1..1",
  "0.5 in 0..1",
  "0.5 in 0..1 log-uniform",
  "1e9 in 0..1e300",
  "yes",
  "no",
  "true",
  "null",
  "~",
  "never",
  "nothing",
  "rest",
  "other",
  "best",
  "round",
  "deadline",
  "trust(us in us)",
  "1/0",
  "0/0",
  "log(0)",
  "sqrt(-1)",
  "logit(2)",
  "10^400",
  "((((((((((1))))))))))",
  "if 1 then 2",
  "if round > 1 then 2 else 3",
  "not not not yes",
  "- - - 1",
  "1 < 2 < 3",
  "'",
  "''",
  "'no such name'",
  "{}",
  "[]",
  "{ is: }",
  "[[[[[[]]]]]]",
  "2026-01-01",
  "12 weeks",
  "0 weeks",
  "1 to 1000000000 in steps of 0.000001",
  "10 to 0 in steps of 5",
  "P(deal | nobody with x = 1, by round 9)",
];

/** A value after its colon, on a random line that has one. */
function replaceValue(text: string, roll: Dice, value: string): string {
  return lines(text, (all) => {
    const at = roll(all.length);
    for (let step = 0; step < all.length; step++) {
      const i = (at + step) % all.length;
      const match = /^([^#]*?:\s)(\s*\S.*)$/.exec(all[i]);
      if (match === null) continue;
      all[i] = match[1] + value;
      return;
    }
  });
}

const nested = (depth: number, roll: Dice): string =>
  pick(
    [
      () => "[".repeat(depth) + "]".repeat(depth),
      () => `${"{ a: ".repeat(depth)}1${" }".repeat(depth)}`,
      () => `${"(".repeat(depth)}1${")".repeat(depth)}`,
      () => `${"not ".repeat(depth)}round = 1`,
      () => `${"-".repeat(depth)}1`,
      () => Array.from({ length: depth }, () => "1").join(" + "),
      () => Array.from({ length: depth }, () => "1").join(" ^ "),
      () => `${"if round = 1 then 1 else ".repeat(depth)}0`,
    ],
    roll,
  )();

const mutations: readonly Mutation[] = [
  // Lines deleted, doubled, swapped, moved, cut short.
  (text, roll) => lines(text, (all) => void all.splice(roll(all.length), 1 + roll(3))),
  (text, roll) =>
    lines(text, (all) => {
      const at = roll(all.length);
      all.splice(at, 0, ...all.slice(at, at + 1 + roll(4)));
    }),
  (text, roll) =>
    lines(text, (all) => {
      const [a, b] = [roll(all.length), roll(all.length)];
      [all[a], all[b]] = [all[b], all[a]];
    }),
  (text, roll) =>
    lines(text, (all) => {
      const moved = all.splice(roll(all.length), 1 + roll(6));
      all.splice(roll(all.length + 1), 0, ...moved);
    }),
  (text, roll) => text.slice(0, roll(text.length + 1)),
  (text, roll) => text.slice(roll(Math.min(text.length, 200) + 1)),
  // Indentation.
  (text, roll) =>
    lines(text, (all) => {
      const at = roll(all.length);
      for (let i = at; i < Math.min(all.length, at + 1 + roll(5)); i++) {
        all[i] = roll(2) === 0 ? all[i].replace(/^ {1,2}/, "") : " ".repeat(1 + roll(4)) + all[i];
      }
    }),
  // Characters flipped, removed, inserted.
  (text, roll) => {
    const at = roll(text.length + 1);
    return splice(text, at, 1, String.fromCharCode((text.charCodeAt(at) || 32) ^ (1 << roll(7))));
  },
  (text, roll) => splice(text, roll(text.length + 1), 1 + roll(8), ""),
  (text, roll) => splice(text, roll(text.length + 1), 0, pick(fragments, roll)),
  (text, roll) => splice(text, roll(text.length + 1), roll(3), String.fromCodePoint(roll(0x10ffff))),
  // Values replaced by odd ones, by others of the file, by deep ones.
  (text, roll) => replaceValue(text, roll, pick(values, roll)),
  (text, roll) => replaceValue(text, roll, pick(values, roll)),
  (text, roll) => {
    const found = [...text.matchAll(/:\s+(\S.*)$/gm)].map((match) => match[1]);
    return found.length === 0 ? text : replaceValue(text, roll, pick(found, roll));
  },
  (text, roll) => replaceValue(text, roll, nested(pick([3, 30, 300, 3000], roll), roll)),
  (text, roll) => {
    const numbers = [...text.matchAll(/\d+(\.\d+)?/g)];
    if (numbers.length === 0) return text;
    const match = pick(numbers, roll);
    return splice(text, match.index, match[0].length, pick(values, roll));
  },
  // Words exchanged for other words of the file.
  (text, roll) => {
    const words = [...text.matchAll(/[\p{L}_]+/gu)];
    if (words.length === 0) return text;
    const match = pick(words, roll);
    return splice(text, match.index, match[0].length, pick(words, roll)[0]);
  },
  // Anchors, aliases, tags, merges.
  (text, roll) => {
    const colons = [...text.matchAll(/:(?=\s)/g)];
    if (colons.length < 2) return text;
    const [first, second] = [pick(colons, roll).index, pick(colons, roll).index].sort((a, b) => a - b);
    const reuse = pick([" *a", "\n  <<: *a", " [*a, *a, *a, *a, *a, *a]"], roll);
    return splice(
      splice(text, second! + 1, 0, reuse),
      first! + 1,
      0,
      pick([" &a", " &a !!map", " !!str"], roll),
    );
  },
  (text, roll) => {
    const bomb = ["l0: &l0 [x, x, x, x, x, x, x, x, x]"];
    // Whole bombs are among the attacks; small ones are quick to read and take part in other damage.
    const depth = 3 + roll(2);
    for (let i = 1; i < depth; i++) {
      bomb.push(`l${i}: &l${i} [${Array.from({ length: 9 }, () => `*l${i - 1}`).join(", ")}]`);
    }
    return `${bomb.join("\n")}\n${text}`;
  },
  // Pieces of other files.
  (text, roll, others) => {
    const other = pick(others, roll);
    return text.slice(0, roll(text.length + 1)) + other.slice(roll(other.length + 1));
  },
  (text, roll, others) => {
    const other = pick(others, roll).split("\n");
    const from = roll(other.length);
    return lines(text, (all) => {
      all.splice(roll(all.length), roll(4), ...other.slice(from, from + 1 + roll(20)));
    });
  },
  // The same section from another file.
  (text, roll, others) => {
    const section = pick(
      ["values", "moves", "state", "chance", "levers", "evidence", "packages", "claims"],
      roll,
    );
    const block = new RegExp(`^${section}:.*\\n(?:[ #].*\\n|\\n)*`, "m");
    const other = block.exec(pick(others, roll))?.[0];
    return other === undefined ? text : text.replace(block, () => other);
  },
  // Other ends of lines.
  (text, roll) => text.replaceAll("\n", pick(["\r\n", "\r", "\n\n"], roll)),
];

/** Input number `index`: one of the seeds (shortest first), damaged once in every second case, else two to five times. */
export function mutated(seeds: readonly string[], index: number): string {
  const roll = dice(index * 7919 + 17);
  // Mixing once before use, since neighbouring seeds give neighbouring first states.
  roll(2);
  // The first ones are the shortest and come more often: a small file with one fault goes deeper than a long one.
  let text = seeds[Math.min(roll(seeds.length), roll(seeds.length))];
  const times = roll(2) === 0 ? 1 : 2 + roll(4);
  for (let i = 0; i < times; i++) text = pick(mutations, roll)(text, roll, seeds);
  return text;
}
