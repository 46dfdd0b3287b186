import type { Field, GraphState, Layout, Names, States } from "./graph.ts";

/** How many values each part of a state can take; 1 where it never changes from the first. */
export interface Sizes {
  readonly variables: readonly number[];
  readonly table: number;
  readonly agreed: readonly number[];
  readonly shown: readonly number[];
  readonly missed: readonly number[];
}

/**
 * Packs the parts of a state into as few 32-bit words as they need, each part within one word. Each radix is rounded up
 * to a power of two, so that reading a part is a shift and a mask, and leaving parts out is one mask for all.
 */
export function layoutOf(sizes: Sizes): Layout {
  let word = 0;
  let used = 0;
  const field = (size: number): Field => {
    const bits = 32 - Math.clz32(size - 1);
    if (used + bits > 32) {
      word += 1;
      used = 0;
    }
    const shift = used;
    used += bits;
    return bits === 0 ? { word, shift: 0, mask: 0, size } : { word, shift, mask: 2 ** bits - 1, size };
  };
  const variables = sizes.variables.map(field);
  const table = field(sizes.table);
  const agreed = sizes.agreed.map(field);
  const shown = sizes.shown.map(field);
  const missed = sizes.missed.map(field);
  return { words: word + 1, variables, table, agreed, shown, missed };
}

export function readField(field: Field, words: Int32Array, offset: number): number {
  return (words[offset + field.word] >>> field.shift) & field.mask;
}

export function writeField(field: Field, words: Int32Array, offset: number, value: number): void {
  const place = offset + field.word;
  words[place] = (words[place] & ~(field.mask << field.shift)) | (value << field.shift);
}

/** One state in full, for reports. */
export function stateAt(states: States, index: number): GraphState {
  const { layout, words } = states;
  const offset = index * layout.words;
  const read = (field: Field): number => readField(field, words, offset);
  return {
    variables: layout.variables.map(read),
    table: read(layout.table) - 1,
    agreed: layout.agreed.reduce((set, field, party) => set | (read(field) << party), 0),
    shown: layout.shown.map(read),
    missed: layout.missed.map(read),
  };
}

/** Every part of a state with the words that name it, in the order of the layout. */
export function partsOf(
  layout: Layout,
  names: Names,
): readonly { readonly name: string; readonly fields: readonly Field[] }[] {
  return [
    ...layout.variables.map((field, i) => ({ name: names.variables[i].id, fields: [field] })),
    { name: "on the table", fields: [layout.table] },
    { name: "agreed", fields: layout.agreed },
    ...layout.shown.map((field, i) => ({ name: `${names.evidence[i]} (times shown)`, fields: [field] })),
    ...layout.missed.map((field, i) => ({ name: `${names.evidence[i]} (times not shown)`, fields: [field] })),
  ];
}
