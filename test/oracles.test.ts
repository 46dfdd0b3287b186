import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { agree } from "../src/agree.ts";
import type { Asked } from "../src/lenses/context.ts";
import { expectations } from "./oracles/read.ts";

/**
 * Closed forms of the crisis-bargaining literature, each beside the scenario that must reproduce it. What stands on the
 * right is computed here from the inputs; what stands on the left is asked of the scenario. `README.md` in the folder
 * counts what is expressed, what waits and what cannot be said.
 */
interface Oracle {
  readonly id: string;
  readonly file: string;
  readonly tolerance: number;
  readonly reads: Readonly<Record<string, number | boolean>>;
}

/** The closed forms are exact; what is left is the rounding of doubles over at most two hundred rounds. */
const exact = 1e-9;
/** A side that is indifferent is given 1e-9 points to accept; the answer moves by as much. */
const withTieBreak = 1e-6;

const range = (curve: number) => {
  const [p, costA, costB] = [0.6, 0.15, 0.25];
  return { low: Math.max(0, p - costA) ** (1 / curve), high: 1 - Math.max(0, 1 - p - costB) ** (1 / curve) };
};

const screening = (p: number, low: number, high: number) => {
  const cost = 0.1;
  const demand = Math.min(Math.max(p + (high - cost) / 2, p + low), p + high);
  const war = Math.max(0, ((high - cost) / 2 - low) / (high - low));
  return { demand, war, worth: demand * (1 - war) + (p - cost) * war };
};

/** The share of the first with T periods: the last to propose takes all, before that the other is left indifferent. */
const finiteShare = (periods: number, d1: number, d2: number): number => {
  let share = periods % 2 === 1 ? 1 : 0;
  for (let period = periods - 1; period >= 1; period--) {
    share = period % 2 === 1 ? 1 - d2 * (1 - share) : d1 * share;
  }
  return share;
};

const instalments = (from: number, to: number, cost: number, d: number): number[] => {
  const path = [from];
  while (path.at(-1)! > to) path.push(Math.max(to, path.at(-1)! - ((1 - d) * (1 - path.at(-1)! + cost)) / d));
  return path;
};

const raceValue = (h: number) => {
  const [lam, d, armed, now] = [0.15, 0.95, 0.6, 0.25];
  return ((1 - d) * now + d * (1 - h) * lam * armed) / (1 - d * (1 - h) * (1 - lam));
};
const raceHazard = (() => {
  const [lam, d, armed, now, deal] = [0.15, 0.95, 0.6, 0.25, 0.4];
  return 1 - (deal - (1 - d) * now) / (d * (lam * armed + deal * (1 - lam)));
})();

const weight = (q: number, g: number) => q ** g / (q ** g + (1 - q) ** g) ** (1 / g);
const indifferentGamble = 0.637563201446;

/** Share of pragmatists after n rounds, from a chain that loses the chair with .1 and wins it back with .3. */
const pragmatist = (rounds: number) => 0.75 + 0.25 * 0.6 ** rounds;

const bothPragmatic = (rounds: number): number => {
  let open = [0, 1, 0, 0]; // doves-owls, doves-eagles, hawks-owls, hawks-eagles
  let settled = 0;
  const first = [
    [0.95, 0.05],
    [0.2, 0.8],
  ];
  const second = [
    [0.9, 0.1],
    [0.1, 0.9],
  ];
  for (let round = 0; round < rounds; round++) {
    const next = [0, 0, 0, 0];
    for (let from = 0; from < 4; from++)
      for (let to = 0; to < 4; to++)
        next[to] += open[from] * first[from >> 1][to >> 1] * second[from & 1][to & 1];
    settled += next[0] / 2;
    next[0] /= 2;
    open = next;
  }
  return settled;
};

const odds = (p: number) => p / (1 - p);
const afterRatios = (prior: number, ratios: readonly number[]) => {
  const o = ratios.reduce((product, ratio) => product * ratio, odds(prior));
  return o / (1 + o);
};

const pathOfInstalments = instalments(0.7, 0.3, 0.1, 0.9);

