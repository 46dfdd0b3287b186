import { describe, expect, test } from "vitest";
import { build } from "../src/game/build.ts";
import { evaluate, isFailure } from "../src/game/evaluate.ts";
import type { Evaluation } from "../src/game/evaluation.ts";
import type { Structure } from "../src/game/graph.ts";
import type { Model } from "../src/scenario/model.ts";
import * as change from "./laws/change.ts";
import { modelOf } from "./model.ts";
import { underSettings } from "./plain/play.ts";
import { Draw } from "./random/draw.ts";
import { holdsForRandom, keptChoices } from "./random/kept.ts";
import { renamedText } from "./random/rename.ts";
import { scenarioText } from "./random/scenario.ts";
import { drawAssumptions, drawStructure } from "./random/talks.ts";
import { filesBelow, textOf } from "./repository.ts";

/** Two ways of adding and multiplying the same numbers, the second sometimes through a power of 1/7 and back. */
const SAME = 1e-9;
const SCENARIOS = 150;

interface Case {
  readonly model: Model;
  readonly structure: Structure;
  readonly assumptions: readonly number[];
}

type Law = (base: Case) => void;

function played({ model, structure, assumptions }: Case): Evaluation {
  const values = [...underSettings(model, structure.settings, assumptions)];
  // A change may have added assumptions that the case does not know.
  for (const { value } of model.assumptions.slice(values.length)) values.push(value);
  const graph = build(model, structure);
  const evaluation = evaluate(graph, Float64Array.from(values));
  if (isFailure(evaluation)) throw new Error(`${evaluation.code}: ${evaluation.message}`);
  // Labels stand for moves in the order of the file, whatever else a graph labels.
  const byMove = (counts: Float64Array): Float64Array =>
    counts.filter((_, label) => graph.labels[label]?.kind === "move");
  return { ...evaluation, open: byMove(evaluation.open), taken: byMove(evaluation.taken) };
}

type Part = keyof Evaluation;

/** What does not count points. */
const probabilities: readonly Part[] = [
  "outcomes",
  "kept",
  "byRound",
  "keptByRound",
  "trust",
  "alive",
  "length",
];
const everything: readonly Part[] = [...probabilities, "expected", "expectedInFact", "open", "taken"];

const listOf = (part: number | Float64Array): readonly number[] =>
  typeof part === "number" ? [part] : Array.from(part);

function expectSame(actual: Evaluation, expected: Evaluation, parts: readonly Part[]): void {
  const off = parts.flatMap((part) => {
    const [a, b] = [listOf(actual[part]), listOf(expected[part])];
    if (a.length !== b.length) return [`${part} has ${a.length} numbers for ${b.length}`];
    return b.flatMap((x, i) =>
      Math.abs(a[i] - x) <= SAME * (1 + Math.abs(x)) ? [] : [`${part}[${i}]: ${a[i]} for ${x}`],
    );
  });
  expect(off).toEqual([]);
}

