import fc from "fast-check";
import { fraction } from "../../maths/exact.ts";
import type { Bound, Rule, Space, Together, Worth } from "./space.ts";

/**
 * A random space as plain whole numbers, from which the space and the answers that are obvious but slow are both made.
 * Points are small, so that ties abound; `stretch` turns them into fractions that no double can hold.
 */
export interface Draft {
  readonly sizes: readonly number[];
  readonly parties: readonly DraftParty[];
  readonly rules: readonly Rule[];
}

export interface DraftParty extends DraftWorth {
  readonly reservation: number | null;
  readonly stretch: "none" | "tenths" | "wide";
}

export interface DraftWorth {
  readonly constant: number;
  readonly tables: readonly (readonly number[])[];
  readonly terms: readonly DraftTerm[];
  readonly atMost: number | null;
}

type DraftTerm =
  | { readonly kind: "table"; readonly issues: readonly number[]; readonly points: readonly number[] }
  | {
      readonly kind: "box";
      readonly bounds: readonly Bound[];
      readonly when: "every met" | "any unmet";
      readonly points: number;
    };

export interface Taste {
  readonly parties: { readonly min: number; readonly max: number };
  readonly issues: { readonly min: number; readonly max: number };
  readonly values: number;
  /** Terms and rules at most; 0 makes the space additive. */
  readonly joint: number;
  readonly combinations: number;
}

export const smallTaste: Taste = {
  parties: { min: 2, max: 4 },
  issues: { min: 1, max: 5 },
  values: 4,
  joint: 4,
  combinations: 400,
};

export function drafts(taste: Taste = smallTaste): fc.Arbitrary<Draft> {
  const sizes = fc
    .array(fc.integer({ min: 1, max: taste.values }), {
      minLength: taste.issues.min,
      maxLength: taste.issues.max,
    })
    .filter((all) => all.reduce((a, b) => a * b, 1) <= taste.combinations);
  return sizes.chain((all) =>
    fc.record({
      sizes: fc.constant(all),
      parties: fc.array(partyOf(all, taste), { minLength: taste.parties.min, maxLength: taste.parties.max }),
      rules: fc.array(ruleOf(all), { maxLength: taste.joint === 0 ? 0 : 2 }),
    }),
  );
}

const points = fc.oneof(fc.integer({ min: -4, max: 9 }), fc.constant(0));

export function worthDraft(sizes: readonly number[], joint: number): fc.Arbitrary<DraftWorth> {
  return fc.record({
    constant: fc.integer({ min: -3, max: 3 }),
    tables: fc.oneof(
      { weight: 6, arbitrary: fc.tuple(...sizes.map((size) => fc.array(points, exactly(size)))) },
      // A party that does not care about anything.
      { weight: 1, arbitrary: fc.constant(sizes.map((size) => new Array<number>(size).fill(0))) },
    ),
    terms: fc.array(termOf(sizes), { maxLength: joint }),
    atMost: fc.option(fc.integer({ min: 0, max: 15 }), { freq: 3 }),
  });
}

const partyOf = (sizes: readonly number[], { joint }: Taste): fc.Arbitrary<DraftParty> =>
  fc
    .tuple(
      worthDraft(sizes, joint),
      fc.record({
        reservation: fc.option(fc.integer({ min: -5, max: 14 }), { freq: 3 }),
        stretch: fc.constantFrom("none" as const, "tenths" as const, "wide" as const),
      }),
    )
    .map(([worth, rest]) => ({ ...worth, ...rest }));

const exactly = (length: number) => ({ minLength: length, maxLength: length });

const someIssues = (sizes: readonly number[]): fc.Arbitrary<number[]> =>
  fc
    .uniqueArray(fc.nat(sizes.length - 1), { minLength: 1, maxLength: 3 })
    .map((issues) => issues.sort((a, b) => a - b));

const boundsOf = (sizes: readonly number[]): fc.Arbitrary<Bound[]> =>
  someIssues(sizes).chain((issues) =>
    fc.tuple(
      ...issues.map((issue) =>
        fc
          .uniqueArray(fc.nat(sizes[issue] - 1), { maxLength: sizes[issue] })
          .map((values) => ({ issue, values })),
      ),
    ),
  );

const cellsOf = (sizes: readonly number[], issues: readonly number[]): number =>
  issues.reduce((product, issue) => product * sizes[issue], 1);

const termOf = (sizes: readonly number[]): fc.Arbitrary<DraftTerm> =>
  fc.oneof(
    someIssues(sizes).chain((issues) =>
      fc.record({
        kind: fc.constant("table" as const),
        issues: fc.constant(issues),
        points: fc.array(points, exactly(cellsOf(sizes, issues))),
      }),
    ),
    fc.record({
      kind: fc.constant("box" as const),
      bounds: fc.oneof({ weight: 9, arbitrary: boundsOf(sizes) }, { weight: 1, arbitrary: fc.constant([]) }),
      when: fc.constantFrom("every met" as const, "any unmet" as const),
      points,
    }),
  );

