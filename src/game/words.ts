import type { Model } from "../scenario/model.ts";
import type { Layout, Names, States } from "./graph.ts";
import { partsOf, stateAt } from "./layout.ts";

export function namesOf(model: Model): Names {
  return {
    parties: model.parties.map(({ id }) => id),
    variables: model.state.map(({ id, values }) => ({ id, values })),
    packages: model.packages.map(({ id }) => id),
    evidence: model.evidence.map(({ id }) => id),
  };
}

/** The state that stands at an offset, in the words of the file: `line = maximalists, on the table: focused`. */
export function describe(names: Names, layout: Layout, words: Int32Array, offset: number): string {
  const own = words.subarray(offset, offset + layout.words);
  const state = stateAt({ count: 1, layout, words: own }, 0);
  const said = names.variables.map(({ id, values }, i) => `${id} = ${values[state.variables[i]]}`);
  if (state.table >= 0) said.push(`on the table: ${names.packages[state.table]}`);
  state.shown.forEach((times, kind) => {
    if (times > 0) said.push(`${names.evidence[kind]} shown ${times} ${times === 1 ? "time" : "times"}`);
  });
  return said.length === 0 ? "as at the start" : said.join(", ");
}

/** How many different values each part of the states took, those with the most first. */
export function spread(names: Names, states: States): readonly { name: string; values: number }[] {
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
