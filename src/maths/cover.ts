import { compareLimbs } from "./limbs.ts";
import { orderOf } from "./sort.ts";

/**
 * Vectors that can be asked whether one of them is at least as large as another in every entry. Most of them hang in a
 * tree that halves them by one entry after the other (Bentley, "Multidimensional binary search trees used for associative
 * searching", CACM 18 (1975)); every node knows the largest of each entry below it, so that whole branches are passed by.
 * The latest wait in a list until there are enough to plant the tree anew.
 */
export interface Cover {
  add(rows: Float64Array, at: number): void;
  covers(rows: Float64Array, at: number): boolean;
}

/** Vectors in a leaf, and those that wait at least before the tree is planted anew. */
const leafSize = 8;
const waiting = 64;

interface Tree {
  /** Per node: the largest of every entry below it. */
  readonly most: Float64Array;
  /** Per node: its vectors, from and to. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Per node: the second of its two children, the first following at once; 0 for a leaf. */
  readonly second: Int32Array;
  readonly size: number;
}

export function cover(dims: number, limbs: number): Cover {
  const width = dims * limbs;
  let vectors = new Float64Array(waiting * width);
  let count = 0;
  let tree: Tree = plant(vectors, 0, dims, limbs);
  /** What covered one vector tends to cover the next. */
  let last = 0;

  const reaches = (from: Float64Array, start: number, rows: Float64Array, at: number): boolean => {
    for (let k = 0; k < width; k += limbs) {
      if (compareLimbs(from, start + k, rows, at + k, limbs) < 0) return false;
    }
    return true;
  };
  const within = (from: number, to: number, rows: Float64Array, at: number): boolean => {
    for (let index = from; index < to; index++) {
      if (!reaches(vectors, index * width, rows, at)) continue;
      last = index;
      return true;
    }
    return false;
  };
  const below = (node: number, rows: Float64Array, at: number): boolean => {
    if (!reaches(tree.most, node * width, rows, at)) return false;
    const second = tree.second[node];
    if (second === 0) return within(tree.from[node], tree.to[node], rows, at);
    return below(node + 1, rows, at) || below(second, rows, at);
  };

  return {
    covers(rows, at) {
      if (last < count && reaches(vectors, last * width, rows, at)) return true;
      if (within(tree.size, count, rows, at)) return true;
      return tree.size > 0 && below(0, rows, at);
    },
    add(rows, at) {
      if ((count + 1) * width > vectors.length) {
        const larger = new Float64Array(2 * vectors.length);
        larger.set(vectors);
        vectors = larger;
      }
      for (let k = 0; k < width; k++) vectors[count * width + k] = rows[at + k];
      count++;
      if (count - tree.size <= Math.max(waiting, tree.size / 4)) return;
      tree = plant(vectors, count, dims, limbs);
      last = 0;
    },
  };
}

/** Puts the vectors into the order of the leaves and builds the tree over them. */
function plant(vectors: Float64Array, count: number, dims: number, limbs: number): Tree {
  const width = dims * limbs;
  const nodes = Math.max(1, 4 * Math.ceil(count / leafSize));
  const tree = {
    most: new Float64Array(nodes * width),
    from: new Int32Array(nodes),
    to: new Int32Array(nodes),
    second: new Int32Array(nodes),
    size: count,
  };
  let used = 0;
  const grow = (from: number, to: number, depth: number): void => {
    const node = used++;
    tree.from[node] = from;
    tree.to[node] = to;
    tree.most.set(vectors.subarray(from * width, (from + 1) * width), node * width);
    for (let at = (from + 1) * width; at < to * width; at += limbs) {
      const into = node * width + (at % width);
      if (compareLimbs(vectors, at, tree.most, into, limbs) > 0) {
        for (let limb = 0; limb < limbs; limb++) tree.most[into + limb] = vectors[at + limb];
      }
    }
    if (to - from <= leafSize) return;
    const dim = (depth % dims) * limbs;
    const own = vectors.slice(from * width, to * width);
    const order = orderOf(to - from, (a, b) =>
      compareLimbs(own, b * width + dim, own, a * width + dim, limbs),
    );
    order.forEach((old, index) => {
      vectors.set(own.subarray(old * width, (old + 1) * width), (from + index) * width);
    });
    const middle = (from + to) >> 1;
    grow(from, middle, depth + 1);
    tree.second[node] = used;
    grow(middle, to, depth + 1);
  };
  if (count > 0) grow(0, count, 0);
  return tree;
}
