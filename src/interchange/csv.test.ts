import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toText } from "../maths/exact.ts";
import { allPackages, packagesCsv } from "./csv.ts";
import type { Domain } from "./domain.ts";
import { additiveDomains, rectangleDomains } from "./domains.laws.ts";
import { worth } from "./worth.ts";

const mill: Domain = {
  name: "mill",
  issues: [
    { kind: "discrete", name: 'wheel, or "wheel"', values: ["oak", "pine, old"] },
    { kind: "stepped", name: "days", low: "1", high: "2", step: "0.5" },
  ],
  parties: [
    {
      name: "miller",
      reservation: null,
      discount: null,
      utility: {
        kind: "additive",
        most: "1",
        terms: [
          { weight: "1", value: { kind: "table", evaluations: ["-2", "1"], per: "3" } },
          { weight: "0.5", value: { kind: "linear", slope: "1", intercept: "0", range: "open" } },
        ],
      },
    },
  ],
};

/** The cells of a table, read the plain way. */
function cellsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = "";
  let inside = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (inside && sign === '"' && text[at + 1] === '"') {
      cell += sign;
      at++;
    } else if (sign === '"') inside = !inside;
    else if (inside) cell += sign;
    else if (sign === ",") {
      rows.at(-1)!.push(cell);
      cell = "";
    } else if (sign === "\r") {
      rows.at(-1)!.push(cell);
      cell = "";
      rows.push([]);
      at++;
    } else cell += sign;
  }
  return rows.slice(0, -1);
}

const all = (domain: Domain, limit = 1000) => {
  const listing = allPackages(domain, limit);
  if (listing.kind === "refused") throw new Error(listing.why.message);
  return [...listing.packages];
};

describe("a table of packages", () => {
  it("has a column for each issue and party, and rounds what no decimal writes", () => {
    expect(packagesCsv(mill, all(mill))).toBe(
      [
        '"wheel, or ""wheel""",days,miller',
        "oak,1,-0.166666666666667",
        "oak,1.5,0.083333333333333",
        "oak,2,0.333333333333333",
        '"pine, old",1,0.833333333333333',
        '"pine, old",1.5,1',
        '"pine, old",2,1',
        "",
      ].join("\r\n"),
    );
  });

  it("reads back as the packages and what they are worth", () => {
    fc.assert(
      fc.property(fc.oneof(additiveDomains("plain"), rectangleDomains), (domain) => {
        fc.pre(domain.issues.every(({ kind }) => kind !== "real"));
        const packages = all(domain);
        const cells = cellsOf(packagesCsv(domain, packages));
        expect(cells[0]).toEqual([...domain.issues, ...domain.parties].map(({ name }) => name));
        expect(cells.length).toBe(packages.length + 1);
        for (const [at, agreed] of packages.entries()) {
          const row = cells[at + 1];
          expect(row.slice(0, agreed.length)).toEqual(agreed);
          for (const [party, cell] of row.slice(agreed.length).entries()) {
            const exact = toText(worth(domain, domain.parties[party], agreed));
            if (exact.includes("/")) expect(Number(cell)).toBeCloseTo(quotient(exact), 12);
            else expect(cell).toBe(exact);
          }
        }
      }),
      { numRuns: 200, seed: 16 },
    );
  });

  it("holds every package once, and only as many as are wanted", () => {
    const packages = all(mill);
    expect(new Set(packages.map((agreed) => agreed.join("\n"))).size).toBe(6);
    expect(allPackages(mill, 5)).toMatchObject({
      kind: "refused",
      why: { message: "unsupported table: 6 packages, more than 5" },
    });
    const rent: Domain = { ...mill, issues: [{ kind: "real", name: "rent", low: "0", high: "1" }] };
    expect(allPackages(rent, 5)).toMatchObject({
      kind: "refused",
      why: { message: 'unsupported table: issue "rent" takes any number of a range' },
    });
    const huge: Domain = {
      ...mill,
      issues: Array.from({ length: 50 }, (_, at) => ({
        kind: "stepped" as const,
        name: String(at),
        low: "0",
        high: "9",
        step: "1",
      })),
    };
    expect(allPackages(huge, 1e6)).toMatchObject({
      why: { message: `unsupported table: 1${"0".repeat(50)} packages, more than 1000000` },
    });
  });
});

const quotient = (text: string): number => {
  const [top, bottom] = text.split("/").map(Number);
  return top / bottom;
};
