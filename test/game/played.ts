import { build } from "../../src/game/build.ts";
import { Evaluator, isFailure, type Solution } from "../../src/game/evaluate.ts";
import type { Evaluation } from "../../src/game/evaluation.ts";
import type { Graph, Structure } from "../../src/game/graph.ts";
import type { Model } from "../../src/scenario/model.ts";
import { modelOf } from "../model.ts";

/** The structure of a model's first approach, changed where asked. */
export function structureOf(model: Model, change: Partial<Structure> = {}): Structure {
  return { settings: model.approaches[0]?.settings ?? [], from: null, refine: 1, forced: [], ...change };
}

export function graphOf(text: string, change: Partial<Structure> = {}): Graph {
  const model = modelOf(text);
  return build(model, structureOf(model, change));
}

/** Central values of the assumptions, some of them changed by name. */
export function assumptionsOf(model: Model, change: Readonly<Record<string, number>> = {}): Float64Array {
  return Float64Array.from(model.assumptions, ({ id, value }) => change[id] ?? value);
}

export function solved(
  text: string,
  structure: Partial<Structure> = {},
  change: Readonly<Record<string, number>> = {},
): Solution {
  const model = modelOf(text);
  const found = new Evaluator(build(model, structureOf(model, structure))).solve(
    assumptionsOf(model, change),
  );
  if (isFailure(found)) throw new Error(found.message);
  return found;
}

export function played(
  text: string,
  structure: Partial<Structure> = {},
  change: Readonly<Record<string, number>> = {},
): Evaluation {
  return solved(text, structure, change).evaluation;
}

/** A little of everything: factions, both-way trust, own weights of chance, masks, a lottery, tolls, chances to act. */
export const MIXED = `parley: 1
title: A little of everything
clock: { round: 2 weeks, rounds: 5, at the end: drift, deadline: 4 }
parties:
  north: { name: North, factions: [doves, hawks], precision: 0.15 in 0.1..0.2 }
  south: { name: South, precision: 0.2 in 0.1..0.3 }
agreed by: [north, south]
issues: { border: [open, watched, closed] }
packages: { thaw: { border: open }, freeze: { border: watched }, wall: { border: closed } }
outcomes: { deal: agreed, war: open war, coup: the south falls, drift: nothing }
values:
  north:
    deal:
      kept: { border: { open: 20 in 10..30, watched: 12, closed: 4 } }
      broken: { border: { open: -30 in -50..-10, watched: -12, closed: 0 } }
      rests on: [north in south]
    war: -60 in -90..-40
    coup: -25
    drift: -10
    each week: -0.3 in -0.6..0
  north/hawks: { deal: { kept: { border: { open: -10, closed: 12 } } }, war: -25 in -50..0 }
  south:
    deal:
      kept: { border: { open: 15, watched: 8, closed: -5 } }
      broken: { border: { open: -5, watched: -10, closed: -20 } }
      rests on: [south in north]
    war: -80
    coup: -95
    drift: -15
    each week: -0.5 in -1..0
    discount: 0.99
    attitude: { reference: 0, loss aversion: 2 in 1..2.5, gains: 0.9, losses: 0.9 }
trust:
  north in south: { at first: 0.4 in 0.2..0.6, in fact: 0.6 in 0.4..0.8 }
  south in north: { at first: 0.3 in 0.1..0.5, in fact: if line = hawks then 0.4 else 0.7 in 0.5..0.9 }
evidence:
  raid: { about: north in south, times likelier: 0.7 in 0.5..0.9, otherwise: 1.1, at most: 2 times }
  gesture: { about: south in north, times likelier: 1.5 in 1.1..2 }
state:
  line: { speaks for: north, start: doves }
  forces: { values: [far, near], start: far }
turns: [election, incident, north, { south: 0.6 in 0.3..0.9 }]
chance:
  election: { hazard: 0.1 in 0.05..0.2, does: { line: other } }
  incident:
    one of:
      - { hazard: 0.02 in 0.01..0.05, believed: { south: 0.1 in 0.05..0.2 }, ends: war }
      - { hazard: 0.05, shows: raid }
moves:
  north:
    offer: { offers: [thaw, freeze, wall], when: trust(north in south) > 0.25 }
    advance: { when: forces = far, does: { forces: near } }
    withdraw: { when: forces = near, does: { forces: far }, shows: gesture, costs: { north: 1 } }
    wait: {}
    strike: { when: forces = near and round >= deadline, ends: { war: 0.8 in 0.6..0.9, coup: rest } }
  south:
    accept: { accepts: the offer }
    refuse: {}
`;
