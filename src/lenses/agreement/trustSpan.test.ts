import fc from "fast-check";
import { expect, test } from "vitest";
import { modelOf } from "../../../test/model.ts";
import { brokenRules } from "./evaluate.ts";
import { type Choices, spaceFrom } from "./fromModel.ts";
import { usualLimits } from "./frontier.ts";
import { type Span, type TrustSpan, trustSpans } from "./trustSpan.ts";
import { zoneOf } from "./zone.ts";

/** A deal that one side is sure of and the other must trust, and one the other way round. */
const text = (
  kept: readonly number[],
  broken: readonly number[],
  reservations: readonly number[],
): string => `
parley: 1
title: Trust
parties: { a: {}, b: {}, c: {} }
issues: { land: [all, half, none], watch: [yes, no] }
rules: [not (land = none and watch = yes)]
packages: { split: { land: half, watch: yes }, gift: { land: all, watch: no } }
values:
  a:
    deal:
      kept: { land: { all: ${kept[0]}, half: ${kept[1]} }, watch: { yes: ${kept[2]} } }
      broken: { land: { all: ${broken[0]}, half: ${broken[1]} }, watch: { yes: ${broken[2]} } }
      rests on: [a in b]
    no deal: ${reservations[0]}
  b:
    deal:
      kept: { land: { none: ${kept[3]}, half: ${kept[4]} } }
      broken: { land: { none: ${broken[3]}, half: ${broken[4]} } }
      rests on: [b in a, b in c]
    no deal: ${reservations[1]}
trust:
  a in b: { at first: 0.4 }
  b in a: { at first: 0.7 }
  b in c: { at first: 0.5 }
`;

const nothing: Choices = { reservations: new Map() };
const inside = (spans: readonly Span[], trust: number): boolean =>
  spans.some(({ from, to }) => trust >= from && trust <= to);
/** A crossing is a double near the exact one, and so is the trust that is tried. */
const near = (spans: readonly Span[], trust: number): boolean =>
  spans.some(({ from, to }) => Math.min(Math.abs(from - trust), Math.abs(to - trust)) < 1e-9);

function spansOf(yaml: string): {
  readonly model: ReturnType<typeof modelOf>;
  readonly spans: readonly TrustSpan[];
} {
  const model = modelOf(yaml);
  const assumptions = Float64Array.from(model.assumptions, ({ value }) => value);
  const moment = { assumptions, structure: null, trust: new Map<number, number>() };
  const spans = trustSpans(model, moment, nothing, (relation) => relation, usualLimits);
  if ("code" in spans) throw new Error(spans.message);
  return { model, spans };
}

test("the zone is open exactly where the spans say", () => {
  const points = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 5, maxLength: 5 });
  const reservations = fc.array(fc.integer({ min: -5, max: 10 }), { minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(points, points, reservations, (kept, broken, least) => {
      const { model, spans } = spansOf(text(kept, broken, least));
      expect(spans.map(({ relation, exact }) => [relation, exact])).toEqual([
        ["a in b", true],
        ["b in a", true],
        ["b in c", true],
      ]);
      for (const [relation, { open, named }] of spans.entries()) {
        const ends = open.flatMap(({ from, to }) => [from, to]);
        const tried = [
          0,
          1,
          0.125,
          0.33,
          0.5,
          0.66,
          0.875,
          ...ends.flatMap((end) => [end - 1e-6, end + 1e-6]),
        ];
        for (const trust of tried.filter((each) => each >= 0 && each <= 1)) {
          if (near(open, trust)) continue;
          const assumptions = Float64Array.from(model.assumptions, ({ value }) => value);
          const moment = { assumptions, structure: null, trust: new Map([[relation, trust]]) };
          const made = spaceFrom(model, moment, nothing);
          if ("code" in made) throw new Error(made.message);
          const zone = zoneOf(made.space, usualLimits);
          expect([relation, trust, zone.points.length > 0]).toEqual([relation, trust, inside(open, trust)]);
          for (const [index, { values }] of made.space.named.entries()) {
            const { span } = named[index];
            if (span !== null && near([span], trust)) continue;
            expect(brokenRules(zone.compiled.sizes, made.space.rules, values)).toEqual([]);
            const accepted = zoneOf(
              { ...made.space, rules: only(made.space.issues, values) },
              usualLimits,
            ).points;
            expect(accepted.length > 0).toBe(span !== null && inside([span], trust));
          }
        }
      }
    }),
    { seed: 111, numRuns: 30 },
  );
});

/** Rules that leave one package. */
const only = (issues: readonly { readonly values: readonly string[] }[], values: readonly number[]) =>
  issues.map((issue, index) => ({
    kind: "table" as const,
    issues: [index],
    allowed: issue.values.map((_, value) => value === values[index]),
  }));

test("a crossing in closed form", () => {
  // a gets 30t - 10(1 - t) of all the land: at least 2 from t = 0.3 on; b gives nothing away.
  const { spans } = spansOf(text([30, 0, 0, 5, 5], [-10, -10, 0, 5, 5], [2, 0]));
  expect(spans[0].open).toEqual([{ from: 0.3, to: 1 }]);
  expect(spans[0].named).toEqual([
    { package: "split", span: null },
    { package: "gift", span: { from: 0.3, to: 1 } },
  ]);
});

test("nothing is said where nobody has a reservation", () => {
  const yaml = text([1, 1, 1, 1, 1], [0, 0, 0, 0, 0], [0, 0]).replaceAll(/\n {4}no deal: .*/g, "");
  expect(spansOf(yaml).spans).toEqual([]);
});