const oracles: readonly Oracle[] = [
  {
    id: "range-neutral",
    file: "range.yaml",
    tolerance: withTieBreak,
    reads: {
      "value(a, x04500) - E(a | war)": 0,
      "value(b, x08500) - E(b | war)": 0,
      "E(a | war)": range(1).low,
      "1 - E(b | war)": range(1).high,
      "E(a | talks, deal)": range(1).high,
      "P(deal | talks)": 1,
    },
  },
  {
    id: "range-sqrt",
    file: "range.yaml",
    tolerance: withTieBreak,
    reads: {
      // Utilities are roots and costs are in utility, so the ends are where the root of a share equals the worth of war.
      "value(a, x02025 | war with curve = 0.5) - E(a | war with curve = 0.5)": 0,
      "value(b, x09775 | war with curve = 0.5) - E(b | war with curve = 0.5)": 0,
      "E(a | war with curve = 0.5) ^ 2": range(0.5).low,
      "1 - E(b | war with curve = 0.5) ^ 2": range(0.5).high,
    },
  },
  {
    id: "range-grid",
    file: "range.yaml",
    tolerance: withTieBreak,
    reads: Object.fromEntries(
      Array.from({ length: 11 }, (_, tenth) => {
        const name = `x${String(tenth * 1000).padStart(5, "0")}`;
        const inside = tenth / 10 >= range(1).low && tenth / 10 <= range(1).high;
        return [`value(a, ${name}) >= E(a | war) and value(b, ${name}) >= E(b | war)`, inside];
      }),
    ),
  },
  {
    id: "screen-uniform",
    file: "screening.yaml",
    tolerance: exact,
    reads: {
      "E(a | as written, deal)": screening(0.5, 0.05, 0.45).demand,
      "1 - P(deal | as written)": screening(0.5, 0.05, 0.45).war,
      "E(a | as written)": screening(0.5, 0.05, 0.45).worth,
    },
  },
  {
    id: "screen-neutrality",
    file: "screening.yaml",
    tolerance: exact,
    reads: Object.fromEntries(
      [0.3, 0.5, 0.7].map((p) => [
        `1 - P(deal | as written with p = ${p}, high = 0.25)`,
        screening(p, 0.05, 0.25).war,
      ]),
    ),
  },
  {
    id: "screen-two-types",
    file: "screening-types.yaml",
    tolerance: withTieBreak,
    reads: {
      "E(a | safe with tough share = 0.6) - E(a | risky with tough share = 0.6)": 0,
      "P(deal | free with tough share = 0.599)": 1 - 0.599,
      "P(deal | free with tough share = 0.601)": 1,
      "E(a | free with tough share = 0.5, deal)": 0.9,
      "E(a | free with tough share = 0.5)": 0.5 * 0.9 + 0.5 * 0.4,
      "1 - P(deal | free with tough share = 0.5)": 0.5,
      "E(a | free with tough share = 0.7)": 0.6,
      "1 - P(deal | free with tough share = 0.7)": 0,
    },
  },
  {
    id: "screen-two-types-grid",
    file: "screening-types.yaml",
    tolerance: withTieBreak,
    reads: {
      "E(a | free with tough cost = 0.12, weak cost = 0.43, deal)": 0.9,
      "E(a | free with tough cost = 0.12, weak cost = 0.43)": 0.65,
      "1 - P(deal | free with tough cost = 0.12, weak cost = 0.43)": 0.5,
    },
  },
  {
    id: "shift-threshold",
    file: "shift.yaml",
    tolerance: exact,
    reads: {
      [`E(a | war with p2 = ${0.7 - (0.1 / 0.9) * 0.4}) - E(a | peace with p2 = ${0.7 - (0.1 / 0.9) * 0.4})`]: 0,
      "P(deal | open with p2 = 0.3)": 0,
      "P(deal | open with p2 = 0.65)": 0,
      "P(deal | open with p2 = 0.66)": 1,
      "E(a | war with d = 0.5) - E(a | peace with d = 0.5)": 0,
    },
  },
  {
    id: "shift-instalments",
    file: "shift.yaml",
    tolerance: exact,
    reads: {
      ...Object.fromEntries(
        pathOfInstalments.slice(0, -2).map((p, step) => {
          const change = `p1 = ${p}, p2 = ${pathOfInstalments[step + 1]}`;
          return [`E(a | war with ${change}) - E(a | peace with ${change})`, 0];
        }),
      ),
      // The seventh step is shorter than it might be: war is worse than letting it pass.
      [`E(a | war with p1 = ${pathOfInstalments[6]}, p2 = 0.3) < E(a | peace with p1 = ${pathOfInstalments[6]}, p2 = 0.3)`]:
        pathOfInstalments.length === 8,
    },
  },
  {
    id: "threat-tying-hands",
    file: "tying-hands.yaml",
    tolerance: exact,
    reads: {
      "P(war | resisted with audience cost = 0.1)": 0.1,
      "P(war | resisted with audience cost = 0.7)": 0.7,
      "P(conceded | threat with audience cost = 0.1)": 0,
      "P(conceded | threat with audience cost = 0.7)": 1,
      "E(target | resisted with audience cost = 0.5) - value(target, conceded)": 0,
    },
  },
  {
    id: "threat-mobilise",
    file: "mobilise.yaml",
    tolerance: exact,
    reads: {
      "P(backed down | open from round 2, troops = 1)": 1,
      "P(backed down | open from round 2, troops = 2)": 0,
      "E(challenger | iron from round 2, troops = 2)": 0,
      "E(target | iron from round 2, troops = 1)": 0,
      "E(challenger | open)": 1 - 0.2,
      "P(conceded | open)": 1,
    },
  },
  {
    id: "offers-grid",
    file: "offers-grid.yaml",
    tolerance: exact,
    reads: {
      "E(one | three)": 0.9,
      "E(two | three)": 0.1,
      "E(one | four with z1 = 0.2, z2 = 0.3)": 0.4,
      "E(two | four with z1 = 0.2, z2 = 0.3)": 0.6,
    },
  },
  {
    id: "offers-deadline",
    file: "offers-deadline.yaml",
    tolerance: exact,
    reads: {
      "E(one | single)": finiteShare(1, 0.9, 0.8),
      "E(one | double)": finiteShare(2, 0.9, 0.8),
      "E(one | three)": finiteShare(3, 0.9, 0.8),
      "E(one | four)": finiteShare(4, 0.9, 0.8),
      "E(one | nine)": finiteShare(9, 0.9, 0.8),
      "E(one | fifty)": finiteShare(50, 0.9, 0.8),
    },
  },
  {
    id: "offers-infinite",
    file: "offers-infinite.yaml",
    tolerance: exact,
    reads: {
      "E(one | first opens)": (1 - 0.8) / (1 - 0.72),
      "E(one | second opens)": (0.9 * (1 - 0.8)) / (1 - 0.72),
    },
  },
  {
    id: "outside-option",
    file: "offers-outside.yaml",
    tolerance: exact,
    reads: {
      "E(one | first opens with outside = 0.3)": 1 / 1.9,
      "E(two | first opens with outside = 0.3)": 0.9 / 1.9,
      "E(one | first opens with outside = 0.6)": 0.4,
      "E(two | first opens with outside = 0.6)": 0.6,
    },
  },
  {
    id: "offers-floor",
    file: "offers-outside.yaml",
    tolerance: exact,
    reads: {
      "E(one | first opens with least = 0)": 1 / 1.9,
      "E(one | second opens with least = 0)": 0.9 / 1.9,
      "E(one | first opens with least = 0.4)": 1 / 1.9,
      "E(one | second opens with least = 0.4)": 0.9 / 1.9,
      "E(one | first opens with least = 0.6)": 1 - 0.9 * (1 - 0.6),
      "E(one | second opens with least = 0.6)": 0.6,
    },
  },
  {
    id: "deadline-hazard",
    file: "hazards.yaml",
    tolerance: exact,
    reads: {
      "P(settled | as written with w = 0, by round 8)": 1 - 0.88 ** 8,
      "P(settled | as written with w = 0)": 1 - 0.88 ** 26,
      [`P(settled | as written with h = ${1 - 0.88 ** (8 / 26)}, w = 0)`]: 1 - 0.88 ** 8,
    },
  },
  {
    id: "competing-hazards",
    file: "hazards.yaml",
    tolerance: exact,
    reads: {
      "P(settled | as written, by round 8)": (0.12 / 0.15) * (1 - 0.85 ** 8),
      "P(war | as written, by round 8)": (0.03 / 0.15) * (1 - 0.85 ** 8),
      "1 - P(settled | as written, by round 8) - P(war | as written, by round 8)": 0.85 ** 8,
    },
  },
  {
    id: "ratify-uncertain",
    file: "ratify.yaml",
    tolerance: exact,
    reads: {
      "E(a | as written, deal)": (1 - 0.45 + 0.4) / 2,
      "P(deal | as written)": 0.25,
      "E(b | as written)": 0.25 * (1 - 0.475) + 0.75 * 0.45,
    },
  },
  {
    id: "faction-two-state",
    file: "faction.yaml",
    tolerance: exact,
    reads: {
      "P(pragmatic | late)": 0.75,
      "P(maximal | late)": 0.25,
      "P(pragmatic | five)": pragmatist(5),
      "P(changed | changes)": 0.75 * 0.1 + 0.25 * 0.3,
      "1 - P(changed | none yet, by round 8)": 0.9 ** 8,
    },
  },
  {
    id: "faction-both-pragmatic-a",
    file: "factions.yaml",
    tolerance: exact,
    reads: Object.fromEntries(
      [4, 8, 20].map((rounds) => [`P(settled | as written, by round ${rounds})`, bothPragmatic(rounds)]),
    ),
  },
  {
    id: "ripeness",
    file: "ripeness.yaml",
    tolerance: exact,
    reads: {
      "ripe(a)": true,
      "ripe(b)": true,
      "value(a, way out) - max(value(a, stalemate), value(a, escalation))": 0.45 - 0.2,
      "value(b, way out) - max(value(b, stalemate), value(b, escalation))": 0.35 - 0.15,
    },
  },
  {
    id: "race-value",
    file: "race.yaml",
    tolerance: exact,
    reads: {
      ...Object.fromEntries(
        [0, 0.02, 0.04, 0.08, 0.16].map((h) => [`E(racer | race with h = ${h})`, raceValue(h)]),
      ),
      [`E(racer | race with h = ${raceHazard})`]: 0.4,
      "P(settled | free with h = 0.0513)": 0,
      "P(settled | free with h = 0.0515)": 1,
    },
  },
  {
    id: "loss-domain",
    file: "losses.yaml",
    tolerance: exact,
    reads: {
      "E(person | sure loss)": -2.25 * 0.5 ** 0.88,
      "E(person | gamble loss)": -2.25 * weight(0.6, 0.69),
      "-E(person | gamble loss) / 2.25": weight(0.6, 0.69),
      "E(person | sure gain)": 0.5 ** 0.88,
      "E(person | gamble gain with g = 0.61)": weight(0.6, 0.61),
      [`E(person | gamble loss with q = ${indifferentGamble}) - E(person | sure loss)`]: 0,
      "best(person | losses, round 1) = gamble": true,
      "best(person | gains with g = 0.61, round 1) = sure gain": true,
    },
  },
  {
    id: "assurance",
    file: "assurance.yaml",
    tolerance: exact,
    reads: {
      [`E(asked | modest complied with betrayal = ${(0.7 - 0.35) / 1.7}) - value(asked, refused)`]: 0,
      "(value(asked, a maximal deal, 1) - value(asked, refused)) / (value(asked, a maximal deal, 1) - value(asked, a maximal deal, 0))":
        (0.3 - 0.35) / 1.3,
      "P(deal | modest with betrayal = 0.2)": 1,
      "P(deal | modest with betrayal = 0.21)": 0,
      "P(deal | maximal with betrayal = 0)": 0,
    },
  },
  {
    id: "coercion-assurance",
    file: "coercion.yaml",
    tolerance: exact,
    reads: {
      [`${margin("threat = 0.2, growth = 0.8")} - (${margin("threat = 0.6, growth = 0.8")})`]: 0,
      [margin(`threat = ${(0.1 + 0.1 * 1.5) / (1.2 - 0.4 * 1.5)}`)]: 0,
      [margin(`threat = ${(0.1 + 0.3 * 1.5) / (1.2 - 0.4 * 1.5)}, base = 0.3`)]: 0,
      "P(deal | free with threat = 0.4)": 0,
      "P(deal | free with threat = 0.42)": 1,
      // With growth .9 more threat only lowers the margin, and at no threat it is negative already.
      [`${margin("threat = 0, growth = 0.9")} < 0`]: true,
      [`${margin("threat = 1, growth = 0.9")} < ${margin("threat = 0, growth = 0.9")}`]: true,
      "P(deal | free with threat = 1, growth = 0.9)": 0,
    },
  },
  {
    id: "coercion-window",
    file: "coercion.yaml",
    tolerance: exact,
    reads: windowReads(),
  },
  {
    id: "trust-threshold",
    file: "trust-threshold.yaml",
    tolerance: exact,
    reads: Object.fromEntries(
      [-0.8, -0.4].map((cheated) => {
        const change = `trustworthy = ${-cheated / (-cheated + 0.4)}, cheated value = ${cheated}`;
        return [`E(a | cooperate with ${change}) - E(a | defect with ${change})`, 0];
      }),
    ),
  },
  {
    id: "tragic-spiral",
    file: "spiral.yaml",
    tolerance: exact,
    reads: {
      "P(tragic | as written) + P(conflict | as written)": 1,
      "P(tragic | as written)": 0.6 * 0.6,
      "P(both | as written with trustworthy = 0.7)": 0.7 * 0.7,
    },
  },
  {
    id: "trust-path",
    file: "trust-path.yaml",
    tolerance: exact,
    reads: {
      ...Object.fromEntries(
        [0, 1, 2, 3, 4, 5].map((seen) => [
          `trust(a in b | as written, round ${seen + 1})`,
          afterRatios(0.7, [0.2, 0.6, 0.6, 2.5, 1.5].slice(0, seen)),
        ]),
      ),
      "2 * (1 - trust(a in b | as written, round 6)) / trust(a in b | as written, round 6)":
        2 / odds(afterRatios(0.7, [0.2, 0.6, 0.6, 2.5, 1.5])),
    },
  },
  {
    id: "ratify-quota",
    file: "quota.yaml",
    tolerance: exact,
    reads: {
      "ratifies(four, x050)": false,
      "ratifies(four, x055)": true,
      "ratifies(five, x055)": false,
      "ratifies(five, x060)": true,
      "ratifies(seven, x075)": false,
      "ratifies(seven, x080)": true,
    },
  },
  {
    id: "trust-lr-of-waffling",
    file: "waffling.yaml",
    tolerance: exact,
    reads: {
      "trusted rate / other rate": 0.15 / 0.25,
      "(1 - trusted rate) / (1 - other rate)": 0.85 / 0.75,
      "trust(a in b | as written, round 9)": afterRatios(0.7, [0.6, 0.6, ...Array(6).fill(0.85 / 0.75)]),
    },
  },
];

