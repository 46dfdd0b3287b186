/**
 * A scenario made to be large: two counters, a line that changes hands, forces, three kinds of evidence and four
 * packages over half a year of weeks. Its game has more than a million edges.
 */
export function stressText(rounds = 12): string {
  return `parley: 1
title: A scenario made to be large
clock: { round: 1 week, rounds: ${rounds}, at the end: drift, deadline: 20 }
parties:
  north: { name: North, factions: [doves, hawks], precision: 0.15 in 0.1..0.2 }
  south: { name: South, precision: 0.2 in 0.1..0.3 }
agreed by: [north, south]
issues:
  border: [open, watched, closed]
  aid: [none, some, much]
packages:
  thaw: { border: open, aid: some }
  bargain: { border: watched, aid: much }
  freeze: { border: watched, aid: none }
  wall: { border: closed, aid: some }
outcomes: { deal: agreed, war: open war, coup: the south falls, drift: nothing is settled }
values:
  north:
    deal:
      kept: { border: { open: 20 in 10..30, watched: 12, closed: 4 }, aid: { some: -4, much: -9 in -14..-5 } }
      broken: { border: { open: -30 in -50..-10, watched: -12, closed: 0 }, aid: { none: 0, some: -6, much: -12 } }
      rests on: [north in south]
    war: -60 in -90..-40
    coup: -25
    drift: -10
    each week: -0.3 in -0.6..0
  north/hawks:
    deal: { kept: { border: { open: -10, watched: 5, closed: 12 } } }
    war: -25 in -50..0
  south:
    deal:
      kept: { border: { open: 15, watched: 8, closed: -5 }, aid: { some: 10, much: 22 in 15..30 } }
      broken: { border: { open: -5, watched: -10, closed: -20 }, aid: { none: 0, some: -5, much: -15 } }
      rests on: [south in north]
    war: -80
    coup: -95
    drift: -15
    each week: -0.5 in -1..0
    discount: 0.99
trust:
  north in south: { at first: 0.4 in 0.2..0.6, in fact: 0.6 }
  south in north: { at first: 0.3 in 0.1..0.5, in fact: if line = hawks then 0.4 else 0.7 in 0.5..0.9 }
evidence:
  raid: { about: north in south, times likelier: 0.7 in 0.5..0.9, at most: 2 times }
  insult: { about: south in north, times likelier: 0.8, otherwise: 1.05, at most: 2 times }
  gesture: { about: south in north, times likelier: 1.5 in 1.1..2, at most: 2 times }
state:
  line: { speaks for: north, start: doves }
  forces: { values: [far, near], start: far }
  stock: { values: 0 to 8, start: 2 }
  unrest: { values: 0 to 5, start: 0 }
turns: [election, incident, north, south]
chance:
  election: { hazard: 0.1 in 0.05..0.2, does: { line: other } }
  incident:
    when: stock > 0
    one of:
      - { hazard: 0.02 in 0.01..0.05, ends: war }
      - { hazard: 0.05, shows: raid }
moves:
  north:
    offer: { offers: [thaw, bargain, freeze, wall] }
    advance: { when: forces = far, does: { forces: near }, shows: insult }
    withdraw: { when: forces = near, does: { forces: far }, shows: gesture, costs: { north: 1 } }
    wait: {}
    strike: { when: forces = near and round >= deadline, ends: { war: 0.8 in 0.6..0.9, coup: rest } }
  south:
    accept: { accepts: the offer }
    arm: { when: stock < 8, does: { stock: stock + 1 } }
    yield: { when: stock > 0, does: { stock: stock - 1 }, shows: raid }
    repress: { when: unrest > 0, does: { unrest: unrest - 1 } }
    hold: { when: unrest < 5, does: { unrest: unrest + 1 } }
`;
}
