import { checkIndex, checkSize, type Design, designId } from "./design.ts";
import { checkIndependent } from "./freeze.ts";
import type { Inputs } from "./inputs.ts";
import { spreadOf } from "./law.ts";
import { philox } from "./philox.ts";

/**
 * Walks on a grid of levels, each input moved once, one after the other. A row holds the d + 1 points of one walk.
 * The levels divide the range of an input evenly (its logarithm where the law is log-uniform), its ends among them; the
 * shape of the law does not count. With an even number of levels and steps of half of them every level has exactly one
 * way to go, so that a level drawn evenly gives the direction too.
 */
export interface TrajectoryDesign extends Design {
  readonly kind: "trajectories";
  readonly method: "random";
  readonly stream: number;
  readonly trajectories: number;
  readonly levels: number;
  /** Points in a row. */
  readonly length: number;
  /** Which input moved to reach a point that is not the first of its row, and by what part of its range, up or down. */
  move(index: number): { readonly input: number; readonly move: number };
}

export interface TrajectoryOptions {
  readonly trajectories: number;
  readonly seed: number;
  /** An even number; 4 where it is left out. */
  readonly levels?: number;
  /** Designs of different streams are independent; 3 where it is left out. */
  readonly stream?: number;
}

/** What the random words are for, so that no other use of the seed draws the same. */
const purpose = 0x303;

/** Throws CorrelatedInputs, and a RangeError where the number of levels is odd. */
export function trajectoryDesign(inputs: Inputs, options: TrajectoryOptions): TrajectoryDesign {
  const { trajectories, seed, levels = 4, stream = 3 } = options;
  if (!(Number.isInteger(levels) && levels >= 2 && levels % 2 === 0)) {
    throw new RangeError(`invalid number of levels ${levels}: it is an even number`);
  }
  if (!(Number.isSafeInteger(seed) && seed >= 0)) {
    throw new RangeError(`invalid seed ${seed}: it is a whole number from 0 to 9007199254740991`);
  }
  checkIndependent(inputs);
  const count = inputs.laws.length;
  const length = count + 1;
  checkSize(trajectories);
  const size = trajectories * length;
  checkSize(size);
  const spreads = inputs.laws.map((law) =>
    spreadOf(law.shape === "log-uniform" ? law : { ...law, shape: "uniform" }),
  );
  const values = spreads.map(({ quantile }) =>
    Float64Array.from({ length: levels }, (_, level) => quantile(level / (levels - 1))),
  );
  const words = new Uint32Array(4);
  const drawn = (row: number) => {
    const start = new Int32Array(count);
    const order = new Int32Array(count);
    for (let input = 0; input < count; input++) {
      philox(row, input, stream, purpose, seed, Math.floor(seed / 0x100000000), words);
      start[input] = Math.floor((words[0] / 0x100000000) * levels);
      // Each input takes a random place among those before it, which makes every order equally likely.
      const place = Math.floor((words[1] / 0x100000000) * (input + 1));
      order[input] = order[place];
      order[place] = input;
    }
    return { start, order };
  };
  let last: { readonly row: number; readonly walk: ReturnType<typeof drawn> } | null = null;
  const placeOf = (index: number) => {
    checkIndex(index, size);
    const at = index % length;
    const row = (index - at) / length;
    // Points are asked for row by row.
    if (last?.row !== row) last = { row, walk: drawn(row) };
    return { at, ...last.walk };
  };
  const other = (level: number): number => (level < levels / 2 ? level + levels / 2 : level - levels / 2);
  return {
    id: designId({ kind: "trajectories", method: "random", seed, inputs, size }, { stream, levels }),
    kind: "trajectories",
    method: "random",
    seed,
    stream,
    inputs,
    size,
    trajectories,
    levels,
    length,
    point(index) {
      const { at, start, order } = placeOf(index);
      const point = Float64Array.from(start, (level, input) => values[input][level]);
      for (let k = 0; k < at; k++) point[order[k]] = values[order[k]][other(start[order[k]])];
      return point;
    },
    step(index) {
      const { at, order } = placeOf(index);
      return at === 0 ? null : { from: index - 1, moved: [order[at - 1]] };
    },
    move(index) {
      const { at, start, order } = placeOf(index);
      if (at === 0) throw new RangeError(`unknown move to point ${index}: it is the first of its row`);
      const input = order[at - 1];
      const up = start[input] < levels / 2;
      const size = levels / 2 / (levels - 1);
      return { input, move: up ? size : -size };
    },
  };
}
