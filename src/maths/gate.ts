import { cover } from "./cover.ts";
import { compareLimbs } from "./limbs.ts";

/**
 * Lets through the vectors that no other is at least as good as in everything. Vectors arrive in falling order of
 * their entries, first entry first, and no two are equal; so whatever beats a vector has come before it, and the first
 * entry needs no look. Kung, Luccio and Preparata, "On finding the maxima of a set of vectors", J. ACM 22 (1975).
 */
export interface Gate {
  admits(rows: Float64Array, at: number): boolean;
}

export function gate(dims: number, limbs: number): Gate {
  if (dims <= 1) return first();
  if (dims === 2) return best(limbs);
  return dims === 3 ? staircase(limbs) : covered(dims, limbs);
}

function first(): Gate {
  let open = true;
  return {
    admits() {
      const admitted = open;
      open = false;
      return admitted;
    },
  };
}

/** Two entries: the second must exceed all before it. */
function best(limbs: number): Gate {
  const second = new Float64Array(limbs).fill(Number.NEGATIVE_INFINITY);
  return {
    admits(rows, at) {
      if (compareLimbs(rows, at + limbs, second, 0, limbs) <= 0) return false;
      for (let limb = 0; limb < limbs; limb++) second[limb] = rows[at + limbs + limb];
      return true;
    },
  };
}

/** Three entries: the second and third of what was admitted, kept as steps that fall in one and rise in the other. */
function staircase(limbs: number): Gate {
  const width = 2 * limbs;
  let steps = new Float64Array(64 * width);
  let size = 0;
  return {
    admits(rows, at) {
      const here = at + limbs;
      // How many steps are at least as good in the second entry; the last of them is the best in the third.
      let low = 0;
      let high = size;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (compareLimbs(steps, middle * width, rows, here, limbs) >= 0) low = middle + 1;
        else high = middle;
      }
      const third = here + limbs;
      if (low > 0 && compareLimbs(steps, (low - 1) * width + limbs, rows, third, limbs) >= 0) return false;
      let from = low;
      while (from > 0 && compareLimbs(steps, (from - 1) * width, rows, here, limbs) === 0) from--;
      let to = low;
      while (to < size && compareLimbs(steps, to * width + limbs, rows, third, limbs) <= 0) to++;
      if ((size + 1) * width > steps.length) {
        const larger = new Float64Array(2 * steps.length);
        larger.set(steps);
        steps = larger;
      }
      steps.copyWithin((from + 1) * width, to * width, size * width);
      for (let k = 0; k < width; k++) steps[from * width + k] = rows[here + k];
      size += 1 + from - to;
      return true;
    },
  };
}

/** More entries: everything admitted covers what is no better in all but the first. */
function covered(dims: number, limbs: number): Gate {
  const admitted = cover(dims - 1, limbs);
  return {
    admits(rows, at) {
      if (admitted.covers(rows, at + limbs)) return false;
      admitted.add(rows, at + limbs);
      return true;
    },
  };
}