const laws: Record<string, Law> = {
  "other names change nothing": (base) => {
    expect(played({ ...base, model: change.renamed(base.model) })).toEqual(played(base));
  },

  "points in another unit, with precision to match, change only the unit": (base) => {
    const model = change.withoutCurvature(base.model);
    const before = played({ ...base, model });
    model.parties.forEach((_, party) => {
      const factor = 4 + party;
      const after = played({ ...base, model: change.scaled(model, party, factor) });
      const back = (values: Float64Array): Float64Array =>
        values.map((value, row) => (model.rows[row].party === party ? value / factor : value));
      const told = {
        ...after,
        expected: back(after.expected),
        expectedInFact: back(after.expectedInFact),
      };
      expectSame(told, before, everything);
    });
  },

  "another zero of points moves expectations and nothing else": (base) => {
    const model = change.withoutDiscount(base.model);
    const before = played({ ...base, model });
    model.rows.forEach(({ attitude }, moved) => {
      const after = played({ ...base, model: change.shifted(model, moved, 16) });
      // With an attitude only what lies beyond the point of reference counts, and that has moved along.
      const by = attitude === null ? 16 : 0;
      const back = (values: Float64Array): Float64Array =>
        values.map((value, row) => (row === moved ? value - by : value));
      const told = {
        ...after,
        expected: back(after.expected),
        expectedInFact: back(after.expectedInFact),
      };
      expectSame(told, before, everything);
    });
  },

  "a branch of chance split into two halves changes nothing": (base) => {
    expectSame(played({ ...base, model: change.branchesSplit(base.model) }), played(base), everything);
  },

  "one package under three names counts once": (base) => {
    expectSame(played({ ...base, model: change.packagesTripled(base.model) }), played(base), everything);
  },

  "a folly is never chosen at best response": (base) => {
    base.model.parties.forEach((_, party) => {
      const best = change.responding(base.model, party);
      const folly = change.withFolly(best, party);
      if (folly === null) return;
      expectSame(played({ ...base, model: folly }), played({ ...base, model: best }), probabilities);
      expectSame(played({ ...base, model: folly }), played({ ...base, model: best }), [
        "expected",
        "expectedInFact",
      ]);
    });
  },

  "the order in which kinds of evidence are listed does not matter": (base) => {
    const last = base.model.evidence.length - 1;
    const { from } = base.structure;
    const shown = from?.shown.map(({ evidence, times }) => ({ evidence: last - evidence, times })) ?? [];
    const structure = { ...base.structure, from: from === null ? null : { ...from, shown } };
    const model = change.evidenceReversed(base.model);
    expectSame(played({ ...base, model, structure }), played(base), everything);
  },

  "the order in which evidence is seen does not matter": (base) => {
    const oneWay = change.withTwoSigns(base.model, [0, 1]);
    const otherWay = change.withTwoSigns(base.model, [1, 0]);
    if (oneWay === null || otherWay === null) return;
    expectSame(played({ ...base, model: oneWay }), played({ ...base, model: otherWay }), everything);
  },

  "days for weeks change nothing": (base) => {
    const model = change.withoutBeliefsAmongSeveral(base.model);
    const inDays = change.inShorterUnits(model, 7);
    expectSame(played({ ...base, model: inDays }), played({ ...base, model }), everything);
  },

  "an assumption that nothing reads changes nothing": (base) => {
    expect(played({ ...base, model: change.withUnusedAssumption(base.model) })).toEqual(played(base));
  },
};

function randomCase(draw: Draw): Case {
  const model = modelOf(scenarioText(draw));
  return { model, structure: drawStructure(draw, model), assumptions: drawAssumptions(draw, model) };
}

/** Scenarios of the library that are played, each under its first and its last approach. */
const library = [...filesBelow("scenarios"), ...filesBelow("cli/templates")]
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => ({ file, model: modelOf(textOf(file), file) }))
  .filter(({ model }) => model.clock !== null);

test(`other names in the text change nothing in ${SCENARIOS} random scenarios`, () => {
  holdsForRandom(1582, SCENARIOS, (draw) => {
    const text = scenarioText(draw);
    const [model, renamed] = [modelOf(text), modelOf(renamedText(text))];
    const structure = drawStructure(draw, model);
    const assumptions = drawAssumptions(draw, model);
    expect(renamed.parties.map(({ id }) => id)).not.toEqual(model.parties.map(({ id }) => id));
    expect(played({ model: renamed, structure, assumptions })).toEqual(
      played({ model, structure, assumptions }),
    );
  });
});

describe.each(Object.entries(laws))("%s", (_, law) => {
  test(`in ${SCENARIOS} random scenarios`, () => {
    holdsForRandom(1815, SCENARIOS, (draw) => law(randomCase(draw)));
  });

  test.each(keptChoices())("in what failed once: $file", ({ choices }) => {
    law(randomCase(new Draw(choices)));
  });

  test.each(library)("in $file", ({ model }) => {
    for (const { settings } of new Set([
      model.approaches[0],
      model.approaches[model.approaches.length - 1],
    ])) {
      const structure: Structure = { settings, from: null, refine: 1, forced: [] };
      law({ model, structure, assumptions: model.assumptions.map(({ value }) => value) });
    }
  });
});
