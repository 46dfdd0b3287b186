import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { width } from "../cli/text.ts";
import { closed } from "./closed.ts";
import { root, textOf } from "./repository.ts";
import { parley } from "./shell.ts";

const published = JSON.parse(textOf("schema/output.schema.json"));
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
const validateClosed = ajv.compile(closed(published));

/** Two parties who trade what each cares little for. */
const domain = `<negotiation_template>
  <utility_space number_of_issues="2">
    <objective index="0" type="objective" name="root">
      <issue index="1" name="price" type="discrete"><item index="1" value="low" /><item index="2" value="high" /></issue>
      <issue index="2" name="colour" type="discrete"><item index="1" value="red" /><item index="2" value="blue" /></issue>
    </objective>
  </utility_space>
</negotiation_template>
`;
const profile = (
  price: readonly [number, number],
  colour: readonly [number, number],
  reservation: number,
) => `<utility_space>
  <objective index="0" type="objective" name="root">
    <weight index="1" value="0.7" /><weight index="2" value="0.3" />
    <issue index="1" name="price" type="discrete"><item index="1" value="low" evaluation="${price[0]}" /><item index="2" value="high" evaluation="${price[1]}" /></issue>
    <issue index="2" name="colour" type="discrete"><item index="1" value="red" evaluation="${colour[0]}" /><item index="2" value="blue" evaluation="${colour[1]}" /></issue>
  </objective>
  <reservation value="${reservation}" />
</utility_space>
`;