const ruleOf = (sizes: readonly number[]): fc.Arbitrary<Rule> =>
  fc.oneof(
    someIssues(sizes).chain((issues) =>
      fc.record({
        kind: fc.constant("table" as const),
        issues: fc.constant(issues),
        allowed: fc.array(
          fc.integer({ min: 0, max: 3 }).map((roll) => roll > 0),
          exactly(cellsOf(sizes, issues)),
        ),
      }),
    ),
    boundsOf(sizes).map((bounds) => ({ kind: "forbidden" as const, bounds })),
  );

/** (10^25 + 1) / 10^25: keeps the order of whole numbers and their ties, and needs two limbs. */
const wide = 10n ** 25n;

export function stretched(value: number, { stretch }: Pick<DraftParty, "stretch">) {
  if (stretch === "none") return fraction(BigInt(value), 1n);
  return stretch === "tenths" ? fraction(BigInt(value), 10n) : fraction(BigInt(value) * (wide + 1n), wide);
}

export function spaceOf({ sizes, parties, rules }: Draft): Space {
  return {
    issues: sizes.map((size, issue) => ({
      id: `issue ${issue + 1}`,
      values: Array.from({ length: size }, (_, value) => `${issue + 1}.${value + 1}`),
    })),
    parties: parties.map((party, index) => ({
      id: `p${index + 1}`,
      name: `Party ${index + 1}`,
      worth: worthOfDraft(party, party),
      reservation: party.reservation === null ? null : stretched(party.reservation, party),
      home: null,
    })),
    rules,
    named: [],
    commonScale: false,
  };
}

export function worthOfDraft(draft: DraftWorth, scale: Pick<DraftParty, "stretch">): Worth {
  const exact = (value: number) => stretched(value, scale);
  return {
    constant: exact(draft.constant),
    tables: draft.tables.map((table) => table.map(exact)),
    terms: draft.terms.map(
      (term): Together =>
        term.kind === "table"
          ? { ...term, points: term.points.map(exact) }
          : { ...term, points: exact(term.points) },
    ),
    atMost: draft.atMost === null ? null : exact(draft.atMost),
  };
}

/** A package with everyone's points, straight from the definition. */
export interface Slow {
  readonly values: readonly number[];
  readonly points: readonly number[];
}

export function everyPackage({ sizes, parties, rules }: Draft): readonly Slow[] {
  const all = sizes.reduce<readonly (readonly number[])[]>(
    (before, size) =>
      before.flatMap((values) => Array.from({ length: size }, (_, value) => [...values, value])),
    [[]],
  );
  return all
    .filter((values) => rules.every((rule) => obeys(sizes, rule, values)))
    .map((values) => ({ values, points: parties.map((party) => pointsOf(sizes, party, values)) }));
}

export function pointsOf(sizes: readonly number[], worth: DraftWorth, values: readonly number[]): number {
  const tables = worth.tables.reduce((sum, table, issue) => sum + table[values[issue]], worth.constant);
  const sum = worth.terms.reduce((total, term) => {
    if (term.kind === "table") return total + term.points[cellOf(sizes, term.issues, values)];
    const met = term.bounds.every((bound) => bound.values.includes(values[bound.issue]));
    return total + (met === (term.when === "every met") ? term.points : 0);
  }, tables);
  return worth.atMost === null ? sum : Math.min(sum, worth.atMost);
}

function obeys(sizes: readonly number[], rule: Rule, values: readonly number[]): boolean {
  if (rule.kind === "table") return rule.allowed[cellOf(sizes, rule.issues, values)];
  return !rule.bounds.every((bound) => bound.values.includes(values[bound.issue]));
}

const cellOf = (sizes: readonly number[], issues: readonly number[], values: readonly number[]): number =>
  issues.reduce((cell, issue) => cell * sizes[issue] + values[issue], 0);

export const beats = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((points, party) => points >= b[party]) && a.some((points, party) => points > b[party]);

/** Points nobody beats, in falling order, with all their packages in the order of the document. */
export function slowFront(
  packages: readonly Slow[],
): readonly { readonly points: readonly number[]; readonly packages: readonly (readonly number[])[] }[] {
  const groups = new Map<string, { points: readonly number[]; packages: (readonly number[])[] }>();
  for (const { points, values } of packages) {
    const key = points.join();
    if (!groups.has(key)) groups.set(key, { points, packages: [] });
    groups.get(key)!.packages.push(values);
  }
  const all = [...groups.values()];
  return all
    .filter(({ points }) => !all.some((other) => beats(other.points, points)))
    .sort((a, b) => {
      const party = a.points.findIndex((points, index) => points !== b.points[index]);
      return b.points[party] - a.points[party];
    });
}
