import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { multiply, toText } from "../../maths/exact.ts";
import { exactly } from "../amount.ts";
import type { Domain, Party } from "../domain.ts";
import { additiveDomains, name, rectangleDomains, somePackages, worths } from "../domains.laws.ts";
import { fileNames } from "../written.ts";
import { readGenius } from "./genius.ts";
import { isWritable } from "./markup.ts";
import { writeGenius } from "./write.ts";

/** Names that XML can write. */
const writable = name.filter(isWritable);

function readBack(domain: Domain): Domain {
  const { files, losses } = writeGenius(domain);
  if (files.length === 0) throw new Error(losses.map(({ message }) => message).join("; "));
  const [first, ...others] = files;
  const { domain: found, problems } = readGenius(first, others);
  if (found === null) throw new Error(problems.map(({ message }) => message).join("; "));
  return found;
}

/** The factor that a loss tells for a party; 1 when none does. */
function factorFor(domain: Domain, { name: party }: Party): string {
  const loss = writeGenius(domain).losses.find(
    ({ code, message }) => code === "scaled-points" && message.includes(`"${party}"`),
  );
  return loss === undefined ? "1" : /are (\S+) times/.exec(loss.message)![1];
}

describe("a domain written as GENIUS XML", () => {
  it("is what a person would write", () => {
    const domain: Domain = {
      name: "mill",
      issues: [
        { kind: "discrete", name: "wheel", values: ["oak & iron", "none"] },
        { kind: "stepped", name: "days", low: "-2", high: "8", step: "1" },
        { kind: "real", name: "rent", low: "10", high: "20.5" },
      ],
      parties: [
        {
          name: "miller",
          reservation: "0.125",
          discount: { factor: "0.9", reservation: "discounted too" },
          utility: {
            kind: "additive",
            most: "1",
            terms: [
              { weight: "0.5", value: { kind: "table", evaluations: ["8", "2.5"], per: "8" } },
              {
                weight: "0.3",
                value: { kind: "linear", slope: "0.125", intercept: "0.5", range: "clamped" },
              },
              { weight: "0.2", value: { kind: "triangular", low: "10", top: "12", high: "20" } },
            ],
          },
        },
      ],
    };
    const { files, losses } = writeGenius(domain);
    expect(losses).toEqual([]);
    expect(files.map(({ file }) => file)).toEqual(["mill.xml", "miller.xml"]);
    expect(files[0].text).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<negotiation_template>
  <utility_space number_of_issues="3">
    <objective index="0" name="root" type="objective" etype="objective">
      <issue index="1" name="wheel" type="discrete" etype="discrete" vtype="discrete">
        <item index="1" value="oak &amp; iron"/>
        <item index="2" value="none"/>
      </issue>
      <issue index="2" name="days" type="integer" etype="integer" vtype="integer" lowerbound="-2" upperbound="8"/>
      <issue index="3" name="rent" type="real" etype="real" vtype="real">
        <range lowerbound="10" upperbound="20.5"/>
      </issue>
    </objective>
  </utility_space>
</negotiation_template>
`);
    expect(files[1].text).toContain(`
      <evaluator ftype="linear" slope="0.125" offset="0.25"/>
`);
    expect(readBack(domain)).toEqual(domain);
  });

  it("reads back equal, for random domains", () => {
    fc.assert(
      fc.property(additiveDomains("genius", writable), (domain) => {
        expect(readBack(domain)).toEqual(domain);
      }),
      { numRuns: 300, seed: 9 },
    );
  });

  it("reads back equal, for random rectangles", () => {
    fc.assert(
      fc.property(rectangleDomains, (domain) => {
        expect(readBack(domain)).toEqual(domain);
      }),
      { numRuns: 300, seed: 10 },
    );
  });

  it("reads back worth the same, for random utilities that GENIUS has no form for", () => {
    let refused = 0;
    fc.assert(
      fc.property(additiveDomains("plain", writable), (domain) => {
        const { files, losses } = writeGenius(domain);
        if (files.length === 0) {
          refused++;
          // Only a line that crosses 0 over a real issue has no form.
          expect(losses.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual(
            losses.filter(({ severity }) => severity === "error").map(() => "unsupported-value"),
          );
          expect(domain.issues.some(({ kind }) => kind === "real")).toBe(true);
          return;
        }
        const found = readBack(domain);
        const packages = somePackages(domain);
        const before = worths(domain, packages);
        const after = worths(found, packages);
        for (const [at, party] of domain.parties.entries()) {
          const factor = exactly(factorFor(domain, party));
          expect(after[at]).toEqual(before[at].map((points) => toText(multiply(exactly(points), factor))));
          const reserved = toText(multiply(exactly(party.reservation ?? "0"), factor));
          expect(found.parties[at].reservation).toBe(reserved);
        }
      }),
      { numRuns: 300, seed: 11 },
    );
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThan(150);
  });

  const one = (change: Partial<Party>, issue?: Domain["issues"][number]): Domain => ({
    name: "mill",
    issues: [issue ?? { kind: "discrete", name: "wheel", values: ["oak", "none"] }],
    parties: [
      {
        name: "miller",
        reservation: "0",
        discount: null,
        utility: {
          kind: "additive",
          most: null,
          terms: [{ weight: "1", value: { kind: "table", evaluations: ["1", "0"], per: "1" } }],
        },
        ...change,
      },
    ],
  });
  const messages = (domain: Domain) =>
    writeGenius(domain).losses.map(({ code, message }) => `${code}: ${message}`);

  it("says what it cannot hold", () => {
    expect(messages(one({}))).toEqual([]);
    expect(messages(one({ reservation: null }))).toEqual([
      'reservation-zero: "miller" has no reservation value, which GENIUS takes for 0',
    ]);
    expect(messages(one({ discount: { factor: "0.5", reservation: "not discounted" } }))).toEqual([
      'reservation-discounted: GENIUS discounts the reservation value of "miller" too, which the domain does not',
    ]);
    expect(messages({ ...one({}), name: "../mill" })).toEqual([
      'renamed-file: "../mill" is written to "_mill"',
    ]);
    expect(messages(one({ name: "Mill" }))).toEqual(['renamed-file: "Mill" is written to "Mill 2"']);
    expect(messages(one({ reservation: "1/3" }))).toEqual([
      'not-decimal: unsupported number of "miller": reservation value 1/3 is no decimal',
    ]);
    expect(messages(one({}, { kind: "discrete", name: "a\u0001b", values: ["x", "y"] }))[0]).toMatch(
      /^unwritable-name/,
    );
    expect(writeGenius(one({ reservation: "1/3" })).files).toEqual([]);
  });

  it("lists numbers that GENIUS has no issue for", () => {
    const domain = one({}, { kind: "stepped", name: "days", low: "0", high: "0.5", step: "0.5" });
    expect(messages(domain)).toEqual([
      'numbers-as-names: the numbers of issue "days" are written as a list of values',
    ]);
    expect(worths(readBack(domain), [["0"], ["0.5"]])).toEqual([["1", "0"]]);
    const many = one({}, { kind: "stepped", name: "days", low: "0", high: "10000", step: "0.5" });
    expect(messages(many)[0]).toBe(
      'too-many-values: unsupported issue "days": it has more than 10000 values to be listed',
    );
  });

  it("keeps evaluations whose quotients are no decimals", () => {
    const thirds = one({
      utility: {
        kind: "additive",
        most: null,
        terms: [{ weight: "1", value: { kind: "table", evaluations: ["2/3", "1/7"], per: "2" } }],
      },
    });
    expect(messages(thirds)).toEqual([
      'not-decimal: unsupported number of "miller": the weight of wheel 1/3 is no decimal',
    ]);
  });
});

describe("names of files", () => {
  it("are safe and different whatever the names are", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" })), (names) => {
        const files = fileNames(names);
        expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(names.length);
        for (const file of files) {
          expect(file).toMatch(/^[^/\\:*?"<>|.\s](?:[^/\\:*?"<>|]*[^/\\:*?"<>|.\s])?$/);
          expect(file.length).toBeLessThanOrEqual(220);
        }
      }),
      { numRuns: 1000, seed: 12 },
    );
    expect(fileNames(["a", "A", "..", "a/b", "Camera-B prof1"])).toEqual([
      "a",
      "A 2",
      "unnamed",
      "a_b",
      "Camera-B prof1",
    ]);
  });
});
