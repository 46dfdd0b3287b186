/** Texts that nobody writes by mistake: each once took, or could take, more than its size deserves. */
const times = (text: string, count: number): string => text.repeat(count);
const counted = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join("\n");

const scenario = (part: string): string => `parley: 1
title: An attack
parties: { us: {}, them: {} }
clock: { round: 1 week, rounds: 3, at the end: drift }
outcomes: { drift: nothing, deal: agreed }
issues: { terms: [soft, hard] }
packages: { offer: { terms: soft } }
values: { us: { deal: { terms: { soft: 1 } }, drift: 0 }, them: { deal: { terms: { soft: 1 } }, drift: 0 } }
turns: [us, them]
moves: { us: { propose: { offers: offer }, hold: {} }, them: { accept: { accepts: the offer }, hold: {} } }
${part}
`;

const bomb = counted(9, (i) =>
  i === 0 ? "l0: &l0 [x]" : `l${i}: &l${i} [${times(`*l${i - 1}, `, 8)}*l${i - 1}]`,
);

export const attacks: Readonly<Record<string, string>> = {
  "nothing at all": "",
  "a million spaces": times(" ", 1_000_000),
  "a million ends of lines": times("\r", 1_000_000),
  "half a million comments": times("#\n", 500_000),
  "a hundred thousand documents": times("---\n", 100_000),
  "a hundred thousand directives": times("%A b\n", 100_000),
  "too long a file": times("a: 1\n", 300_000),
  "deep brackets": `a: ${times("[", 100_000)}`,
  "deep braces": times("{a: ", 50_000),
  "deep lists on one line": times("- ", 100_000),
  "deep complex keys": times("? ", 100_000),
  "deep indentation": counted(1_400, (i) => `${times(" ", i)}a:`),
  "deep lists by indentation": counted(1_400, (i) => `${times(" ", i)}-`),
  "sixty thousand keys": counted(60_000, (i) => `k${i}: 1`),
  "one key sixty thousand times": times("k: 1\n", 60_000),
  "a list of two hundred thousand": `a: [${times("1, ", 200_000)}1]`,
  "thirty thousand anchors": counted(30_000, (i) => `k${i}: &a${i} 1`),
  "thirty thousand tags": counted(30_000, (i) => `k${i}: !t${i} 1`),
  "an alias of itself": "a: &a [*a]",
  "a bomb of aliases": scenario(bomb),
  "a bomb of unknown aliases": scenario(bomb.replace("&l0 ", "")),
  "errors without end": times("] :\n", 100_000),
  "tabs without end": `a:\n${times("\tx\n", 100_000)}`,
  "an open quote": `a: "${times("x\n", 300_000)}`,
  "long escapes": `a: "${times("\\n", 400_000)}"`,
  "a folded text": `a: >\n${times(" x\n\n", 200_000)}`,
  "controls and directions": scenario("question: \u202e\u2066\u0007\u001b[31m\u200b\ud800"),
  "names of the machine": scenario(
    "state: { __proto__: { values: [constructor, toString], start: constructor } }",
  ),
  "a numeric issue without end": scenario("").replace("[soft, hard]", "0 to 1e15 in steps of 1e-9"),
  "a number without end": scenario("state: { n: { values: 0 to 1000000000000, start: 0 } }"),
  "rounds without end": scenario("").replace("rounds: 3", "rounds: 1000000000"),
  "evidence without end": scenario(`trust: { us in them: { at first: 0.5 } }
evidence: { sign: { about: us in them, times likelier: 2, at most: 1000000000 } }`),
  "a deep expression": scenario(`assumptions: { a: '${times("(", 1_900)}1${times(")", 1_900)}' }`),
  "a long expression": scenario(`assumptions: { a: '${times("1 + ", 990)}1' }`),
  "definitions that double": scenario(
    `assumptions:\n  d0: 1 in 0..2\n${counted(60, (i) => `  d${i + 1}: d${i} + d${i}`)}`,
  ),
  "definitions that double, valued": scenario(
    `assumptions:\n  d0: 1 in 0..2\n${counted(60, (i) => `  d${i + 1}: d${i} + d${i}`)}`,
  ).replace("drift: 0 }", "drift: d60 }"),
  "definitions in a circle": scenario("assumptions: { a: b + 1, b: c + 1, c: a + 1 }"),
  "a hundred levers": scenario(
    `levers:\n${counted(100, (i) => `  l${i}: { settings: { a: {}, b: { deadline: 2 } } }`)}`,
  ),
  "thirty switches": scenario(
    `state:\n${counted(30, (i) => `  s${i}: { values: [on, off], start: on }`)}\nchance:\n${counted(
      30,
      (i) => `  c${i}: { chance: 0.5, does: { s${i}: other } }`,
    )}`,
  ).replace(
    "turns: [us, them]",
    `turns: [${Array.from({ length: 30 }, (_, i) => `c${i}`).join(", ")}, us, them]`,
  ),
};
