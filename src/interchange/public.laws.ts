import { existsSync, readdirSync, readFileSync } from "node:fs";
import { commonBottom, type Exact, fraction, multiply, toText } from "../maths/exact.ts";
import { exactly } from "./amount.ts";
import type { Domain, Party } from "./domain.ts";
import type { Source } from "./problem.ts";
import { valuesOf } from "./range.ts";
import { valueAt } from "./worth.ts";

/**
 * Public domains of other programs, whose licences do not let them stand in this repository. Tests that read them look
 * beside it and say by name that they did not run where the folder is not there.
 */
const folder = new URL("../../../shared/data/negotiation/", import.meta.url);

export const present = existsSync(folder);

/** The name of a test over public domains. */
export const named = (name: string): string =>
  present ? name : `${name} (not run: ../shared/data/negotiation is not beside the repository)`;

/** The files of one public domain in the order of their names. */
export function publicFiles(path: string): readonly Source[] {
  const place = new URL(`${path}/`, folder);
  return readdirSync(place, { withFileTypes: true })
    .flatMap((entry) => (entry.isFile() ? [entry.name] : []))
    .sort()
    .map((file) => ({ file, text: readFileSync(new URL(file, place), "utf8") }));
}

/** The files of these names, in this order. */
export function publicSources(path: string, names: readonly string[]): readonly Source[] {
  const files = publicFiles(path);
  return names.map((name) => files.find(({ file }) => file === name)!);
}

export interface Facts {
  readonly packages: number;
  /** Vectors that none exceeds in one part without falling behind in another, and how many packages have them. */
  readonly points: number;
  readonly tied: number;
  /** Packages that give everybody at least the reservation value. */
  readonly zone: number;
  readonly lowest: readonly string[];
  readonly highest: readonly string[];
}

/** What can be counted over the packages of an additive domain, each of them looked at, in exact arithmetic. */
export function factsOf(domain: Domain): Facts {
  const scales = domain.parties.map((party) => scaled(domain, party));
  const count = scales[0].sums.length;
  const order = Array.from({ length: count }, (_, at) => at).sort((a, b) => {
    for (const { sums } of scales) if (sums[a] !== sums[b]) return sums[a] > sums[b] ? -1 : 1;
    return 0;
  });
  // In descending order only what came before can dominate; equal vectors stand beside each other.
  const front: number[] = [];
  let tied = 0;
  for (const at of order) {
    const last = front.at(-1);
    if (last !== undefined && scales.every(({ sums }) => sums[last] === sums[at])) tied++;
    else if (!dominated(at)) {
      front.push(at);
      tied++;
    }
  }
  function dominated(at: number): boolean {
    if (scales.length === 2) return front.length > 0 && scales[1].sums[front.at(-1)!] >= scales[1].sums[at];
    return front.some((other) => scales.every(({ sums }) => sums[other] >= sums[at]));
  }
  const end = (low: boolean) =>
    scales.map(({ sums, unit }) => {
      let found = sums[0];
      for (const sum of sums) if (sum < found === low) found = sum;
      return toText(fraction(BigInt(found), unit));
    });
  return {
    packages: count,
    points: front.length,
    tied,
    zone: order.filter((at) => scales.every(({ sums, reserved }) => sums[at] >= reserved)).length,
    lowest: end(true),
    highest: end(false),
  };
}

interface Scaled {
  /** The points of every package in `unit`ths, the last issue changing fastest; doubles where all of them are exact. */
  readonly sums: readonly (number | bigint)[];
  readonly reserved: number | bigint;
  readonly unit: bigint;
}

function scaled({ issues }: Domain, { utility, reservation }: Party): Scaled {
  if (utility.kind !== "additive") throw new Error("not additive");
  const tables = utility.terms.map(({ weight, value }, issue) =>
    valuesOf(issues[issue], 1_000_000)!.map((at) =>
      multiply(exactly(weight), valueAt(issues[issue], value, at)),
    ),
  );
  const cut = utility.most === null ? [] : [exactly(utility.most)];
  const reserve = exactly(reservation ?? "-1000000000");
  const unit = commonBottom([...tables.flat(), ...cut, reserve]);
  const whole = ({ top, bottom }: Exact): bigint => top * (unit / bottom);
  const steps = tables.map((table) => table.map(whole));
  const top = cut.map(whole);
  const size = steps.reduce(
    (sum, table) => sum + Math.max(...table.map((step) => Math.abs(Number(step)))),
    0,
  );
  if (size > Number.MAX_SAFE_INTEGER / 2) {
    const sums = added(steps, 0n, (a, b) => a + b);
    return { sums: cutAt(sums, top[0]), reserved: whole(reserve), unit };
  }
  const plain = steps.map((table) => table.map(Number));
  const sums = added(plain, 0, (a, b) => a + b);
  return { sums: cutAt(sums, top.map(Number)[0]), reserved: Number(whole(reserve)), unit };
}

const added = <Whole>(
  tables: readonly (readonly Whole[])[],
  zero: Whole,
  add: (a: Whole, b: Whole) => Whole,
) =>
  tables.reduce<readonly Whole[]>(
    (before, table) => before.flatMap((sum) => table.map((step) => add(sum, step))),
    [zero],
  );

const cutAt = <Whole extends number | bigint>(
  sums: readonly Whole[],
  top: Whole | undefined,
): readonly Whole[] => (top === undefined ? sums : sums.map((sum) => (sum < top ? sum : top)));
