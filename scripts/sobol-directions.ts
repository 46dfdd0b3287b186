import { readFileSync, writeFileSync } from "node:fs";
import { directions } from "../src/maths/directions.ts";
import { generatorRows, inverseRows, productRows, qualityOf } from "../src/maths/net.ts";
import { philox } from "../src/maths/philox.ts";
import { columnsOf } from "../src/maths/sobol.ts";

/**
 * Finds where the dimensions of Sobol's sequence start and writes `src/maths/directions.ts`. The first dimensions are kept
 * as they stand there, so that points once drawn stay what they are; each further one takes the next primitive polynomial,
 * and those initial numbers that make its two-dimensional projections with all earlier dimensions most even: the best of
 * some random starts, then one bit changed at a time as long as that helps, twelve times over. The same table comes out on
 * every machine; it takes a quarter of an hour. `--measure` only tells how even the table is.
 *
 *     npx tsx scripts/sobol-directions.ts [--measure]
 */
const kept = 63;
const dimensions = 320;
/** Numbers of digits for which projections are compared: 256 to 16384 points. */
const sizes = [8, 9, 10, 11, 12, 13, 14];
const most = Math.max(...sizes);
const climbs = 12;
const starts = 60;

interface Entry {
  readonly inner: number;
  readonly odd: readonly number[];
}

/** The inner coefficients of the primitive polynomials of a degree over the field of two, rising. */
function primitives(degree: number): number[] {
  const order = 2 ** degree - 1;
  const factors = primeFactors(order);
  const found: number[] = [];
  for (let inner = 0; inner < 2 ** (degree - 1); inner++) {
    const polynomial = (1 << degree) | (inner << 1) | 1;
    const one = powerOfX(order, polynomial, degree) === 1;
    if (one && factors.every((factor) => powerOfX(order / factor, polynomial, degree) !== 1))
      found.push(inner);
  }
  return found;
}

/** x to a power modulo a polynomial over the field of two. */
function powerOfX(exponent: number, polynomial: number, degree: number): number {
  let result = 1;
  let square = degree === 1 ? 1 : 2;
  for (let rest = exponent; rest > 0; rest >>>= 1) {
    if (rest & 1) result = product(result, square, polynomial, degree);
    square = product(square, square, polynomial, degree);
  }
  return result;
}

function product(a: number, b: number, polynomial: number, degree: number): number {
  let sum = 0;
  let shifted = a;
  for (let rest = b; rest > 0; rest >>>= 1) {
    if (rest & 1) sum ^= shifted;
    shifted <<= 1;
    if (shifted >> degree) shifted ^= polynomial;
  }
  return sum;
}

function primeFactors(n: number): number[] {
  const found: number[] = [];
  let rest = n;
  for (let p = 2; p * p <= rest; p++) {
    if (rest % p === 0) found.push(p);
    while (rest % p === 0) rest /= p;
  }
  return rest > 1 ? [...found, rest] : found;
}

const rowsOf = ({ inner, odd }: Entry): Uint32Array => generatorRows(columnsOf(inner, odd), most);

/** What counts against a candidate: four times as much for every step of t, so that no projection gets very uneven. */
function harm(entry: Entry, earlier: readonly Uint32Array[], enough: number): number {
  const rows = rowsOf(entry);
  let sum = 0;
  for (const inverse of earlier) {
    const relative = productRows(rows, inverse);
    for (const size of sizes) sum += 4 ** qualityOf(relative, size);
    if (sum >= enough) return Number.POSITIVE_INFINITY;
  }
  return sum;
}

/** Odd numbers m_k below 2^k from a counter-based generator. */
function drawn(inner: number, degree: number, dimension: number, attempt: number): Entry {
  const out = new Uint32Array(4);
  const odd = Array.from({ length: degree }, (_, k) => {
    philox(k, attempt, dimension, 0, 0, 0, out);
    return ((out[0] >>> 1) & ((1 << k) - 1)) * 2 + 1;
  });
  return { inner, odd };
}

/** The best of several climbs, each from the best of some random starts. */
function searched(inner: number, degree: number, dimension: number, earlier: readonly Uint32Array[]): Entry {
  const found = Array.from({ length: climbs }, (_, climb) =>
    climbed(inner, degree, dimension, climb, earlier),
  );
  return found.reduce((best, other) => (other.harm < best.harm ? other : best)).entry;
}

