import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../cli/commands.ts";
import { main } from "../cli/main.ts";
import { width } from "../cli/text.ts";
import { root } from "./repository.ts";
import { parley, words } from "./shell.ts";

const flagship = "scenarios/crisis/us-iran-2025.yaml";
const contract = "scenarios/contract/supply.yaml";
const names = commands.map(({ name }) => name);
const esc = "\u001b";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-cli-"));
  symlinkSync(join(root, "scenarios"), join(folder, "scenarios"), "junction");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A small file with a text of the test's own in it. */
const small = (title: string): string =>
  [
    "parley: 1",
    `title: ${JSON.stringify(title)}`,
    "parties: { a: { name: A }, b: { name: B } }",
    "issues: { price: [low, high] }",
    "packages: { cheap: { price: low }, dear: { price: high } }",
    "values:",
    "  a: { deal: { price: { low: 10 in 5..15, high: 2 } }, no deal: 4 }",
    "  b: { deal: { price: { low: 1, high: 12 } }, no deal: 3 }",
    "",
  ].join("\n");

describe("the program", () => {
  it("lists its commands, with how to begin", async () => {
    const { code, out, err } = await parley(["--help"]);
    expect([code, err]).toEqual([0, ""]);
    for (const name of names) expect(out).toMatch(new RegExp(`^  ${name} `, "m"));
  });

  it("says its version", async () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(await parley(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });

  it.each([
    [[], "missing command"],
    [["chek"], "unknown command 'chek' (Did you mean check?)"],
    [["check"], "missing required argument 'file'"],
    [["run", contract, "--jsn"], "unknown option '--jsn' (Did you mean --json?)"],
    [["run", contract, "--view", "nobody"], 'unknown view "nobody"'],
    [["run", contract, "--approach", "nothing"], 'unknown approach "nothing"'],
    [["run", contract, "--lens", "play", "--lens", "ply"], 'unknown lens "ply"'],
    [["run", contract, "--set", "price"], 'invalid --set "price"'],
    [["run", contract, "--set", "values.seller.no deal=4,5"], 'invalid number "4,5"'],
    [["run", contract, "--set", "values.seller.no deal=Infinity"], 'invalid number "Infinity"'],
    [["new", "x", "--like", "war"], "option '--like <template>' argument 'war' is invalid"],
  ])("counts %j as wrong usage", async (argv, message) => {
    const { code, out, err } = await parley(argv);
    expect(err).toContain(`parley: ${message}`);
    expect(err).toContain("\n  note: ");
    expect([code, out]).toEqual([2, ""]);
  });

  it.each([
    ["no-such-file.yaml", 1, 'missing file or folder "no-such-file.yaml"'],
    ["scenarios", 1, 'invalid file: this is a folder: "scenarios"'],
  ])("says what is wrong with %s", async (path, expected, message) => {
    const { code, out, err } = await parley(["run", path]);
    expect(err).toContain(`parley: ${message}`);
    expect([code, out]).toEqual([expected, ""]);
  });

  it("refuses what is no text, and what is too long to be a scenario", async () => {
    writeFileSync(join(folder, "binary.yaml"), new Uint8Array([0xff, 0xfe, 0x00, 0xc3]));
    const binary = await parley(["check", "binary.yaml"], { folder });
    expect([binary.code, binary.err]).toEqual([1, expect.stringContaining("not UTF-8 text")]);
    writeFileSync(join(folder, "long.yaml"), " ".repeat(9 * 1024 * 1024));
    const long = await parley(["check", "long.yaml"], { folder });
    expect([long.code, long.err]).toEqual([3, expect.stringContaining("larger than 8 MiB")]);
  });

  it("owns up to its own faults, politely and without a stack trace", async () => {
    let err = "";
    const write = (text: string) => {
      err += text;
    };
    const screen = { isTerminal: false, columns: null, write };
    const code = await main(["check", "x.yaml"], {
      stdout: screen,
      stderr: screen,
      environment: {},
      now: () => 0,
      cores: 1,
      read: () => {
        throw new TypeError("cannot read properties of undefined");
      },
      scenarios: (path) => [path],
      create: () => true,
      write: () => undefined,
      place: (path) => path,
    });
    expect(code).toBe(70);
    expect(err).toMatch(
      /^parley: a fault of parley itself, not of your file \(TypeError: .*, at [\w.]+:\d+\)\n {2}note: /,
    );
    expect(err).not.toMatch(/^\s+at /m);
  });
});

describe.each(names)("parley %s", (name) => {
  it("has help with two examples that run", async () => {
    const { code, out } = await parley([name, "--help"]);
    expect(code).toBe(0);
    for (const line of out.split("\n")) expect(width(line)).toBeLessThanOrEqual(100);
    const examples = Array.from(out.matchAll(/^ {2}\$ (parley .*)$/gm), ([, line]) => line);
    expect(examples).toHaveLength(2);
    for (const example of examples) {
      const argv = words(example).slice(1);
      const result = await parley(argv, { folder, input: small("from standard input") });
      expect(result.code, `${example}\n${result.out}${result.err}`).toBe(0);
      expect(result.out).not.toBe("");
    }
  });

  it("tells wrong usage as JSON when JSON is asked for", async () => {
    const { code, out, err } = await parley([name, "--json", "--no-such-option"]);
    expect([code, err]).toEqual([2, ""]);
    const told = JSON.parse(out);
    expect(told.format).toBe("parley.problems/1");
    expect(told.problems).toMatchObject([{ severity: "error", code: "wrong-usage" }]);
  });
});

describe("the human form", () => {
  it("fits a narrower terminal", async () => {
    const { out } = await parley(["run", contract], { terminal: 72 });
    for (const line of out.split("\n")) expect(width(line), line).toBeLessThanOrEqual(72);
  });

  it("has colour on a terminal, and says the same without it", async () => {
    const coloured = await parley(["claims", contract, "--points", "64"], { terminal: 100 });
    const bare = await parley(["claims", contract, "--points", "64"]);
    expect(coloured.out).toContain(`${esc}[`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
    expect(coloured.out.replace(/\u001b\[\d+m/g, "")).toBe(bare.out);
  });

  it.each([
    [["run", contract, "--plain"], {}],
    [["run", contract], { TERM: "dumb" }],
  ])("of %j with %j has neither colour nor ruled lines", async (argv, environment) => {
    const { out } = await parley(argv, { terminal: 100, environment });
    expect(out).not.toContain(esc);
    expect(out).not.toMatch(/[─│]/);
    expect(out).toMatch(/list terms: /);
  });

  it("has no colour where NO_COLOR is set", async () => {
    const { out } = await parley(["run", contract], { terminal: 100, environment: { NO_COLOR: "1" } });
    expect(out).not.toContain(esc);
  });

  it.each(["run", "check", "claims"])("of %s lets no scenario drive the terminal", async (command) => {
    const title = `${esc}[31mred${esc}]0;owned\u0007\u009b2J\u202eturned\u200f`;
    const hostile = small(title).replaceAll("cheap", JSON.stringify(`cheap${esc}[2J`));
    for (const json of [[], ["--json"]]) {
      const { out, err } = await parley([command, "-", ...json], { input: hostile });
      expect(`${out}${err}`.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202a-\u202e\u200e\u200f]/u);
    }
  });
});

describe("what is asked otherwise than the file says", () => {
  it("is told first, and stands in the JSON", async () => {
    const argv = ["run", contract, "--set", "values.seller.no deal=18"];
    expect((await parley(argv)).out).toContain("\n  Held by hand: values.seller.no deal = 18.\n");
    const { asked } = JSON.parse((await parley([...argv, "--json"])).out);
    expect(asked).toEqual({
      ...{ view: null, set: { "values.seller.no deal": 18 }, from: null, suppose: [] },
      ...{ refine: false, outside: [] },
    });
    const explained = await parley([
      ...["explain", "scenarios/labour/strike.yaml", "--approach", "mediated"],
      ...["--if", "firm holds at round 2", "--from", "round 2"],
    ]);
    expect(explained.out).toContain("Supposed: firm holds at round 2.");
    expect(explained.out).toContain("The talks start in the middle: round 2.");
    expect(explained.out).not.toContain("Round 1");
  });

  it("leaves its trace in every command that takes it", async () => {
    const crisis = ["--view", "pressure", "--set", "distance=3"];
    for (const argv of [
      ["run", flagship, "--approach", "stepping back", "--refine"],
      ["claims", flagship, "--quick"],
      ["explain", flagship, "--approach", "stepping back"],
    ]) {
      const { out } = await parley([...argv, ...crisis]);
      expect(out).toContain("\n  Seen through the view: pressure.\n  Held by hand: distance = 3");
      expect(out.includes("computed at half the round")).toBe(argv.includes("--refine"));
      const { asked } = JSON.parse((await parley([...argv, ...crisis, "--json"])).out);
      expect(asked).toMatchObject({
        view: "pressure",
        set: { distance: 3 },
        refine: argv.includes("--refine"),
      });
    }
  });
});

describe("a number held by hand", () => {
  const strike = "scenarios/labour/strike.yaml";

  it.each([
    ["run", strike],
    ["claims", strike, "--quick"],
    ["explain", strike, "--approach", "mediated"],
  ])("is refused by %s in one message when nothing can be played with it", async (...argv) => {
    const held = ["--set", "return=0.05", "--set", "takeover=2"];
    const { code, out, err } = await parley([...argv, ...held]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toBe(
      'parley: invalid value 2 of "takeover": it leads to invalid probability 2: the chance of vote\n' +
        '  note: the file has 0.12 in 0.04..0.25 for "takeover"\n',
    );
    const negative = await parley([...argv, "--set", "parties.firm.precision=-1", "--json"]);
    expect([negative.code, negative.err]).toEqual([1, ""]);
    expect(JSON.parse(negative.out).problems).toMatchObject([{ code: "impossible-value" }]);
  });

  it("names several that are impossible only together", async () => {
    const text = readFileSync(join(root, strike), "utf8").replace(
      "hazard: patience",
      "hazard: patience + return",
    );
    const held = (name: string) => ["--set", `${name}=0.7`];
    const alone = await parley(["run", "-", ...held("return")], { input: text });
    expect(alone.code).toBe(0);
    const { code, err } = await parley(["run", "-", ...held("return"), ...held("patience")], { input: text });
    expect(code).toBe(1);
    expect(err).toContain('invalid value 0.7 of "return" with 0.7 of "patience"');
  });

  it.each([
    ["run", strike],
    ["claims", strike, "--quick"],
    ["explain", strike, "--approach", "mediated"],
  ])("outside its range is allowed by %s, and said", async (...argv) => {
    const held = [...argv, "--set", "takeover=0.9", "--set", "return=0.1"];
    const { code, out } = await parley(held);
    expect(code).toBe(0);
    expect(out).toContain("Held by hand: takeover = 0.9 (outside its range 0.04..0.25) and return = 0.1.\n");
    const { asked } = JSON.parse((await parley([...held, "--json"])).out);
    expect(asked.set).toEqual({ takeover: 0.9, return: 0.1 });
    expect(asked.outside).toEqual([{ assumption: "takeover", value: 0.9, low: 0.04, high: 0.25 }]);
  });
});

describe("parley explain", () => {
  const strike = "scenarios/labour/strike.yaml";
  const mediated = ["explain", strike, "--approach", "mediated"];

  it("without an approach lists those of the file, and takes the only one", async () => {
    const several = await parley(["explain", strike]);
    expect([several.code, several.out]).toEqual([2, ""]);
    expect(several.err).toContain("missing approach");
    expect(several.err).toContain(
      "hard opening, fair opening and mediated; choose one with --approach 'hard",
    );
    const single = readFileSync(join(root, strike), "utf8").replace(
      /^ {2}(hard|fair) opening: \{ mediator.*\n/gm,
      "",
    );
    const { code, out } = await parley(["explain", "-"], { input: single.replace(/^claims:[\s\S]*/m, "") });
    expect([code, out]).toEqual([0, expect.stringContaining("The most likely course under mediated")]);
    expect((await parley(["explain", "--help"])).out.replace(/\s+/g, " ")).toContain(
      "required where the file has several",
    );
    expect((await parley(["explain", strike, "--versus", "mediated"])).code).toBe(2);
  });

  it.each([
    [
      "firm signs at round 1",
      "sign is never open to firm in round 1",
      "sign is open to firm in rounds 2 to 12",
    ],
    ["firm holds at round 13", "the rounds go from 1 to 12", "hold is open to firm in rounds 1 to 12"],
  ])("refuses to suppose what can never be: %s", async (move, why, remedy) => {
    const { code, out, err } = await parley([...mediated, "--if", move]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain(`invalid supposition "${move}": it changes nothing, since ${why}\n`);
    expect(err).toContain(`note: ${remedy}\n`);
  });

  it("refuses a supposition of talks that begin after it, and two for one decision", async () => {
    const late = await parley([...mediated, "--from", "round 4", "--if", "firm holds at round 2"]);
    expect([late.code, late.err]).toEqual([1, expect.stringContaining("never open to firm in round 2")]);
    const both = ["--if", "firm holds at round 2", "--if", "firm signs at round 2"];
    const { code, err } = await parley([...mediated, ...both]);
    expect([code, err]).toEqual([2, expect.stringContaining('"firm holds at round 2" already says')]);
  });

  it("says so when the likeliest course ends before a supposed round, with the chance to get there", async () => {
    const argv = [...mediated, "--if", "union accepts at round 2"];
    const { out } = await parley(argv);
    expect(out.replace(/\s+/g, " ")).toMatch(
      /The likeliest course ends in round 1, before round 2; with probability 0\.54 the talks reach round 2\./,
    );
    const [course] = JSON.parse((await parley([...argv, "--json"])).out).courses;
    expect(course.supposed).toEqual([
      {
        move: "union accepts at round 2",
        round: 2,
        reached: expect.any(Number),
        open: true,
        onCourse: false,
      },
    ]);
    expect(course.supposed[0].reached).toBeCloseTo(0.54, 2);
    const seen = await parley([...mediated, "--if", "union accepts at round 1", "--json"]);
    expect(JSON.parse(seen.out).courses[0].supposed[0].onCourse).toBe(true);
  });

  it("says under which of two approaches a supposition has no effect", async () => {
    const argv = [...mediated, "--versus", "hard opening", "--if", "union accepts at round 1"];
    const withdrawn = readFileSync(join(root, strike), "utf8").replace("opening: low,", "opening: mute,");
    const input = withdrawn
      .replace(
        "      fair: { only",
        "      mute: { only: { firm: [hold] }, start only: yes }\n      fair: { only",
      )
      .replace(/^claims:[\s\S]*/m, "");
    const { code, out } = await parley(argv.with(1, "-"), { input });
    expect(code).toBe(0);
    expect(out.match(/without effect here: union accepts at round 1/g)).toHaveLength(1);
  });

  it("says why the likeliest course takes a step that is not the likeliest", async () => {
    const argv = ["explain", strike, "--approach", "fair opening"];
    const { out } = await parley(argv);
    expect(out.replace(/\s+/g, " ")).toContain(
      'At this step alone "demand" is likelier; "accept" leads to the likelier course as a whole',
    );
    const { steps } = JSON.parse((await parley([...argv, "--json"])).out).courses[0];
    for (const { likelier, probability, options } of steps) {
      const most = Math.max(...options.map((option: { probability: number }) => option.probability));
      expect(likelier !== null).toBe(most > probability);
    }
  });

  it("says to whom an option is worth its points", async () => {
    const { out } = await parley(mediated);
    expect(out).toMatch(/^ +open +worth to moderates +probability$/m);
  });
});

describe("parley claims --quick", () => {
  /** At its central value the package is worth exactly 10 to a; whatever it is compared with, the margin is known. */
  const claiming = (...claims: readonly string[]): string =>
    `${small("Claims")}claims:\n${claims.map((claim, at) => `  K${at + 1}: { says: so, ${claim} }\n`).join("")}`;

  it("prints a margin near its threshold with as many digits as tell the verdict", async () => {
    const input = claiming(
      'holds: "value(a, cheap) > 10.0145", matters: 0.01',
      'holds: "value(a, cheap) > 8.1", matters: 2',
      'holds: "value(a, cheap) > 9.6", matters: 0.01',
    );
    const { out } = await parley(["claims", "-", "--quick"], { input });
    expect(out).toMatch(/^K1 +fails +-0\.01[45] /m);
    expect(out).toMatch(/^K2 +no difference +\+1\.9 /m);
    expect(out).toMatch(/^K3 +holds +\+0\.4 /m);
  });

  it("states what matters once, and in the row where a claim has its own", async () => {
    const input = claiming('holds: "value(a, cheap) > 4"', 'holds: "value(a, cheap) > 5", matters: 0.25');
    const { out } = await parley(["claims", "-", "--quick"], { input });
    expect(out.match(/smaller than this is no difference/g)).toHaveLength(1);
    expect(out).toContain("A margin smaller than this is no difference: 0.08 points of a.\n");
    expect(out.match(/^ {3}a margin smaller than 0\.25 is no difference here$/gm)).toHaveLength(1);
  });

  it("prints no line for a number that the claim itself writes down", async () => {
    const { out } = await parley(["claims", "-", "--quick"], {
      input: claiming('holds: "value(a, cheap) > 4"'),
    });
    expect(out).toContain("     value(a, cheap) = 10 (5 to 15)\n");
    expect(out).not.toMatch(/^ +4 = /m);
  });

  it("names what turns each claim on a line of its own, whole words within the width", async () => {
    const { out } = await parley(["claims", "scenarios/labour/strike.yaml", "--quick"], {
      terminal: 100,
      environment: { NO_COLOR: "1" },
    });
    expect(out).toContain(
      "\n   turned by no assumption alone; closest with values.union/militants.attitude.loss aversion (1)\n",
    );
    for (const line of out.split("\n")) expect(width(line), line).toBeLessThanOrEqual(100);
    expect(out).toContain("\n   farthest from no difference with return (0.02)\n");
    const turned = await parley(["claims", "-", "--quick"], {
      input: claiming('holds: "value(a, cheap) > 9"'),
    });
    expect(turned.out).toContain("\n   turned alone by values.a.deal.price.low (5)\n");
  });
});

describe("standard input", () => {
  it("is read where a file is called -", async () => {
    const { code, out } = await parley(["run", "-"], { input: small("From a pipe") });
    expect(code).toBe(0);
    expect(out).toMatch(/^From a pipe\n/);
  });

  it("is called by its name in messages", async () => {
    const { code, err } = await parley(["run", "-"], { input: "parley: 1\n" });
    expect(code).toBe(1);
    expect(err).toMatch(/^standard input:1:\d+: error\[/);
  });
});

describe("parley check", () => {
  it("tells every problem with place and remedy, and ends with 1", async () => {
    const broken = small("x").replace("price: low }", "prise: low }").replace("no deal: 4", "no deals: 4");
    const { code, out, err } = await parley(["check", "-"], { input: broken });
    expect([code, err]).toEqual([1, ""]);
    expect(out.match(/: error\[[a-z-]+\]: /g)?.length).toBeGreaterThanOrEqual(2);
    expect(out).toMatch(/^\s+\^+$/m);
    expect(out).toMatch(/^standard input: \d+ errors?/m);
  });

  it("looks through folders", async () => {
    const { code, out } = await parley(["check", "scenarios"]);
    expect(code).toBe(0);
    expect(out).toContain(contract);
    expect(out).toContain(flagship);
  });
});

describe("parley test", () => {
  it("ends with 1 and says by how much when a number is not met", async () => {
    const { code, out } = await parley(["test", "-"], {
      input: `${small("x")}expect: { "value(a, cheap)": 11 ± 0.5, "value(b, cheap)": 1 ± 0.5 }\n`,
    });
    expect(code).toBe(1);
    expect(out).toContain("FAILED  value(a, cheap): found 10, expected 11 ± 0.5");
    expect(out).toMatch(/\n1 expectation met, 1 failed, in 1 file\n$/);
  });

  it("ends with 1 when a file cannot be read, and when there is none", async () => {
    expect((await parley(["test", "-"], { input: "parley: 1\n" })).code).toBe(1);
    expect((await parley(["test", "src/maths"])).err).toContain("missing scenarios");
  });
});

describe("parley new", () => {
  it("never writes over a file", async () => {
    const first = await parley(["new", "twice"], { folder });
    expect([first.code, first.err]).toEqual([0, ""]);
    const written = readFileSync(join(folder, "twice.yaml"), "utf8");
    const second = await parley(["new", "twice", "--like", "strike"], { folder });
    expect([second.code, second.out]).toEqual([1, ""]);
    expect(second.err).toContain("there is such a file already");
    expect(readFileSync(join(folder, "twice.yaml"), "utf8")).toBe(written);
  });

  it.each(["contract", "strike", "ceasefire", "crisis"])("like %s gives a file that runs", async (like) => {
    await parley(["new", `like-${like}`, "--like", like], { folder });
    for (const command of ["check", "run", "test"]) {
      const { code, out, err } = await parley([command, `like-${like}.yaml`], { folder });
      expect(code, `${out}${err}`).toBe(0);
    }
  });
});

describe("parley schema", () => {
  it("prints the committed schema of the language", async () => {
    const { out } = await parley(["schema"]);
    const committed = readFileSync(join(root, "schema/parley.schema.json"), "utf8");
    expect(JSON.parse(out)).toEqual(JSON.parse(committed));
  });
});