let folder = "";
const run = (...argv: string[]) => parley(["agree", ...argv], { folder });
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-agree-"));
  symlinkSync(join(root, "scenarios"), join(folder, "scenarios"), "junction");
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write("domain.xml", domain);
  write("buyer.xml", profile([10, 0], [1, 2], 0.1));
  write("seller.xml", profile([0, 4], [3, 1], 0.2));
  write("broken.xml", profile([0, 4], [3, 1], 0.2).replace("</issue>", "</isue>"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = ["domain.xml", "buyer.xml", "seller.xml"];
const supply = "scenarios/contract/supply.yaml";
const river = "scenarios/treaty/river.yaml";
const libya = "scenarios/crisis/libya-2003.yaml";

describe("agree on a scenario", () => {
  it("tells the frontier, the zone, the rules with their formulas and the trades", async () => {
    const { code, out, err } = await run(supply);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("Of 30 packages 18 are beaten by no other; 18 could be agreed by all");
    expect(out).toMatch(/^the swap: 100 \/ eight weeks \/ yearly minimum +14 +44 {2}yes$/m);
    expect(out).toMatch(/^Nash +90 \/ eight weeks \/ yearly minimum +24 +34\n +made largest: product of/m);
    expect(out).toContain(
      "it could trade price 100 instead of 110 (The machine maker +10, The foundry -10) for volume",
    );
  });

  it("tells it under each approach of talks that are played, or under those that are asked for", async () => {
    const { out } = await run(libya);
    for (const approach of ["fear alone", "relief plus pledge"])
      expect(out).toContain(`agreed under ${approach}`);
    const one = await run(libya, "--approach", "relief alone", "--set", "betrayal seen=0.5");
    expect(one.out).not.toContain("agreed under");
    expect(one.out).toContain("While nobody signs, playing on is worth -22.6164 to Libya");
    expect(one.out).toContain("betrayal seen = 0.5");
    expect(one.out.replace(/\s+/g, " ")).toContain(
      "On trust libya in west (now 0.5) hangs what could be agreed: arms for trade where it is at least 0.534051, which it is not",
    );
  });

  it("starts in the middle and looks through a view", async () => {
    const { code, out } = await run(
      libya,
      "--approach",
      "fear alone",
      "--view",
      "fear did it",
      "--from",
      "round 6, visit = 2, visits = 2",
    );
    expect(code).toBe(0);
    expect(out).toContain("Seen through the view: fear did it.");
    expect(out).toContain("The talks start in the middle: round 6");
  });

  it("tells what passes at home and who stands in the way", async () => {
    const { out } = await run(river);
    expect(out).toContain("Of the 24 packages that the leaders could agree 4 pass at home.");
    expect(out).toContain("Without the veto of the delta (Downstream) 7 would pass.");
    expect(out).toMatch(/^the delta +Downstream +2 +yes +6 /m);
  });

  it.each([supply, river, libya])("fits 100 columns and is described in every key: %s", async (file) => {
    const { out } = await run(file);
    for (const line of out.split("\n")) expect(width(line), line).toBeLessThanOrEqual(100);
    const { out: document } = await run(file, "--json");
    expect(validateClosed(JSON.parse(document)), ajv.errorsText(validateClosed.errors?.slice(0, 5))).toBe(
      true,
    );
  });

  it("speaks in sentences where tables are not wanted", async () => {
    const { out } = await run(supply, "--plain");
    expect(out).not.toMatch(/─/);
    expect(out).toContain(
      "the swap: 100 / eight weeks / yearly minimum: The machine maker 14; The foundry 44; all accept yes",
    );
  });

  it("writes every package as a table, once, and never over another file", async () => {
    const { out } = await run(river, "--csv", "river.csv");
    expect(out).toContain("Wrote river.csv: 168 packages.");
    const lines = readFileSync(join(folder, "river.csv"), "utf8").split("\r\n");
    expect(lines[0]).toBe(
      "package,release,dam,payment,gauges,upstream,downstream,all accept,beaten by none,upstream ratifies,downstream ratifies",
    );
    expect(lines.length).toBe(168 + 2);
    expect(lines).toContain("the common draft,55,large,15,shared,13,5.5,yes,no,yes,no");
    const count = (at: number) => lines.filter((line) => line.split(",")[at] === "yes").length;
    expect([count(7), count(8)]).toEqual([24, 28]);
    expect(
      lines.filter((line) => line.endsWith("yes,yes,yes") || /,yes,(yes|no),yes,yes$/.test(line)).length,
    ).toBe(4);
    const again = await run(river, "--csv", "river.csv");
    expect([again.code, again.err]).toEqual([1, expect.stringContaining("there is such a file already")]);
  });

  it("has a line for each approach in the table of several", async () => {
    await run(libya, "--csv", "libya.csv");
    const lines = readFileSync(join(folder, "libya.csv"), "utf8").split("\r\n");
    expect(lines[0].startsWith("approach,package,arms,relief,assurance,libya,west,")).toBe(true);
    expect(lines.filter((line) => line.startsWith("relief alone,")).length).toBe(8);
  });

  it("says what it needs", async () => {
    writeFileSync(
      join(folder, "alone.yaml"),
      "parley: 1\ntitle: Alone\nparties: { a: {} }\nissues: { i: [p, q] }\nvalues: { a: { deal: { i: { p: 1 } } } }\n",
    );
    const { code, err } = await run("alone.yaml");
    expect([code, err]).toEqual([2, expect.stringContaining("missing values of a deal for two parties")]);
  });
});

describe("the brief", () => {
  const brief = (...argv: string[]) => parley(["run", ...argv], { folder });

  it("says in sentences what could be agreed where nothing is played", async () => {
    const { out } = await brief(supply);
    expect(out).toContain("What could be agreed\n  - Of 30 packages 18 are beaten by no other");
    expect(out).toContain("the swap: no other package is better for one and worse for nobody.");
  });

  it("has a line for each approach of talks that are played", async () => {
    const { out } = await brief(libya);
    expect(out).toMatch(/^relief alone +-22\.62 +-14\.83 +2 of 8 {2}none$/m);
    expect(out).toContain("Without one: what playing on is worth to each while nobody signs.");
    const alone = await brief(libya, "--lens", "agreement", "--approach", "fear alone");
    expect(alone.out).toContain("playing on is worth -41.4499 to Libya");
  });

  it("is a brief without it where a party has no way on, unless that is what is asked", async () => {
    const stuck = [
      "parley: 1",
      "title: Take it",
      "clock: { rounds: 1, at the end: nothing }",
      "parties: { a: { precision: 1 }, b: { precision: 1 } }",
      "issues: { i: [p, q] }",
      "packages: { one: { i: p } }",
      "outcomes: { nothing: nothing comes of it }",
      "values: { a: { deal: 1 }, b: { deal: 1 } }",
      "turns: [a, b]",
      "moves:",
      "  a: { offer: { offers: one } }",
      "  b: { accept: { accepts: the offer }, wait: { when: on the table = nothing } }",
      "",
    ].join("\n");
    writeFileSync(join(folder, "stuck.yaml"), stuck);
    const { code, out } = await brief("stuck.yaml");
    expect([code, out]).toEqual([0, expect.stringContaining("No answer: missing way on for")]);
    expect((await brief("stuck.yaml", "--lens", "agreement")).code).toBe(1);
    expect((await run("stuck.yaml")).code).toBe(1);
  });

  it("has a line for each package and party where there are many", async () => {
    const { out } = await brief(river);
    expect(out).toMatch(/^the common draft +Upstream +13 .*\n +the farmers' party +4 /m);
  });
});

describe("agree on files of other programs", () => {
  it("reads a domain and profiles in any order", async () => {
    const { code, out, err } = await run(...files);
    expect([code, err]).toEqual([0, ""]);
    // Points are 0.7 and 0.3 times evaluations over their largest: low, red brings the buyer 0.7 + 0.15.
    expect(out).toMatch(/^low \/ red +0\.85 +0\.3 {2}yes$/m);
    expect(out).toContain("Of 4 packages 4 are beaten by no other; 3 could be agreed by all");
    const turned = await run("seller.xml", "domain.xml", "buyer.xml");
    expect(turned.out).toMatch(/^high \/ red +1 +0\.15 {2}yes$/m);
  });

  it("says where the two readings part, and takes either", async () => {
    const { out } = await run(...files);
    expect(out).toContain("Numbers as GENIUS reads them");
    expect(out.replace(/\s+/g, " ")).toContain(
      'buyer.xml: read raw, "buyer" values packages in other proportions',
    );
    const raw = await run(...files, "--evaluation", "raw");
    expect(raw.out).toContain("Numbers as they stand in the files");
    expect(raw.out).toMatch(/^low \/ red +7\.3 +0\.9 {2}yes$/m);
    expect(raw.out).not.toContain("What the files leave open");
  });

  it("gives one JSON document, described in every key", async () => {
    const { out } = await run(...files, "--json");
    const document = JSON.parse(out);
    expect(validateClosed(document), ajv.errorsText(validateClosed.errors?.slice(0, 5))).toBe(true);
    expect(document.domain).toMatchObject({ name: "domain", files, evaluation: "genius" });
    expect(document.domain.problems[0]).toMatchObject({ code: "readings-differ", file: "buyer.xml" });
    expect(document.results[0].value.zone).toMatchObject({ open: true, all: 3 });
  });

  it("tells errors with file, line and column", async () => {
    const { code, out, err } = await run("domain.xml", "buyer.xml", "broken.xml");
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^broken\.xml:4:\d+: error\[/m);
    expect(err).toContain("nothing was computed");
    const { out: told } = await run("domain.xml", "buyer.xml", "broken.xml", "--json");
    expect(JSON.parse(told).problems).toContainEqual(
      expect.objectContaining({ file: "broken.xml", line: 4 }),
    );
  });

  it("converts to a scenario with the same answer, and to a table", async () => {
    const { out } = await run(...files, "--scenario", "made.yaml", "--csv", "made.csv");
    expect(out).toContain("Wrote made.csv: 4 packages.");
    expect(out).toContain("Wrote made.yaml, a scenario of the same numbers. Next: parley check made.yaml");
    expect((await parley(["check", "made.yaml"], { folder })).code).toBe(0);
    const [mine, theirs] = await Promise.all(
      [["made.yaml"], files].map(
        async (argv) => JSON.parse((await run(...argv, "--json")).out).results[0].value,
      ),
    );
    expect(mine.frontier).toEqual(theirs.frontier);
    expect(mine.zone).toEqual(theirs.zone);
    expect(readFileSync(join(folder, "made.csv"), "utf8").split("\r\n")[1]).toBe(",low,red,0.85,0.3,yes,yes");
  });

  it("refuses options that say nothing of such files, and the other way round", async () => {
    const approach = await run(...files, "--approach", "x");
    expect([approach.code, approach.err]).toEqual([2, expect.stringContaining("invalid --approach")]);
    const reading = await run(supply, "--evaluation", "raw");
    expect([reading.code, reading.err]).toEqual([2, expect.stringContaining("invalid --evaluation")]);
  });

  it("keeps what a file says from driving a terminal", async () => {
    writeFileSync(join(folder, "evil.xml"), domain.replace('value="low"', 'value="lo&#x9b;31mw"'));
    const { out, err } = await run("evil.xml", "buyer.xml");
    expect(out + err).not.toContain("\u009b");
  });
});
