import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toText } from "../../maths/exact.ts";
import { position } from "../../scenario/render.ts";
import { writeGenius } from "../genius/write.ts";
import { writeNegmas } from "../negmas/write.ts";
import type { Source } from "../problem.ts";
import { readDomain } from "../read.ts";
import { writeScenario } from "../scenario/scenario.ts";
import { worth } from "../worth.ts";
import { dealsOf, games, scoresOf } from "./games.laws.ts";

/** Where a mill is built: the builder and the town have a veto, the neighbours have none. */
const mill: Record<string, string> = {
  "mill/config.txt": [
    "The builder,builder,p1,greedy,some-model",
    "The town,town,p2,cooperative,some-model",
    "Neighbours,neighbours,player,cooperative,some-model",
  ].join("\n"),
  "mill/scores_files/builder.txt": "10, 4, 0\n0, 6.5 \n8 ",
  "mill/scores_files/neighbours.txt": "0, 3, 9\n4, 0\n5\n",
  "mill/scores_files/town.txt": "2, 5, 1\r\n1, 4\r\n6\r\n",
};

const sources = (texts: Record<string, string>): readonly Source[] =>
  Object.entries(texts).map(([file, text]) => ({ file, text }));

/** What is told, with its line and column. */
const told = (texts: Record<string, string>): readonly string[] =>
  readDomain(sources(texts)).problems.map(({ file, severity, code, message, span }) => {
    const { line, column } = position(texts[file], span.start);
    return `${file}:${line}:${column} ${severity}[${code}] ${message}`;
  });

function spoiled(file: string, from: string, to: string): Record<string, string> {
  if (!mill[file].includes(from)) throw new Error(`nothing to replace: ${from}`);
  return { ...mill, [file]: mill[file].replace(from, to) };
}

const without = (...files: readonly string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(mill).filter(([file]) => !files.includes(file)));

const bonus =
  'mill/config.txt:1:21 note[ignored-bonus] what "The builder" gets on top when everybody agrees is left out';

