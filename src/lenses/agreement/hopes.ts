import { nearLimbs } from "../../maths/limbs.ts";
import type { ValueClass } from "./classes.ts";
import type { Mix } from "./mixes.ts";
import type { Plan } from "./plan.ts";
import { portionsOf } from "./portions.ts";
import type { Reach } from "./reach.ts";

/** What a half-chosen package can still come to at most, by mix, in doubles that are off by less than the mix's margin. */
interface Hopes {
  /** After a choice, without a look at what it changes for later issues: quick, and no lower than what `enter` finds. */
  glimpse(depth: number, choice: number, into: Float64Array): void;
  /** Makes a choice; the states of the diagrams after it must be there. */
  enter(depth: number, choice: number): void;
  /** What was found at every depth, all mixes beside each other; where nothing is chosen it is there from the beginning. */
  readonly found: Float64Array;
}

/** A term that goes on to later issues when one is chosen. */
interface Going {
  readonly cell: number;
  readonly width: number;
  readonly settled: Uint8Array;
  /** By mix, the factor of what the chosen issue was charged with. */
  readonly own: Float64Array;
  readonly most: Float64Array;
  readonly later: readonly Later[];
}

/** A later issue's part of it: factors by mix and what it brings by state and choice, before and after. */
interface Later {
  readonly depth: number;
  readonly at: number;
  readonly width: number;
  readonly before: Float64Array;
  readonly after: Float64Array;
  readonly mostBefore: Float64Array;
  readonly mostAfter: Float64Array;
}

/**
 * Every term is divided among the issues that it has still to read, for every mix in its own way, and every issue is hoped
 * to bring the most of its own points and its portions over its values. A choice changes only the portions of terms that
 * read the chosen issue: what it was charged with goes to the later ones, in proportion, and what became impossible is gone.
 */
export function hopesOf(
  plan: Plan,
  reaches: readonly Reach[],
  choices: readonly (readonly ValueClass[])[],
  states: Int32Array,
  start: Float64Array,
  mixes: readonly Mix[],
): Hopes {
  const { compiled, issues, pays, payStops } = plan;
  const { rows, limbs, tables } = compiled;
  const depths = issues.length;
  const count = mixes.length;
  const portions = mixes.map(({ weights }) => portionsOf(plan, reaches, choices, weights));
  const factor = (pay: number, from: number, layer: number): Float64Array =>
    Float64Array.from(mixes, ({ weights }, mix) => weights[pays[pay].row] * portions[mix][pay][from][layer]);
  /** Where the entries of each issue begin: by choice, then by mix. */
  const at: number[] = [];
  let length = 0;
  for (const each of choices) {
    at.push(length);
    length += each.length * count;
  }
  const entries = new Float64Array((depths + 1) * length);
  const best = new Float64Array((depths + 1) * depths * count);
  /** What the chosen issues bring, by depth and mix. */
  const sure = new Float64Array((depths + 1) * count);
  const found = new Float64Array((depths + 1) * count);

  const going: readonly (readonly Going[])[] = payStops.map((stops, depth) =>
    stops.flatMap(({ index, layer, cell, last }): Going[] => {
      if (last) return [];
      const { depths: read, most, settled } = reaches[index];
      return [
        {
          cell,
          width: choices[depth].length,
          settled: settled[layer],
          own: factor(index, layer, layer),
          most: most[layer][0],
          later: read.slice(layer + 1).map((depthOfLater, ahead) => ({
            depth: depthOfLater,
            at: at[depthOfLater],
            width: choices[depthOfLater].length,
            before: factor(index, layer, layer + 1 + ahead),
            after: factor(index, layer + 1, layer + 1 + ahead),
            mostBefore: most[layer][1 + ahead],
            mostAfter: most[layer + 1][ahead],
          })),
        },
      ];
    }),
  );
  const touched = going.map((all) => [
    ...new Set(all.flatMap(({ later }) => later.map(({ depth }) => depth))),
  ]);

  const improve = (level: number, depth: number): void => {
    const from = level * length + at[depth];
    const into = (level * depths + depth) * count;
    for (let mix = 0; mix < count; mix++) best[into + mix] = entries[from + mix];
    for (let choice = 1; choice < choices[depth].length; choice++) {
      for (let mix = 0; mix < count; mix++) {
        const entry = entries[from + choice * count + mix];
        if (entry > best[into + mix]) best[into + mix] = entry;
      }
    }
  };
  const total = (level: number): void => {
    for (let mix = 0; mix < count; mix++) found[level * count + mix] = sure[level * count + mix];
    for (let depth = level; depth < depths; depth++) {
      const from = (level * depths + depth) * count;
      for (let mix = 0; mix < count; mix++) found[level * count + mix] += best[from + mix];
    }
  };

  mixes.forEach(({ weights }, mix) => {
    for (let row = 0; row < rows; row++) sure[mix] += weights[row] * nearLimbs(start, row * limbs, limbs);
    choices.forEach((each, depth) => {
      each.forEach(({ value }, choice) => {
        for (let row = 0; row < rows; row++) {
          const own = nearLimbs(tables[issues[depth]], (value * rows + row) * limbs, limbs);
          entries[at[depth] + choice * count + mix] += weights[row] * own;
        }
      });
    });
    reaches.forEach(({ depths: read, most }, pay) => {
      read.forEach((depth, layer) => {
        const part = weights[pays[pay].row] * portions[mix][pay][0][layer];
        choices[depth].forEach((_, choice) => {
          entries[at[depth] + choice * count + mix] += part * most[0][layer][choice];
        });
      });
    });
  });
  for (const depth of issues.keys()) improve(0, depth);
  total(0);

  return {
    found,
    glimpse(depth, choice, into) {
      const from = depth * length + at[depth] + choice * count;
      const tops = (depth * depths + depth) * count;
      for (let mix = 0; mix < count; mix++) {
        into[mix] = found[depth * count + mix] - best[tops + mix] + entries[from + mix];
      }
    },
    enter(depth, choice) {
      const here = depth * length;
      const below = here + length;
      const rest = depth + 1 < depths ? at[depth + 1] : length;
      entries.copyWithin(below + rest, here + rest, here + length);
      best.copyWithin(
        ((depth + 1) * depths + depth + 1) * count,
        (depth * depths + depth + 1) * count,
        (depth + 1) * depths * count,
      );
      const chosen = here + at[depth] + choice * count;
      const into = (depth + 1) * count;
      for (let mix = 0; mix < count; mix++)
        sure[into + mix] = sure[depth * count + mix] + entries[chosen + mix];
      const moving = going[depth];
      for (let k = 0; k < moving.length; k++) {
        const { cell, width, settled, own, most, later } = moving[k];
        const state = states[cell];
        if (settled[state] === 1) continue;
        const gone = most[state * width + choice];
        for (let mix = 0; mix < count; mix++) sure[into + mix] -= own[mix] * gone;
        const after = states[cell + 1];
        for (let l = 0; l < later.length; l++) shift(later[l], state, after, below);
      }
      for (let k = 0; k < touched[depth].length; k++) improve(depth + 1, touched[depth][k]);
      total(depth + 1);
    },
  };

  function shift(part: Later, state: number, next: number, below: number): void {
    const { width, before, after, mostBefore, mostAfter } = part;
    let entry = below + part.at;
    for (let choice = 0; choice < width; choice++) {
      const lost = mostBefore[state * width + choice];
      const won = mostAfter[next * width + choice];
      for (let mix = 0; mix < count; mix++, entry++) entries[entry] += after[mix] * won - before[mix] * lost;
    }
  }
}
