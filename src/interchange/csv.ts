import { add, type Exact, fraction, least, multiply, toText, zero } from "../maths/exact.ts";
import { exactly, isDecimal } from "./amount.ts";
import type { Domain, Package, Party } from "./domain.ts";
import { error, show, type Words } from "./problem.ts";
import { countOf, valuesOf } from "./range.ts";
import { valueAt, worth } from "./worth.ts";

/** Decimals after the point of points that no decimal writes in full. */
const places = 15n;

/**
 * A table of packages as comma-separated values (RFC 4180): a column for each issue, then one for each party with what
 * the package is worth to it before any discount. Points stand in full where a decimal can write them, else rounded to
 * fifteen decimals, halves away from zero.
 */
export function packagesCsv(domain: Domain, packages: Iterable<Package>): string {
  const points = domain.parties.map((party) => pointsFor(domain, party));
  const head = [...domain.issues, ...domain.parties].map(({ name }) => name);
  const lines = [line(head)];
  for (const agreed of packages) lines.push(line([...agreed, ...points.map((of) => shown(of(agreed)))]));
  return `${lines.join("\r\n")}\r\n`;
}

export type Listing =
  | { readonly kind: "all"; readonly packages: Iterable<Package> }
  | { readonly kind: "refused"; readonly why: Words };

/** Every package, the last issue changing fastest; refused where there are more than `limit`, or no end of them. */
export function allPackages({ issues }: Domain, limit: number): Listing {
  const real = issues.find(({ kind }) => kind === "real");
  if (real !== undefined) return { kind: "refused", why: endless(real.name) };
  let count = 1n;
  for (const issue of issues) count *= countOf(issue) ?? 1n;
  if (count > BigInt(limit)) return { kind: "refused", why: tooMany(count, limit) };
  return { kind: "all", packages: combined(issues.map((issue) => valuesOf(issue, limit) ?? [])) };
}

function* combined(values: readonly (readonly string[])[]): Generator<Package> {
  const at = values.map(() => 0);
  for (;;) {
    yield values.map((each, issue) => each[at[issue]]);
    let issue = at.length - 1;
    while (issue >= 0 && ++at[issue] === values[issue].length) at[issue--] = 0;
    if (issue < 0) return;
  }
}

/** What packages are worth to a party, each value of an issue weighted once. */
function pointsFor(domain: Domain, party: Party): (agreed: Package) => Exact {
  const { utility } = party;
  if (utility.kind === "rectangles") return (agreed) => worth(domain, party, agreed);
  const known = domain.issues.map(() => new Map<string, Exact>());
  const part = (at: number, value: string): Exact => {
    const found = known[at].get(value);
    if (found !== undefined) return found;
    const { weight, value: counts } = utility.terms[at];
    const made = multiply(exactly(weight), valueAt(domain.issues[at], counts, value));
    known[at].set(value, made);
    return made;
  };
  const cut = utility.most === null ? null : exactly(utility.most);
  return (agreed) => {
    const sum = agreed.map((value, at) => part(at, value)).reduce(add, zero);
    return cut === null ? sum : least(sum, cut);
  };
}

/** Points in full where a decimal can write them, else rounded to fifteen decimals, halves away from zero. */
export function shown(points: Exact): string {
  const text = toText(points);
  if (isDecimal(text)) return text;
  const unit = 10n ** places;
  const twice = (points.top * 2n * unit) / points.bottom;
  const away = points.top < 0n ? -1n : 1n;
  return toText(fraction((twice + away) / 2n, unit));
}

/** One line of comma-separated values, without its end. */
export const line = (cells: readonly string[]): string => cells.map(cell).join(",");

/** In quotes where the text holds a sign that ends a cell. */
const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const endless = (issue: string): Words =>
  error(
    "endless-packages",
    `unsupported table: issue "${show(issue)}" takes any number of a range`,
    "name the packages that are wanted",
  );

const tooMany = (count: bigint, limit: number): Words =>
  error(
    "too-many-packages",
    `unsupported table: ${count} packages, more than ${limit}`,
    "name the packages that are wanted",
  );
