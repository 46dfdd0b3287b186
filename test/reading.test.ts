import { describe, expect, test } from "vitest";
import type { Term } from "../src/expression/term.ts";
import type { Model } from "../src/scenario/model.ts";
import { modelOf } from "./model.ts";
import { read, type Surroundings } from "./plain/term.ts";
import { textRows } from "./plain/values.ts";
import { Draw } from "./random/draw.ts";
import { holdsForRandom, keptChoices } from "./random/kept.ts";
import { scenarioText } from "./random/scenario.ts";

const SCENARIOS = 300;
/** The same few additions in another order. */
const SAME = 1e-9;

/** The model as the talks begin, with one package on the table or none. */
function beginning(model: Model, pack: number): Surroundings {
  const nothing = (): number => {
    throw new Error("no value of a random scenario reads a trust");
  };
  return {
    assumptions: model.assumptions.map(({ value }) => value),
    variable: (index) => model.state[index].start + (model.state[index].low ?? 0),
    round: 1,
    deadline: model.clock!.deadline,
    table: pack < 0 ? -1 : model.packages[pack].same,
    issue: (index) => (pack < 0 ? Number.NaN : model.packages[pack].terms[index]),
    trust: nothing,
    settledTrust: nothing,
  };
}

function agrees(draw: Draw): void {
  const text = scenarioText(draw);
  const model = modelOf(text);
  const nowhere = beginning(model, -1);
  const off: string[] = [];
  const same = (what: string, term: Term, at: Surroundings, told: number): void => {
    const value = read(term, at);
    if (!(Math.abs(value - told) <= SAME * (1 + Math.abs(told))))
      off.push(`${what}: ${value}, by the text ${told}`);
  };
  const rows = textRows(text);
  expect(model.rows.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
  for (const told of rows) {
    const row = model.rows.find(({ id }) => id === told.id)!;
    model.packages.forEach(({ id }, pack) => {
      const at = beginning(model, pack);
      same(`${row.id} on ${id} kept`, row.deal!.kept, at, told.kept[pack]);
      same(`${row.id} on ${id} broken`, row.deal!.broken ?? row.deal!.kept, at, told.broken[pack]);
    });
    told.outcomes.forEach((points, o) => {
      if (points !== null) same(`${row.id} on ${model.outcomes[o].id}`, row.outcomes[o], nowhere, points);
    });
    same(`flow of ${row.id}`, row.flow, nowhere, told.flow);
    same(`discount of ${row.id}`, row.discount, nowhere, told.discount);
    if (row.precision === "best" || told.precision === "best") expect(row.precision).toBe(told.precision);
    else same(`precision of ${row.id}`, row.precision, nowhere, told.precision);
    expect(row.attitude === null).toBe(told.attitude === null);
    if (row.attitude === null || told.attitude === null) continue;
    const { reference, lossAversion, gains, losses } = row.attitude;
    [reference, lossAversion, gains, losses].forEach((term, i) => {
      same(`attitude ${i} of ${row.id}`, term, nowhere, told.attitude![i]);
    });
  }
  expect(off).toEqual([]);
}

describe("what a text values, against another way of reading it", () => {
  test(`in ${SCENARIOS} random scenarios`, () => {
    holdsForRandom(366, SCENARIOS, agrees);
  });

  test.each(keptChoices())("in what failed once: $file", ({ choices }) => {
    agrees(new Draw(choices));
  });
});
