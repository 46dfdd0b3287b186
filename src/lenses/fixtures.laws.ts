/** Small scenario texts that between them use every part of the language that a lens reads. Parties: anna and bert. */

/** No clock, no moves: the gradual file. */
export const contract = `
parley: 1
title: A supply contract
parties: { anna: { name: The buyer }, bert: { name: The seller } }
issues:
  price: 80 to 120 in steps of 5
  delivery: [two weeks, eight weeks]
packages:
  list terms: { price: 110, delivery: two weeks }
  the swap: { price: 100, delivery: eight weeks }
values:
  anna: { deal: { price: 120 - price, delivery: { two weeks: 12 in 6..20, eight weeks: 0 } }, no deal: 15 }
  bert: { deal: { price: price - 80, delivery: { two weeks: 0, eight weeks: 14 in 8..20 } }, no deal: 20 in 10..40 }
`;

/** Anna's ship, which the weather may wreck, and Bert ashore; nobody has anything to decide. */
export const ship = `
parties:
  anna: { name: Anna, precision: 1 }
  bert: { name: Bert, precision: 1 }
outcomes: { calm: nothing happens, wreck: the ship is lost }
values:
  anna: { calm: 10, wreck: -10 in -30..-5 }
  bert: { calm: 4, wreck: -6 }
turns: [weather, anna]
moves:
  anna: { wait: {} }
`;

/** One chance block, nothing to decide but one move: every probability has a closed form. */
export const storm = `
parley: 1
title: A storm
asks: [P(calm), { least: P(wreck) }]
clock: { round: 1 day, rounds: 2, at the end: calm }
${ship}chance:
  weather: { hazard: danger, ends: wreck }
assumptions:
  danger: 0.2 in 0.1..0.5
  shelter: 0.5 in 0.25..1
  idle: 1 in 0..2
levers:
  course: { by: anna, settings: { open sea: {}, coast: { assume: { danger: 0.2 * shelter } } } }
approaches:
  bold: { course: open sea }
  careful: { course: coast }
views:
  gloomy: { says: it is worse, assume: { danger: 0.4 } }
claims:
  C1: { says: the coast is safer, holds: P(wreck | careful) < P(wreck | bold) }
  C2: { says: the open sea is safe, holds: P(wreck | bold) < 0.1 }
`;

/** Offers, trust that evidence moves, a deal that may break, two approaches. */
export const talks = `
parley: 1
title: Talks
asks: [P(lasting deal), E(anna)]
clock: { round: 1 week, rounds: 4, at the end: drift }
parties:
  anna: { name: Anna, precision: 0.1 in 0.05..0.2 }
  bert: { name: Bert, precision: 0.1 }
issues:
  land: [all, half]
packages:
  everything: { land: all }
  split: { land: half }
outcomes: { deal: they sign, war: they fight, drift: the talks run out }
values:
  anna:
    deal: { kept: { land: { all: 40, half: 20 } }, broken: { land: { all: -10, half: -5 } }, rests on: [anna in bert] }
    war: -30 in -50..-10
    drift: 0
    each week: -1 in -2..0
  bert:
    deal: { kept: { land: { all: -20, half: 15 } }, broken: { land: { all: -40, half: -20 } }, rests on: [bert in anna] }
    war: -40
    drift: -5
trust:
  anna in bert: { at first: 0.6 in 0.4..0.8, in fact: 0.7 in 0.5..0.9 }
  bert in anna: { at first: 0.5 in 0.3..0.7, in fact: if land = all then 0.6 in 0.4..0.8 else 0.8 }
evidence:
  restraint: { about: bert in anna, times likelier: 2 in 1..3, at most: 2 times }
turns: [anna, bert, spark]
chance:
  spark: { hazard: 0.05 in 0.01..0.1, ends: war }
moves:
  anna:
    propose: { offers: [everything, split] }
    hold back: { shows: restraint }
  bert:
    accept: { accepts: the offer }
    wait: {}
    fight: { ends: war }
levers:
  demand: { by: anna, settings: { more: { never: { anna: propose split } }, less: { never: { anna: propose everything } } } }
approaches:
  hard: { demand: more }
  soft: { demand: less }
`;

export const fixtures: Readonly<Record<string, string>> = { contract, storm, talks };