function climbed(
  inner: number,
  degree: number,
  dimension: number,
  climb: number,
  earlier: readonly Uint32Array[],
): { readonly entry: Entry; readonly harm: number } {
  let best = drawn(inner, degree, dimension, climb * starts);
  let least = harm(best, earlier, Number.POSITIVE_INFINITY);
  const consider = (entry: Entry): boolean => {
    const found = harm(entry, earlier, least);
    if (found >= least) return false;
    [best, least] = [entry, found];
    return true;
  };
  for (let start = 1; start < starts; start++)
    consider(drawn(inner, degree, dimension, climb * starts + start));
  const free = Array.from({ length: degree }, (_, k) =>
    Array.from({ length: k }, (_, bit) => ({ k, bit: bit + 1 })),
  );
  for (let better = true; better; ) {
    better = false;
    for (const { k, bit } of free.flat()) {
      const odd = best.odd.with(k, best.odd[k] ^ (1 << bit));
      if (consider({ inner, odd })) better = true;
    }
  }
  return { entry: best, harm: least };
}

/** Mean and largest t over all pairs of the first dimensions, for each number of digits. */
function measure(rows: readonly Uint32Array[], sizesAsked: readonly number[]): string[] {
  const inverses = rows.map(inverseRows);
  return sizesAsked.map((size) => {
    let [sum, largest, pairs] = [0, 0, 0];
    for (let second = 1; second < rows.length; second++)
      for (let first = 0; first < second; first++) {
        const t = qualityOf(productRows(rows[second], inverses[first]), size);
        sum += t;
        pairs++;
        largest = Math.max(largest, t);
      }
    return `2^${size} points, ${pairs} pairs: mean t ${(sum / pairs).toFixed(2)}, largest ${largest}`;
  });
}

const standing: readonly Entry[] = directions
  .flatMap(({ starts: text }) => text.split(","))
  .map((text) => {
    const [inner, ...odd] = text.trim().split(" ").map(Number);
    return { inner, odd };
  });
const first = generatorRows(
  Uint32Array.from({ length: 32 }, (_, k) => 2 ** (31 - k)),
  most,
);

if (!process.argv.includes("--measure")) {
  const entries = standing.slice(0, kept);
  const inverses = [first, ...entries.map(rowsOf)].map(inverseRows);
  const polynomials: { degree: number; inner: number }[] = [];
  for (let degree = 1; polynomials.length < dimensions - 1; degree++)
    polynomials.push(...primitives(degree).map((inner) => ({ degree, inner })));
  for (const { degree, inner } of polynomials.slice(kept, dimensions - 1)) {
    const entry = searched(inner, degree, entries.length + 1, inverses);
    entries.push(entry);
    inverses.push(inverseRows(rowsOf(entry)));
  }
  write(entries);
  console.log(measure([first, ...entries.map(rowsOf)], sizes).join("\n"));
} else {
  const rows = [first, ...standing.map(rowsOf)];
  for (const count of [16, 64, 128, rows.length])
    console.log(`first ${count} dimensions\n${measure(rows.slice(0, count), [8, 10, 12, 14]).join("\n")}`);
}

/** Keeps the words that stand before the table. */
function write(entries: readonly Entry[]): void {
  const file = new URL("../src/maths/directions.ts", import.meta.url);
  const before = readFileSync(file, "utf8").split("= [\n")[0];
  const degrees = [...new Set(entries.map(({ odd }) => odd.length))];
  const lines = degrees.map((degree) => {
    const texts = entries
      .filter(({ odd }) => odd.length === degree)
      .map(({ inner, odd }) => [inner, ...odd].join(" "));
    return `  {\n    degree: ${degree},\n    starts: \`${wrapped(texts)}\`,\n  },\n`;
  });
  writeFileSync(file, `${before}= [\n${lines.join("")}];\n`);
}

/** As many starts on a line as fit. */
function wrapped(texts: readonly string[]): string {
  const lines: string[] = [];
  for (const text of texts) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + text.length < 98) lines[lines.length - 1] = `${last}, ${text}`;
    else lines.push(text);
  }
  return lines.join(",\n      ");
}