describe("a scorable game", () => {
  it("is read with its names, options, thresholds and vetoes", () => {
    const { domain } = readDomain(sources(mill));
    expect(told(mill)).toEqual([bonus]);
    expect(domain?.name).toBe("mill");
    expect(domain?.issues).toEqual([
      { kind: "discrete", name: "A", values: ["A1", "A2", "A3"] },
      { kind: "discrete", name: "B", values: ["B1", "B2"] },
    ]);
    expect(domain?.parties.map(({ name, reservation }) => [name, reservation])).toEqual([
      ["The builder", "8"],
      ["The town", "6"],
      ["Neighbours", "5"],
    ]);
    expect(domain?.passing).toEqual({ atLeast: 2, vetoes: [0, 1] });
    const points = domain?.parties.map((party) => toText(worth(domain, party, ["A2", "B2"])));
    expect(points).toEqual(["10.5", "9", "3"]);
  });

  it("is read with its files in any order, and without config.txt with everybody's consent", () => {
    const whole = readDomain(sources(mill)).domain;
    expect(readDomain([...sources(mill)].reverse()).domain).toEqual(whole);
    const sheets = readDomain(sources(without("mill/config.txt")));
    expect(sheets.problems.map(({ severity, code }) => [severity, code])).toEqual([
      ["warning", "missing-config"],
    ]);
    expect(sheets.domain?.name).toBe("mill");
    expect(sheets.domain?.passing).toBeUndefined();
    expect(sheets.domain?.parties.map(({ name }) => name)).toEqual(["builder", "neighbours", "town"]);
    expect(sheets.domain?.issues).toEqual(whole?.issues);
  });

  it("is named after its folder, if it is given with one", () => {
    const named = (rename: (file: string) => string): string | undefined =>
      readDomain(sources(mill).map(({ file, text }) => ({ file: rename(file), text }))).domain?.name;
    expect(named((file) => file.replace("mill/", ""))).toBe("game");
    expect(named((file) => file.replace("mill/", "./"))).toBe("game");
    expect(named((file) => `C:\\games\\${file.replaceAll("/", "\\")}`)).toBe("mill");
  });

  it.each([
    [
      "mill/config.txt",
      "The town,town,p2,cooperative,some-model",
      "The town;town;p2",
      ["mill/config.txt:2:1 error[wrong-line] invalid line: 1 part, 3 to 5 are wanted"],
    ],
    [
      "mill/config.txt",
      "The town,",
      "The town, of the mill,",
      ["mill/config.txt:2:1 error[wrong-line] invalid line: 6 parts, 3 to 5 are wanted"],
    ],
    ["mill/config.txt", "The town,", " ,", ["mill/config.txt:2:2 error[missing-key] missing name"]],
    [
      "mill/config.txt",
      "Neighbours",
      "The town",
      ['mill/config.txt:3:1 error[duplicate-party] invalid name: a second party is called "The town"'],
    ],
    [
      "mill/config.txt",
      "Neighbours,neighbours",
      "Neighbours,town",
      ['mill/config.txt:3:12 error[duplicate-sheet] invalid file of scores: a second line names "town"'],
    ],
    [
      "mill/config.txt",
      ",town,",
      ", Town ,",
      [
        'mill/config.txt:2:11 error[missing-sheet] missing file of scores "Town"',
        'mill/scores_files/town.txt:1:1 warning[unused-file] unknown party: no line of the game names "town"',
      ],
    ],
    [
      "mill/config.txt",
      "The town,town,p2",
      "The town,town,player",
      ["mill/config.txt:1:1 warning[veto-role] missing role p2: 0 lines have it"],
    ],
    [
      "mill/config.txt",
      ",player,",
      ",judge,",
      ['mill/config.txt:3:23 warning[unknown-role] unknown role "judge"'],
    ],
    [
      "mill/config.txt",
      ",player,",
      ",p2,",
      ["mill/config.txt:3:23 warning[veto-role] invalid role p2: 2 lines have it"],
    ],
    [
      "mill/config.txt",
      "player,cooperative",
      "player,untargeted_adv",
      [
        'mill/config.txt:3:30 warning[ignored-incentive] the incentive "untargeted_adv" of "Neighbours" is ignored',
      ],
    ],
    [
      "mill/scores_files/town.txt",
      "5, 1",
      "five, 1",
      ['mill/scores_files/town.txt:1:4 error[invalid-number] invalid number "five"'],
    ],
    [
      "mill/scores_files/town.txt",
      "5, 1",
      "5, 1,",
      ["mill/scores_files/town.txt:1:9 error[invalid-number] missing number beside a comma"],
    ],
    [
      "mill/scores_files/town.txt",
      "5, 1",
      "5 1",
      ['mill/scores_files/town.txt:1:4 error[invalid-number] invalid number "5 1"'],
    ],
    [
      "mill/scores_files/town.txt",
      "5, 1",
      "5",
      [
        'mill/scores_files/town.txt:1:1 error[wrong-count] invalid scores of issue A: 2 options, where "mill/scores_files/builder.txt" has 3',
      ],
    ],
    [
      "mill/scores_files/town.txt",
      "1, 4\r\n6",
      "1, 4",
      [
        "mill/scores_files/town.txt:2:1 error[missing-threshold] missing threshold: the last line has 2 numbers",
      ],
    ],
    [
      "mill/scores_files/town.txt",
      "1, 4\r\n",
      "",
      [
        'mill/scores_files/town.txt:2:1 error[wrong-count] invalid scores: 1 issue, where "mill/scores_files/builder.txt" has 2',
      ],
    ],
    [
      "mill/scores_files/town.txt",
      "2, 5, 1\r\n1, 4\r\n6",
      " ",
      [
        "mill/scores_files/town.txt:1:1 error[no-scores] missing scores: a file of scores has two lines at least",
      ],
    ],
  ])("says what is odd in %s: %j → %j", (file, from, to, problems) => {
    const texts = spoiled(file, from, to);
    expect(told(texts).filter((line) => line !== bonus)).toEqual(problems);
    expect(readDomain(sources(texts)).domain === null).toBe(problems.some((line) => / error\[/.test(line)));
  });

  it("has letters for 26 issues", () => {
    const texts = spoiled("mill/scores_files/town.txt", "1, 4\r\n", "1, 4\r\n".repeat(26));
    expect(told(texts)).toContain(
      "mill/scores_files/town.txt:27:1 error[too-many-issues] unsupported scores: more than 26 issues",
    );
    const sheet = { "town.txt": `${"1, 4\n".repeat(26)}6` };
    const names = readDomain(sources(sheet)).domain?.issues.map(({ name }) => name);
    expect(names?.join("")).toBe("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  });

  it("says which files are missing, too many or of another game", () => {
    const alone = { "config.txt": mill["mill/config.txt"] };
    expect(told(alone).filter((line) => line.includes("error"))).toEqual([
      'config.txt:1:13 error[missing-sheet] missing file of scores "builder"',
      'config.txt:2:10 error[missing-sheet] missing file of scores "town"',
      'config.txt:3:12 error[missing-sheet] missing file of scores "neighbours"',
    ]);
    expect(told({ ...mill, "other/config.txt": mill["mill/config.txt"] })).toEqual([
      bonus,
      "other/config.txt:1:1 error[second-domain] invalid file of scores: this is a second game",
    ]);
    expect(told({ ...mill, "other/town.txt": "1, 2, 3\n1, 2\n1" })).toEqual([
      bonus,
      'other/town.txt:1:1 error[second-sheet] invalid files: a second one is called "town"',
    ]);
    expect(told({ ...mill, "mill/initial_deal.txt": "A1,B2" })).toEqual([
      bonus,
      'mill/initial_deal.txt:1:1 warning[unused-file] unknown party: no line of the game names "initial_deal"',
    ]);
    const single = { ...mill, "mill/config.txt": "The builder,builder,p1" };
    expect(told(single)).toContain(
      "mill/config.txt:1:1 error[too-few-parties] missing parties: 1 of at least 2",
    );
  });

  it("is not seen in files of other forms", () => {
    for (const text of [
      "a: [x, y, p1, z]",
      "- a, b, player",
      "# a, b, player\nx: 1",
      '["a",b,player]',
      "<a, b, p1",
    ])
      expect(told({ "a.txt": text }).join()).not.toMatch(/missing-sheet|veto-role/);
  });

  it("is worth what its sheets say, for random games as people write them", () => {
    fc.assert(
      fc.property(games, (game) => {
        const { domain, problems } = readDomain(game.sources);
        expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
        expect(domain!.parties.map(({ name }) => name)).toEqual(game.players.map(({ name }) => name));
        expect(domain!.passing).toEqual({
          atLeast: game.players.length - 1,
          vetoes: game.players.flatMap(({ role }, k) => (role === "p1" || role === "p2" ? [k] : [])),
        });
        for (const deal of dealsOf(game)) {
          const agreed = deal.map((option, issue) => `${"ABCD"[issue]}${option + 1}`);
          expect(domain!.parties.map((party) => toText(worth(domain!, party, agreed)))).toEqual(
            scoresOf(game, deal).map(String),
          );
        }
      }),
      { numRuns: 60, seed: 31 },
    );
  });
});

describe("a game in other forms", () => {
  it.each([
    ["a scenario", writeScenario],
    ["GENIUS XML", writeGenius],
    ["NegMAS YAML", writeNegmas],
  ])("is written as %s, without its rule of passing, which is told", (_, write) => {
    const { domain } = readDomain(sources(mill));
    const { files, losses } = write(domain!);
    expect(files.length).toBeGreaterThan(0);
    expect(losses.map(({ message }) => message)).toContain(
      "the rule by which 2 of 3 parties are enough is left out",
    );
    const { passing, ...unanimous } = domain!;
    expect(passing).toBeDefined();
    expect(write(unanimous).losses.map(({ code }) => code)).not.toContain("passing-left-out");
  });
});

describe("damaged games", () => {
  it("are read or refused with a place inside the file, and never throw", () => {
    const character = fc.constantFrom(
      ..."0123456789,.-+eE \t\r\n;:#<{[\"'",
      "\0",
      "\ud800",
      "\uFEFF",
      "p1",
      "p2",
      "player",
      "town",
      "_adv",
    );
    const damage = fc.record({
      file: fc.nat(Object.keys(mill).length - 1),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(12),
      put: fc.string({ unit: character, maxLength: 4 }),
    });
    let [read, refused] = [0, 0];
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
        const files = sources(mill).map((source) => ({ ...source }));
        for (const { file, at, cut, put } of damages) {
          const { text } = files[file];
          const start = Math.floor(at * text.length);
          files[file].text = text.slice(0, start) + put + text.slice(start + cut);
        }
        const { domain, problems } = readDomain(files);
        if (domain === null) refused++;
        else read++;
        expect(domain === null).toBe(problems.some(({ severity }) => severity === "error"));
        for (const { file, span } of problems) {
          const { text } = files.find((source) => source.file === file)!;
          expect(span.start).toBeLessThanOrEqual(text.length);
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
        }
      }),
      { numRuns: 800, seed: 32 },
    );
    expect(Math.min(read, refused)).toBeGreaterThan(50);
  });
});