function margin(change: string): string {
  return `E(asked | complied with ${change}) - E(asked | refused with ${change})`;
}

function windowReads(): Record<string, number | boolean> {
  const at = (threat: number) => margin(`threat = ${threat}, base = 0.05, growth = 0.9, bend = 2`);
  const [a, b, c] = [0.9 * 1.5, -1.2, 0.1 + 0.05 * 1.5];
  const root = Math.sqrt(b * b - 4 * a * c);
  const best = -b / (2 * a);
  return {
    [at(best)]: -c + (b * b) / (4 * a),
    [at((-b - root) / (2 * a))]: 0,
    [at((-b + root) / (2 * a))]: 0,
    [`${at(best)} > ${at(best - 0.01)}`]: true,
    [`${at(best)} > ${at(best + 0.01)}`]: true,
  };
}

describe("crisis-bargaining oracles", () => {
  for (const { id, file, tolerance, reads } of oracles) {
    test(id, () => {
      const text = readFileSync(new URL(`oracles/${file}`, import.meta.url), "utf8");
      for (const { asked, expected, found } of expectations(text, file, reads)) {
        if (typeof expected === "boolean") expect(found, asked).toBe(expected);
        else
          expect(Math.abs((found as number) - expected), `${asked}: ${found}`).toBeLessThanOrEqual(tolerance);
      }
    });
  }

  const shareOf = (file: string, asked: Asked, ratified: boolean): string | null => {
    const found = agree(readFileSync(new URL(`oracles/${file}`, import.meta.url), "utf8"), file, asked);
    if (found.status !== "done") throw new Error(JSON.stringify(found));
    const { value } = found.document.results[0];
    const solutions = ratified ? value!.ratification!.solutions : value!.solutions;
    return solutions.find(({ name }) => name === "nash")?.points[0].package[0] ?? null;
  };

  test("range-neutral, its Nash share", () => {
    // Halfway between what war leaves to each: 0.6 - 0.15, and 1 less 0.4 - 0.25.
    expect(shareOf("range.yaml", { approaches: ["talks"] }, false)).toBe("0.65");
  });

  test("nash-floors", () => {
    const floors = [
      [0, 0],
      [0.65, 0],
      [0.65, 0.3],
      [0.65, 0.4],
    ];
    const shares = floors.map(([a, b]) =>
      shareOf("floors.yaml", { set: { "floor a": a, "floor b": b } }, true),
    );
    expect(shares).toEqual(["0.5", "0.65", "0.65", null]);
    expect(shareOf("floors.yaml", {}, false)).toBe("0.5");
  });
});
