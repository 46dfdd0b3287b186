import type { Ban, Diagram, Pay } from "./diagram.ts";

/** Looking for equal states costs a text for each; beyond so many the diagram stays as it is. */
const most = 200_000;

export function reducedPay(pay: Pay, limbs: number): Pay {
  const last = pay.most[pay.most.length - 1];
  if (last.length > most * limbs) return pay;
  const texts = Array.from({ length: last.length / limbs }, (_, state) =>
    last.subarray(state * limbs, (state + 1) * limbs).join(),
  );
  const { diagram, old } = reduced(pay.diagram, texts);
  const chosen = pay.most.map((layer, index) => {
    const few = new Float64Array(old[index].length * limbs);
    old[index].forEach((state, position) => {
      few.set(layer.subarray(state * limbs, (state + 1) * limbs), position * limbs);
    });
    return few;
  });
  return { ...pay, diagram, most: chosen };
}

export function reducedBan(ban: Ban): Ban {
  const last = ban.open[ban.open.length - 1];
  if (last.length > most) return ban;
  const { diagram, old } = reduced(ban.diagram, Array.from(last, String));
  return {
    diagram,
    open: ban.open.map((layer, index) => Uint8Array.from(old[index], (state) => layer[state])),
  };
}

/**
 * The same diagram with states that nothing tells apart made one, from the last layer back (Bryant, "Graph-based
 * algorithms for Boolean function manipulation", IEEE Trans. Computers 35 (1986), with values in place of truth).
 *
 * @param last what each last state stands for, as a text; equal texts are one state.
 * @returns the diagram and, per layer, an old state for each new one. The first state stays 0.
 */
function reduced(
  { issues, next, states }: Diagram,
  last: readonly string[],
): { readonly diagram: Diagram; readonly old: readonly Int32Array[] } {
  const layers = issues.length;
  const newNext: Int32Array[] = [];
  const old: Int32Array[] = [];
  let to = classes(last);
  old.unshift(to.first);
  for (let layer = layers - 1; layer >= 0; layer--) {
    const size = next[layer].length / states[layer];
    const after = to.of;
    const rows = Array.from({ length: states[layer] }, (_, state) =>
      Int32Array.from({ length: size }, (_, value) => after[next[layer][state * size + value]]),
    );
    to = classes(rows.map((row) => row.join()));
    old.unshift(to.first);
    const merged = new Int32Array(to.first.length * size);
    to.first.forEach((state, index) => {
      merged.set(rows[state], index * size);
    });
    newNext.unshift(merged);
  }
  return { diagram: { issues, next: newNext, states: old.map(({ length }) => length) }, old };
}

/** Numbers equal texts alike, in the order in which they appear; `first` holds where each number appears. */
function classes(texts: readonly string[]): { readonly of: Int32Array; readonly first: Int32Array } {
  const known = new Map<string, number>();
  const first: number[] = [];
  const of = Int32Array.from(texts, (text, index) => {
    const number = known.get(text) ?? known.size;
    if (number === known.size) {
      known.set(text, number);
      first.push(index);
    }
    return number;
  });
  return { of, first: Int32Array.from(first) };
}
