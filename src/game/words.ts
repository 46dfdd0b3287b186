import type { Model } from "../scenario/model.ts";
import type { Layout, States } from "./graph.ts";
import { partsOf, stateAt } from "./layout.ts";
import type { Place } from "./place.ts";

/** A state in the words of the file: `line = maximalists, on the table: focused`. */
export function describe(model: Model, layout: Layout, place: Place): string {
  const words = place.words.subarray(place.offset, place.offset + layout.words);
  const state = stateAt({ count: 1, layout, words }, 0);
  const said = model.state.map((variable, i) => `${variable.id} = ${variable.values[state.variables[i]]}`);
  if (state.table >= 0) said.push(`on the table: ${model.packages[state.table].id}`);
  state.shown.forEach((times, kind) => {
    if (times > 0) said.push(`${model.evidence[kind].id} shown ${times} ${times === 1 ? "time" : "times"}`);
  });
  return said.length === 0 ? "at the start" : said.join(", ");
}

/** How many different values each part of the states took, those with the most first. */
export function spread(model: Model, states: States): readonly { name: string; values: number }[] {
  const names = { variables: model.state.map(({ id }) => id), evidence: model.evidence.map(({ id }) => id) };
  const counted = partsOf(states.layout, names).map(({ name, fields }) => {
    const seen = new Set<number>();
    for (let state = 0; state < states.count; state++) {
      const at = state * states.layout.words;
      let value = 0;
      for (const { word, shift, mask } of fields) {
        value = value * (mask + 1) + ((states.words[at + word] >>> shift) & mask);
      }
      seen.add(value);
    }
    return { name, values: seen.size };
  });
  return counted.filter(({ values }) => values > 1).sort((a, b) => b.values - a.values);
}
