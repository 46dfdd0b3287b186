import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { load } from "./load.ts";
import { render } from "./render.ts";

/** A file that uses every section and has nothing wrong with it; each test spoils one thing. */
const good = `parley: 1
title: A strike
sources: { talk: { kind: interview } }
clock: { round: 1 week, rounds: 4, at the end: closure }
parties:
  firm: { precision: 0.1 in 0.05..0.3 }
  union: { precision: 0.1, factions: [mild, wild] }
issues: { pay: 0 to 6 in steps of 2, term: [short, long] }
rules: [pay > 0 or term = long]
packages: { low: { pay: 2, term: long }, high: { pay: 4, term: short } }
outcomes: { closure: the works closes, court: a judge decides }
assumptions: { fire: 0.1 in 0.05..0.2, cold: 2 * fire, heat: 3 in 1..5 }
correlations: [{ between: [fire, heat], rank: 0.5 }]
values:
  firm: { deal: { pay: 10 - pay, term: { long: heat } }, closure: -20, court: -5, each week: -1 }
  union:
    deal:
      kept: { pay: { 0: 0, 6: 12 }, term: { long: -2 } }
      broken: { pay: 0, term: { long: -9 } }
    closure: -20
trust: { union in firm: { at first: 0.5 in 0.2..0.8, in fact: if term = long then 0.5 else 0.7 } }
evidence: { brawl: { about: union in firm, times likelier: 0.5, otherwise: 1.1, at most: 2 times, source: talk p1 } }
state:
  voice: { speaks for: union, start: mild }
  mood: { values: [calm, tense], start: calm }
  weeks: { values: 0 to 9, start: 0 }
turns: [scuffle, firm, { union: 0.9 }]
chance: { scuffle: { when: mood = calm, hazard: fire, does: { mood: tense, voice: other }, shows: brawl } }
moves:
  firm: { offer: { offers: [low, high] }, wait: { does: { weeks: "if weeks < 9 then weeks + 1 else weeks" } } }
  union: { sign: { accepts: the offer }, sue: { when: weeks > cold, ends: { court: 0.5, closure: rest } }, wait: {} }
levers: { temper: { by: firm, settings: { cool: {}, hot: { start: { mood: tense }, only: { firm: [offer low, wait] } } } } }
approaches: { soft: { temper: cool }, hard: { temper: hot } }
views: { grim: { assume: { fire: 0.15 } } }
asks: [P(deal), { least: P(closure) }]
ripeness: { union: { way out: "value(union, high)", stalemate: -3, escalation: -5 } }
claims: { c1: { says: soft is better, holds: P(deal | soft) > P(deal | hard) } }
expect: { P(deal | soft): 0.5 ± 0.1 }
`;

/** The problems of the good file after each text is replaced by the next, as a user reads them. */
const said = (...edits: readonly string[]): string => {
  let text = good;
  for (let i = 0; i < edits.length; i += 2) {
    if (!text.includes(edits[i])) throw new Error(`the file does not hold ${edits[i]}`);
    text = text.replace(edits[i], () => edits[i + 1]);
  }
  return told(text);
};

const told = (text: string): string => `\n${render(load(text, "a.yaml").problems, text, "a.yaml")}\n`;

/** As `told`, without the source lines, for texts too long to look at. */
const heads = (text: string): string =>
  load(text, "a.yaml")
    .problems.map(({ severity, code, message, note }) => `${severity}[${code}]: ${message}; ${note}`)
    .join("\n");

it("has nothing to say about the good file", () => expect(said()).toBe("\n\n"));

describe("reading", () => {
  it("an empty file", () =>
    expect(told("")).toMatchInlineSnapshot(`
    "
    a.yaml:1:1: error[empty-file]: missing scenario: the file is empty
      
      ^
      note: \`parley new NAME\` writes one to start from
    "
  `));
  it("a list", () =>
    expect(
      told(`- a
`),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:1:1: error[not-a-map]: invalid scenario: a list where keys are expected
        - a
        ^^^
        note: a scenario starts with \`parley: 1\`
      "
    `));
  it("a key twice", () =>
    expect(
      said(
        "title: A strike",
        `title: A strike
title: Another`,
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:3:1: error[duplicate-key]: invalid key "title": it stands here twice
        title: Another
        ^^^^^
        note: the first one is on line 2
      "
    `));
  it("a comma that splits a sentence", () =>
    expect(said("says: soft is better,", "says: soft is better, or so they say,")).toMatchInlineSnapshot(`
      "
      a.yaml:37:39: error[missing-value]: missing value of "or so they say" inside { }
        claims: { c1: { says: soft is better, or so they say, holds: P(deal | soft) > P(deal | hard) } }
                                              ^^^^^^^^^^^^^^
        note: a comma inside { } ends an entry: put texts and expressions with commas in quotes
      "
    `));
  it("a number with a comma", () =>
    expect(said("pay: 2,", "pay: 2,5,")).toMatchInlineSnapshot(`
      "
      a.yaml:10:25: error[decimal-comma]: invalid number "2,5"
        packages: { low: { pay: 2,5, term: long }, high: { pay: 4, term: short } }
                                ^^^
        note: a number is written with a point: 2.5
      "
    `));
  it("a range with a comma", () =>
    expect(said("times likelier: 0.5", "times likelier: 1,8 in 1.2..2.5")).toMatchInlineSnapshot(`
      "
      a.yaml:22:60: error[decimal-comma]: invalid number "1,8"
        evidence: { brawl: { about: union in firm, times likelier: 1,8 in 1.2..2.5, otherwise: 1.1, at m
                                                                   ^^^
        note: a number is written with a point: 1.8
      "
    `));
  it("a sentence with thousands", () =>
    expect(said("says: soft is better,", "says: better in 10,000 cases,")).toMatchInlineSnapshot(`
      "
      a.yaml:37:36: error[missing-value]: missing value of "000 cases" inside { }
        claims: { c1: { says: better in 10,000 cases, holds: P(deal | soft) > P(deal | hard) } }
                                           ^^^^^^^^^
        note: a comma inside { } ends an entry: a number is written with a point, 4.5, and a text with commas in quotes
      "
    `));
  it("a key without a value", () =>
    expect(said("title: A strike", "title:")).toMatchInlineSnapshot(`
      "
      a.yaml:2:1: error[missing-value]: missing value of "title"
        title:
        ^^^^^
        note: write \`{}\` for an entry without further keys
      "
    `));
  it("a colon that splits a text", () =>
    expect(said("title: A strike", "title: A strike: the sequel")).toMatchInlineSnapshot(`
      "
      a.yaml:2:8: error[invalid-yaml]: invalid colon: a colon followed by a space splits a text in two
        title: A strike: the sequel
               ^
        note: put the whole text in quotes
      "
    `));
  it("a colon that splits a sentence inside braces", () =>
    expect(said("says: soft is better,", "says: a rule: soft is better,")).toMatchInlineSnapshot(`
      "
      a.yaml:37:23: error[invalid-yaml]: invalid colon: a colon followed by a space splits a text in two
        claims: { c1: { says: a rule: soft is better, holds: P(deal | soft) > P(deal | hard) } }
                              ^^^^^^^^^^^^^^^^^^^^^^
        note: put the whole text in quotes
      "
    `));
  it("indented lines inside braces", () =>
    expect(said("values: [calm, tense]", "values:\n    - calm\n    - tense")).toMatchInlineSnapshot(`
      "
      a.yaml:26:5: error[invalid-yaml]: invalid indented lines inside { } or [ ]
            - calm
            ^^^^^^
        note: inside brackets separate entries by commas, or leave the brackets out
      "
    `));
  it("a tab", () =>
    expect(said("  firm: { precision", "	firm: { precision")).toMatchInlineSnapshot(`
    "
    a.yaml:6:1: error[invalid-yaml]: invalid tab in the indentation
       firm: { precision: 0.1 in 0.05..0.3 }
      ^
      note: indent with spaces

    a.yaml:7:1: error[invalid-yaml]: invalid indentation, or a bracket that is never closed
        union: { precision: 0.1, factions: [mild, wild] }
      ^
      note: keys of one map start in one column; every { and [ needs its } and ]
    "
  `));
  it("a bracket left open", () =>
    expect(
      said("asks: [P(deal), { least: P(closure) }]", "asks: [P(deal), { least: P(closure) }"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:36:1: error[invalid-yaml]: invalid indentation, or a bracket that is never closed
        ripeness: { union: { way out: "value(union, high)", stalemate: -3, escalation: -5 } }
        ^
        note: keys of one map start in one column; every { and [ needs its } and ]
      "
    `));
  it("a tag", () =>
    expect(said("title: A strike", "title: !shout A strike")).toMatchInlineSnapshot(`
    "
    a.yaml:2:8: error[unsupported-tag]: unsupported tag
      title: !shout A strike
             ^^^^^^
      note: the language has no tags; leave it out, or quote a text that begins with !
    "
  `));
  it("a merge key", () =>
    expect(
      said("  firm: { precision: 0.1 in 0.05..0.3 }", "  firm: { <<: { precision: 1 } }"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:6:11: error[unsupported-merge-key]: unsupported key "<<"
          firm: { <<: { precision: 1 } }
                  ^^
        note: there are no merge keys; a faction takes over its party's values by itself
      "
    `));
  it("an alias to nothing", () =>
    expect(said("title: A strike", "title: *strike")).toMatchInlineSnapshot(`
      "
      a.yaml:2:8: error[unknown-anchor]: unknown anchor "strike"
        title: *strike
               ^^^^^^^
        note: a text that begins with * stands in quotes
      "
    `));
  it("a second document", () =>
    expect(
      told(`parley: 1
---
parley: 1
`),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:2:1: error[several-documents]: unsupported: a second document in the file
        ---
        ^^^
        note: a file holds one scenario; leave out the line ---
      "
    `));
  it("another YAML version", () =>
    expect(
      told(`%YAML 1.1
---
parley: 1
`),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:1:1: error[unsupported-yaml-version]: unsupported YAML version 1.1
        %YAML 1.1
        ^^^^^
        note: leave the %YAML line out; files are read as 1.2
      "
    `));
  it("a map as a key", () =>
    expect(
      said(
        "title: A strike",
        `title: A strike
? { a: b }
: c`,
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:1:1: error[invalid-key]: invalid key: a map, a list or nothing
        parley: 1
        ^
        note: a key is a plain text followed by a colon
      "
    `));
  it("a number without end", () =>
    expect(said("closure: -20, court", "closure: -.inf, court")).toMatchInlineSnapshot(`
      "
      a.yaml:15:67: error[non-finite-number]: invalid number -.inf
          firm: { deal: { pay: 10 - pay, term: { long: heat } }, closure: -.inf, court: -5, each week: -
                                                                          ^^^^^
        note: numbers are finite; a deadline that never comes is \`never\`
      "
    `));
  it("a later version", () =>
    expect(said("parley: 1", "parley: 2")).toMatchInlineSnapshot(`
    "
    a.yaml:1:9: error[unsupported-version]: unsupported version "2" of the language
      parley: 2
              ^
      note: this program reads version 1; a newer one may read the file
    "
  `));
  it("a version that is none", () =>
    expect(said("parley: 1", "parley: one")).toMatchInlineSnapshot(`
    "
    a.yaml:1:9: error[unsupported-version]: unsupported version "one" of the language
      parley: one
              ^^^
      note: the first line of a scenario is \`parley: 1\`
    "
  `));
  it("a file that is too long", () =>
    expect(heads(`${good}${"# more\n".repeat(200_000)}`)).toMatchInlineSnapshot(
      `"error[file-too-long]: invalid file: 1402033 characters, more than 1048576; a scenario is written by hand; check that this is the right file"`,
    ));
  it("nesting without end", () =>
    expect(heads(`a: ${"[".repeat(100_000)}`)).toMatchInlineSnapshot(
      `"error[nested-too-deeply]: invalid nesting: deeper than 40 levels; no key of the language lies so deep"`,
    ));
  it("aliases that explode", () =>
    expect(
      heads(
        `a: &a [${"x, ".repeat(20)}]\n${[..."bcdef"].map((c, i) => `${c}: &${c} [${`*${"abcde"[i]}, `.repeat(20)}]`).join("\n")}\n`,
      ),
    ).toMatchInlineSnapshot(`
      "error[missing-key]: missing key "parley"; the first line of a scenario is \`parley: 1\`
      error[missing-key]: missing key "title"; add \`title: …\` here
      error[missing-key]: missing key "parties"; add \`parties: …\` here
      error[unknown-key]: unknown key "a"; keys here: \`parley\`, \`title\`, \`question\`, \`reading\`, \`common scale\`, \`sources\`, \`clock\`, \`parties\`, \`agreed by\`, \`issues\`, \`rules\`, \`packages\`, …
      error[too-many-values]: invalid file: more than 200000 values once its aliases are followed; write the values out, or declare what is used twice under \`assumptions\`
      error[unknown-key]: unknown key "b"; keys here: \`parley\`, \`title\`, \`question\`, \`reading\`, \`common scale\`, \`sources\`, \`clock\`, \`parties\`, \`agreed by\`, \`issues\`, \`rules\`, \`packages\`, …
      error[unknown-key]: unknown key "c"; keys here: \`parley\`, \`title\`, \`question\`, \`reading\`, \`common scale\`, \`sources\`, \`clock\`, \`parties\`, \`agreed by\`, \`issues\`, \`rules\`, \`packages\`, …
      error[unknown-key]: unknown key "d"; keys here: \`parley\`, \`title\`, \`question\`, \`reading\`, \`common scale\`, \`sources\`, \`clock\`, \`parties\`, \`agreed by\`, \`issues\`, \`rules\`, \`packages\`, …
      error[unknown-key]: unknown key "e"; keys here: \`parley\`, \`title\`, \`question\`, \`reading\`, \`common scale\`, \`sources\`, \`clock\`, \`parties\`, \`agreed by\`, \`issues\`, \`rules\`, \`packages\`, …"
    `));
});

describe("one cause", () => {
  it("a party that is misspelt where it is declared", () =>
    expect(said("  union: { precision", "  unions: { precision")).toMatchInlineSnapshot(`
      "
      a.yaml:16:3: error[unknown-name]: unknown party "union"
          union:
          ^^^^^
        note: did you mean \`unions\`?
      "
    `));
  it("a party that is misspelt in a trust relation", () =>
    expect(said("union in firm:", "union in firms:")).toMatchInlineSnapshot(`
      "
      a.yaml:21:10: error[unknown-name]: unknown party "firms"
        trust: { union in firms: { at first: 0.5 in 0.2..0.8, in fact: if term = long then 0.5 else 0.7
                 ^^^^^^^^^^^^^^
        note: did you mean \`firm\`?
      "
    `));
  it("a trust relation that names no two parties", () =>
    expect(
      said("union in firm:", "union-firm:", "hazard: fire", "hazard: 1 - trust(union in firm)"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:21:10: error[invalid-relation]: invalid trust "union-firm"
        trust: { union-firm: { at first: 0.5 in 0.2..0.8, in fact: if term = long then 0.5 else 0.7 } }
                 ^^^^^^^^^^
        note: write \`holder in other\` with two of \`firm\`, \`union\`
      "
    `));
  it("a party that is misspelt where it has its moves", () =>
    expect(
      said("  union: { sign", "  unoin: { sign", "P(deal), {", "P(deal), taken(sue), {"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:31:3: error[unknown-name]: unknown party "unoin"
          unoin: { sign: { accepts: the offer }, sue: { when: weeks > cold, ends: { court: 0.5, closure:
          ^^^^^
        note: did you mean \`union\`?
      "
    `));
  it("a party that is misspelt where it has its values", () =>
    expect(
      said("  firm: { deal", "  fimr: { deal", "P(deal), {", "P(deal), E(firm), {"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:15:3: error[unknown-name]: unknown party "fimr"
          fimr: { deal: { pay: 10 - pay, term: { long: heat } }, closure: -20, court: -5, each week: -1
          ^^^^
        note: did you mean \`firm\`?
      "
    `));
  it("a party without values that is asked for", () =>
    expect(
      said("parties:", "parties:\n  court house: {}", "P(deal), {", "P(deal), E(court house), {"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:36:19: error[missing-values]: missing values of "court house"
        asks: [P(deal), E(court house), { least: P(closure) }]
                          ^^^^^^^^^^^
        note: add \`court house: …\` under values
      "
    `));
  it("a name with a hyphen for one of two words", () =>
    expect(
      said(
        "fire: 0.1",
        "day one: 3, fire: 0.1",
        "2 * fire",
        "day one + fire",
        "hazard: fire",
        "hazard: day-one",
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:28:49: error[unknown-name]: unknown name "day-one"
        chance: { scuffle: { when: mood = calm, hazard: day-one, does: { mood: tense, voice: other }, sh
                                                        ^^^^^^^
        note: did you mean \`day one\`?
      "
    `));
  it("a misspelt name with a hyphen", () =>
    expect(
      said("heat: 3", "two-step: 3, heat: 3", "10 - pay", "10 - two-stp - 0 * 'two-step'"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:15:29: error[unknown-name]: unknown name "two-stp"
          firm: { deal: { pay: 10 - two-stp - 0 * 'two-step', term: { long: heat } }, closure: -20, cour
                                    ^^^^^^^
        note: did you mean \`'two-step'\`?
      "
    `));
  it("a part of a subtraction", () =>
    expect(said("hazard: fire", "hazard: fire-could")).toMatchInlineSnapshot(`
      "
      a.yaml:28:49: error[unknown-name]: unknown name "could"
        chance: { scuffle: { when: mood = calm, hazard: fire-could, does: { mood: tense, voice: other },
                                                        ^^^^^^^^^^
        note: did you mean \`cold\`?
      "
    `));
  it("two unknown names with a hyphen between", () =>
    expect(said("hazard: fire", "hazard: ladder-snake")).toMatchInlineSnapshot(`
      "
      a.yaml:28:49: error[unknown-name]: unknown name "ladder"
        chance: { scuffle: { when: mood = calm, hazard: ladder-snake, does: { mood: tense, voice: other
                                                        ^^^^^^^^^^^^
        note: a hyphen or slash between names is arithmetic, and there is no name "ladder-snake" either
      "
    `));
});

describe("shape", () => {
  it("a misspelt key that is required, and what stands on it", () =>
    expect(said("at first:", "at frist:", "hazard:", "hasard:", "clock:", "klock:")).toMatchInlineSnapshot(`
      "
      a.yaml:4:1: error[unknown-key]: unknown key "klock"
        klock: { round: 1 week, rounds: 4, at the end: closure }
        ^^^^^
        note: did you mean \`clock\`?

      a.yaml:21:27: error[unknown-key]: unknown key "at frist" in trust.union in firm
        trust: { union in firm: { at frist: 0.5 in 0.2..0.8, in fact: if term = long then 0.5 else 0.7 }
                                  ^^^^^^^^
        note: did you mean \`at first\`?

      a.yaml:28:41: error[unknown-key]: unknown key "hasard" in chance.scuffle
        chance: { scuffle: { when: mood = calm, hasard: fire, does: { mood: tense, voice: other }, shows
                                                ^^^^^^
        note: did you mean \`hazard\`?
      "
    `));
  it("a misspelt key that sections need by hand", () =>
    expect(said("holds:", "hold:", "start: mild", "strat: mild")).toMatchInlineSnapshot(`
      "
      a.yaml:24:31: error[unknown-key]: unknown key "strat" in state.voice
          voice: { speaks for: union, strat: mild }
                                      ^^^^^
        note: did you mean \`start\`?

      a.yaml:37:39: error[unknown-key]: unknown key "hold" in claims.c1
        claims: { c1: { says: soft is better, hold: P(deal | soft) > P(deal | hard) } }
                                              ^^^^
        note: did you mean \`holds\`?
      "
    `));
  it("two keys that could be the same one", () =>
    expect(said("title: A strike", "titel: A strike\ntitl: A strike")).toMatchInlineSnapshot(`
      "
      a.yaml:2:1: error[unknown-key]: unknown key "titel"
        titel: A strike
        ^^^^^
        note: did you mean \`title\`?

      a.yaml:3:1: error[unknown-key]: unknown key "titl"
        titl: A strike
        ^^^^
        note: keys here: \`parley\`, \`title\`, \`question\`, \`reading\`, \`common scale\`, \`sources\`, \`clock\`, \`parties\`, \`agreed by\`, \`issues\`, \`rules\`, \`packages\`, …
      "
    `));
  it("an unknown key", () =>
    expect(said("title:", "titel:")).toMatchInlineSnapshot(`
      "
      a.yaml:2:1: error[unknown-key]: unknown key "titel"
        titel: A strike
        ^^^^^
        note: did you mean \`title\`?
      "
    `));
  it("an unknown key that resembles nothing", () =>
    expect(
      said(
        `wait: {} }
levers`,
        `wait: { colour: red } }
levers`,
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:31:116: error[unknown-key]: unknown key "colour" in moves.union.wait
         ends: { court: 0.5, closure: rest } }, wait: { colour: red } }
                                                        ^^^^^^
        note: keys here: \`when\`, \`offers\`, \`accepts\`, \`withdraws\`, \`does\`, \`shows\`, \`ends\`, \`pays\`, \`costs\`
      "
    `));
  it("a missing key", () =>
    expect(said("at first: 0.5 in 0.2..0.8, ", "")).toMatchInlineSnapshot(`
    "
    a.yaml:21:10: error[missing-key]: missing key "at first" in trust.union in firm
      trust: { union in firm: { in fact: if term = long then 0.5 else 0.7 } }
               ^^^^^^^^^^^^^
      note: add \`at first: …\` here
    "
  `));
  it("a map for a text", () =>
    expect(said("title: A strike", "title: { a: strike }")).toMatchInlineSnapshot(`
      "
      a.yaml:2:8: error[wrong-type]: invalid title: a map of keys
        title: { a: strike }
               ^
        note: expected text
      "
    `));
  it("a text for a map", () =>
    expect(said("firm: { precision: 0.1 in 0.05..0.3 }", "firm: the firm")).toMatchInlineSnapshot(`
      "
      a.yaml:6:9: error[invalid-value]: invalid firm "the firm"
          firm: the firm
                ^^^^^^^^
        note: expected a map of keys
      "
    `));
  it("a list for a map", () =>
    expect(
      said(
        "asks: [P(deal), { least: P(closure) }]",
        "asks: [P(deal)]",
        `parties:
  firm: { precision: 0.1 in 0.05..0.3 }`,
        `parties:
  firm: [1]`,
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:6:9: error[wrong-type]: invalid firm: a list
          firm: [1]
                ^
        note: expected a map of keys
      "
    `));
  it("a word for a number", () =>
    expect(said("rounds: 4", "rounds: four")).toMatchInlineSnapshot(`
    "
    a.yaml:4:33: error[invalid-value]: invalid rounds "four"
      clock: { round: 1 week, rounds: four, at the end: closure }
                                      ^^^^
      note: expected a whole number from 1 to 10000
    "
  `));
  it("a truth value for a word", () =>
    expect(said("mood: { values", "mood: { keeps offers: true, values")).toMatchInlineSnapshot(`
      "
      a.yaml:25:25: error[invalid-value]: invalid keeps offers "true"
          mood: { keeps offers: true, values: [calm, tense], start: calm }
                                ^^^^
        note: expected yes or no
      "
    `));
  it("a key of a quantity misspelt", () =>
    expect(
      said("fire: 0.1 in 0.05..0.2", "fire: { is: 0.1 in 0.05..0.2, becuase: they say so }"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:12:46: error[unknown-key]: unknown key "becuase" in assumptions.fire
        assumptions: { fire: { is: 0.1 in 0.05..0.2, becuase: they say so }, cold: 2 * fire, heat: 3 in
                                                     ^^^^^^^
        note: did you mean \`because\`?
      "
    `));
});

describe("names and values", () => {
  it("an unknown name with a guess", () =>
    expect(said("low: { pay: 2, term: long }", "low: { pay: 2, term: lnog }")).toMatchInlineSnapshot(`
      "
      a.yaml:10:34: error[unknown-name]: unknown option "lnog"
        packages: { low: { pay: 2, term: lnog }, high: { pay: 4, term: short } }
                                         ^^^^
        note: did you mean \`long\`?
      "
    `));
  it("an unknown name without a guess", () =>
    expect(said("low: { pay: 2, term: long }", "low: { pay: 2, term: forever }")).toMatchInlineSnapshot(`
      "
      a.yaml:10:34: error[unknown-name]: unknown option "forever"
        packages: { low: { pay: 2, term: forever }, high: { pay: 4, term: short } }
                                         ^^^^^^^
        note: options here: \`short\`, \`long\`
      "
    `));
  it("an unknown name in an expression", () =>
    expect(said("pay: 10 - pay", "pay: 10 - pai")).toMatchInlineSnapshot(`
      "
      a.yaml:15:29: error[unknown-name]: unknown name "pai"
          firm: { deal: { pay: 10 - pai, term: { long: heat } }, closure: -20, court: -5, each week: -1
                                    ^^^
        note: did you mean pay?
      "
    `));
  it("an expression of the wrong type", () =>
    expect(said("cold: 2 * fire", "cold: fire > 1")).toMatchInlineSnapshot(`
      "
      a.yaml:12:46: error[type-mismatch]: invalid "fire > 1": it is a condition where a number is needed
        assumptions: { fire: 0.1 in 0.05..0.2, cold: fire > 1, heat: 3 in 1..5 }
                                                     ^^^^^^^^
        note: write if … then … else … to turn a condition into a number
      "
    `));
  it("an issue left open", () =>
    expect(said("low: { pay: 2, term: long }", "low: { pay: 2 }")).toMatchInlineSnapshot(`
      "
      a.yaml:10:13: error[issue-left-open]: missing issue "term" in package "low"
        packages: { low: { pay: 2 }, high: { pay: 4, term: short } }
                    ^^^
        note: a package says something on every issue
      "
    `));
  it("a number that is no option", () =>
    expect(said("low: { pay: 2,", "low: { pay: 3,")).toMatchInlineSnapshot(`
      "
      a.yaml:10:25: error[invalid-option]: invalid pay "3"
        packages: { low: { pay: 3, term: long }, high: { pay: 4, term: short } }
                                ^
        note: expected 0 to 6 in steps of 2; finer steps are written behind the range, as in "0 to 6 in steps of 0.2"
      "
    `));
  it("steps that do not fit", () =>
    expect(said("in steps of 2", "in steps of 4")).toMatchInlineSnapshot(`
      "
      a.yaml:8:16: error[steps-do-not-fit]: invalid steps of 4: they do not lead from 0 to 6
        issues: { pay: 0 to 6 in steps of 4, term: [short, long] }
                       ^^^^^^^^^^^^^^^^^^^^
        note: the upper end must be reached in whole steps
      "
    `));
  it("an issue that is neither list nor numbers", () =>
    expect(said("0 to 6 in steps of 2", "from 0 to 6")).toMatchInlineSnapshot(`
      "
      a.yaml:8:16: error[invalid-issue]: invalid issue "from 0 to 6"
        issues: { pay: from 0 to 6, term: [short, long] }
                       ^^^^^^^^^^^
        note: write a list of options, or numbers such as 60 to 120 in steps of 5
      "
    `));
  it("numbers the wrong way round", () =>
    expect(said("0 to 6 in steps of 2", "6 to 0 in steps of 2")).toMatchInlineSnapshot(`
      "
      a.yaml:8:16: error[empty-range]: invalid empty range "6 to 0 in steps of 2"
        issues: { pay: 6 to 0 in steps of 2, term: [short, long] }
                       ^^^^^^^^^^^^^^^^^^^^
        note: the lower end comes first
      "
    `));
  it("a range the wrong way round", () =>
    expect(said("0.1 in 0.05..0.2", "0.1 in 0.2..0.05")).toMatchInlineSnapshot(`
      "
      a.yaml:12:22: error[invalid-range]: invalid range 0.2..0.05
        assumptions: { fire: 0.1 in 0.2..0.05, cold: 2 * fire, heat: 3 in 1..5 }
                             ^^^^^^^^^^^^^^^^
        note: the lower end comes first: 0.05..0.2
      "
    `));
  it("a value outside its range", () =>
    expect(said("0.1 in 0.05..0.2", "0.3 in 0.05..0.2")).toMatchInlineSnapshot(`
      "
      a.yaml:12:22: error[value-outside-range]: invalid value 0.3 outside its range 0.05..0.2
        assumptions: { fire: 0.3 in 0.05..0.2, cold: 2 * fire, heat: 3 in 1..5 }
                             ^^^^^^^^^^^^^^^^
        note: the value before in is the central one and lies inside the range
      "
    `));
  it("an option twice", () =>
    expect(said("[short, long]", "[short, long, short]")).toMatchInlineSnapshot(`
    "
    a.yaml:8:58: error[named-twice]: invalid option "short": it stands here twice
      issues: { pay: 0 to 6 in steps of 2, term: [short, long, short] }
                                                               ^^^^^
      note: leave one of them out
    "
  `));
  it("an empty list", () =>
    expect(said("[short, long]", "[]")).toMatchInlineSnapshot(`
      "
      a.yaml:8:38: error[empty-list]: missing options of "term"
        issues: { pay: 0 to 6 in steps of 2, term: [] }
                                             ^^^^
        note: name at least one

      a.yaml:9:27: error[unknown-name]: unknown member "long" of "term"
        rules: [pay > 0 or term = long]
                                  ^^^^
        note: its members are 

      a.yaml:21:73: error[unknown-name]: unknown member "long" of "term"
        trust: { union in firm: { at first: 0.5 in 0.2..0.8, in fact: if term = long then 0.5 else 0.7 }
                                                                                ^^^^
        note: its members are 
      "
    `));
  it("a reserved name", () =>
    expect(said("court: a judge decides }", "no deal: nothing }")).toMatchInlineSnapshot(`
      "
      a.yaml:11:40: error[reserved-name]: invalid outcome "no deal": the name has a meaning of its own
        outcomes: { closure: the works closes, no deal: nothing }
                                               ^^^^^^^
        note: choose another name

      a.yaml:15:72: error[unknown-name]: unknown outcome "court"
          firm: { deal: { pay: 10 - pay, term: { long: heat } }, closure: -20, court: -5, each week: -1
                                                                               ^^^^^
        note: outcomes here: \`deal\`, \`closure\`, \`no deal\`, \`discount\`, \`attitude\`

      a.yaml:31:77: error[unknown-name]: unknown outcome "court"
          union: { sign: { accepts: the offer }, sue: { when: weeks > cold, ends: { court: 0.5, closure:
                                                                                    ^^^^^
        note: outcomes here: \`deal\`, \`closure\`, \`no deal\`
      "
    `));
  it("a clock without an end", () =>
    expect(said(", at the end: closure", "")).toMatchInlineSnapshot(`
    "
    a.yaml:4:1: error[missing-at-the-end]: missing "at the end" of the clock
      clock: { round: 1 week, rounds: 4 }
      ^^^^^
      note: name the outcome when the last round is over, one of \`closure\`, \`court\`
    "
  `));
  it("a clock that ends in a deal", () =>
    expect(said("at the end: closure", "at the end: deal")).toMatchInlineSnapshot(`
      "
      a.yaml:4:48: error[deal-without-package]: invalid outcome "deal" at the end of the clock: nothing has been agreed there
        clock: { round: 1 week, rounds: 4, at the end: deal }
                                                       ^^^^
        note: a deal comes about by \`accepts: the offer\`, or \`ends: deal\` in a move while a package is on the table
      "
    `));
  it("a round without a unit", () =>
    expect(said("round: 1 week", "round: one week 2")).toMatchInlineSnapshot(`
      "
      a.yaml:4:17: error[invalid-round]: invalid length of a round "one week 2"
        clock: { round: one week 2, rounds: 4, at the end: closure }
                        ^^^^^^^^^^
        note: write a number and a unit, such as 2 weeks
      "
    `));
  it("an unknown unit", () =>
    expect(said("each week: -1", "each day: -1")).toMatchInlineSnapshot(`
    "
    a.yaml:15:83: error[unknown-unit]: unknown unit "day"
        firm: { deal: { pay: 10 - pay, term: { long: heat } }, closure: -20, court: -5, each day: -1 }
                                                                                        ^^^^^^^^
      note: the clock counts in \`week\`: write \`each week\`
    "
  `));
  it("a point that is no number", () =>
    expect(said("{ 0: 0, 6: 12 }", "{ 0: 0, six: 12 }")).toMatchInlineSnapshot(`
      "
      a.yaml:18:28: error[invalid-point]: invalid point "six"
              kept: { pay: { 0: 0, six: 12 }, term: { long: -2 } }
                                   ^^^
        note: values of a numeric issue stand at numbers: \`{ 80: 0, 120: 40 }\`
      "
    `));
  it("a name that cannot be read here", () =>
    expect(
      said("at first: 0.5 in 0.2..0.8", "at first: if mood = calm then 0.5 else 0.2"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:21:40: error[out-of-reach]: invalid name "mood" at this place
        trust: { union in firm: { at first: if mood = calm then 0.5 else 0.2, in fact: if term = long th
                                               ^^^^
        note: what stands here may read only assumptions
      "
    `));
  it("a definition that leads back to itself", () =>
    expect(said("cold: 2 * fire", "cold: 2 * cold")).toMatchInlineSnapshot(`
      "
      a.yaml:12:40: error[circular-definition]: invalid definition of "cold": it leads back to itself
        assumptions: { fire: 0.1 in 0.05..0.2, cold: 2 * cold, heat: 3 in 1..5 }
                                               ^^^^
        note: one of its parts must be a number or a range
      "
    `));
  it("a computed assumption that is set", () =>
    expect(said("{ fire: 0.15 }", "{ cold: 0.15 }")).toMatchInlineSnapshot(`
      "
      a.yaml:34:28: error[definition-set]: invalid change of "cold": it is computed from other assumptions
        views: { grim: { assume: { cold: 0.15 } } }
                                   ^^^^
        note: change the assumptions it is made of
      "
    `));
  it("an unknown assumption", () =>
    expect(said("{ fire: 0.15 }", "{ fir: 0.15 }")).toMatchInlineSnapshot(`
    "
    a.yaml:34:28: error[unknown-name]: unknown assumption "fir"
      views: { grim: { assume: { fir: 0.15 } } }
                                 ^^^
      note: did you mean \`fire\`?
    "
  `));
  it("an expression in a view", () =>
    expect(said("{ fire: 0.15 }", "{ fire: 2 * heat }")).toMatchInlineSnapshot(`
      "
      a.yaml:34:34: error[view-not-a-number]: invalid value "2 * heat" in a view
        views: { grim: { assume: { fire: 2 * heat } } }
                                         ^^^^^^^^
        note: write a number, or a range \`0.4 in 0.2..0.6\`
      "
    `));
  it("trust between unknown parties", () =>
    expect(said("trust: { union in firm:", "trust: { union on firm:")).toMatchInlineSnapshot(`
      "
      a.yaml:21:10: error[invalid-relation]: invalid trust "union on firm"
        trust: { union on firm: { at first: 0.5 in 0.2..0.8, in fact: if term = long then 0.5 else 0.7 }
                 ^^^^^^^^^^^^^
        note: write \`holder in other\` with two of \`firm\`, \`union\`
      "
    `));
  it("trust in oneself", () =>
    expect(
      said("trust: { union in firm:", "trust: { firm in firm: { at first: 0.5 }, union in firm:"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:21:10: error[trust-in-oneself]: invalid trust "firm in firm": a party in itself
        trust: { firm in firm: { at first: 0.5 }, union in firm: { at first: 0.5 in 0.2..0.8, in fact: i
                 ^^^^^^^^^^^^
        note: trust is between two parties
      "
    `));
  it("a deal that rests on another's trust", () =>
    expect(
      said(
        "      broken: { pay: 0",
        `      rests on: [firm in union]
      broken: { pay: 0`,
        "trust: { union in firm:",
        "trust: { firm in union: { at first: 0.5 }, union in firm:",
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:19:18: error[trust-of-others]: invalid "rests on": "firm in union" is not held by this party
              rests on: [firm in union]
                         ^^^^^^^^^^^^^
        note: a party judges by its own trust
      "
    `));
  it("a cap that is none", () =>
    expect(said("at most: 2 times", "at most: twice")).toMatchInlineSnapshot(`
    "
    a.yaml:22:90: error[invalid-cap]: invalid "at most" twice
      evidence: { brawl: { about: union in firm, times likelier: 0.5, otherwise: 1.1, at most: twice,
                                                                                               ^^^^^
      note: write 1 time to 100 times
    "
  `));
  it("a state without values", () =>
    expect(
      said("mood: { values: [calm, tense], start: calm }", "mood: { start: calm }"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:25:3: error[missing-key]: missing key "values" in state.mood
          mood: { start: calm }
          ^^^^
        note: write \`values: [a, b]\`, \`values: 0 to 10\`, or \`speaks for: party\`

      a.yaml:28:35: error[unknown-name]: unknown member "calm" of "mood"
        chance: { scuffle: { when: mood = calm, hazard: fire, does: { mood: tense, voice: other }, shows
                                          ^^^^
        note: its members are 

      a.yaml:28:69: error[unknown-name]: unknown member "tense" of "mood"
        chance: { scuffle: { when: mood = calm, hazard: fire, does: { mood: tense, voice: other }, shows
                                                                            ^^^^^
        note: its members are 
      "
    `));
  it("a range of values that is none", () =>
    expect(said("values: 0 to 9", "values: up to 9")).toMatchInlineSnapshot(`
      "
      a.yaml:26:20: error[invalid-values]: invalid values "up to 9"
          weeks: { values: up to 9, start: 0 }
                           ^^^^^^^
        note: write a list of names, or whole numbers such as 0 to 10

      a.yaml:30:70: error[type-mismatch]: invalid comparison "<" of one of "weeks"
          firm: { offer: { offers: [low, high] }, wait: { does: { weeks: "if weeks < 9 then weeks + 1 el
                                                                             ^^^^^^^^^
        note: members of a set have no order: use = or !=

      a.yaml:31:55: error[type-mismatch]: invalid comparison ">" of one of "weeks"
          union: { sign: { accepts: the offer }, sue: { when: weeks > cold, ends: { court: 0.5, closure:
                                                              ^^^^^^^^^^^^
        note: members of a set have no order: use = or !=
      "
    `));
  it("what a party does in fact, said twice", () =>
    expect(
      said(
        "trust: { union in firm:",
        "trust: { court in firm: { at first: 0.5, in fact: 0.4 }, union in firm:",
        "  union: { precision: 0.1,",
        "  court: {}\n  union: { precision: 0.1,",
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:22:10: note[in-fact-on-nothing]: "in fact" of court in firm depends on nothing in the talks
        trust: { court in firm: { at first: 0.5, in fact: 0.4 }, union in firm: { at first: 0.5 in 0.2..
                 ^^^^^^^^^^^^^
        note: whether a deal lasts is then an input, not a result; it may read the state and the package signed

      a.yaml:22:58: error[in-fact-twice]: invalid "in fact" of union in firm: court in firm says already whether that party keeps its word
        trust: { court in firm: { at first: 0.5, in fact: 0.4 }, union in firm: { at first: 0.5 in 0.2..
                                                                 ^^^^^^^^^^^^^
        note: a party keeps its word or it does not, however many doubt it: say it once; what each believes stands in \`at first\`
      "
    `));
  it("too many parties", () =>
    expect(
      heads(
        `parley: 1\ntitle: A crowd\nparties:\n${Array.from({ length: 32 }, (_, i) => `  p${i}: {}\n`).join("")}`,
      ),
    ).toMatchInlineSnapshot(
      `"error[too-many-parties]: invalid parties: 32 of them, more than 31; put together those who always act as one"`,
    ));
  it("too many values", () =>
    expect(said("values: 0 to 9", "values: 0 to 99999")).toMatchInlineSnapshot(`
      "
      a.yaml:26:20: error[too-many-values]: invalid values: 100000 of them, more than 1000
          weeks: { values: 0 to 99999, start: 0 }
                           ^^^^^^^^^^
        note: count in larger steps
      "
    `));
  it("values beside a speaker", () =>
    expect(
      said("speaks for: union, start", "speaks for: union, values: [a, b], start"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:24:39: error[values-of-speaker]: invalid values of "voice": they are the factions of the party it speaks for
          voice: { speaks for: union, values: [a, b], start: mild }
                                              ^^^^^^
        note: leave \`values\` out
      "
    `));
  it("a speaker for a party without factions", () =>
    expect(said("speaks for: union, start: mild", "speaks for: firm, start: mild")).toMatchInlineSnapshot(`
      "
      a.yaml:24:24: error[speaker-without-factions]: missing factions of "firm"
          voice: { speaks for: firm, start: mild }
                               ^^^^
        note: add \`factions: [...]\` to the party
      "
    `));
  it("a faction without values", () =>
    expect(
      said(
        `  union:
    deal:`,
        `  union/mild:
    deal:`,
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:7:3: error[missing-values]: missing values of "union/wild"
          union: { precision: 0.1, factions: [mild, wild] }
          ^^^^^
        note: add \`union/wild: …\` under values, or values of the whole party

      a.yaml:36:38: error[missing-values]: missing values of "union"
        ripeness: { union: { way out: "value(union, high)", stalemate: -3, escalation: -5 } }
                                             ^^^^^
        note: add \`union: …\` under values
      "
    `));
  it("an agreeing party without a value", () =>
    expect(
      said(
        "issues:",
        `agreed by: [firm, judge]
issues:`,
        "  firm: { precision",
        `  judge: {}
  firm: { precision`,
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:9:19: error[missing-values]: missing value of a deal for "judge", which must agree
        agreed by: [firm, judge]
                          ^^^^^
        note: add \`judge: { deal: … }\` under values
      "
    `));
  it("an impossible rank", () =>
    expect(said("rank: 0.5", "rank: 1.5")).toMatchInlineSnapshot(`
    "
    a.yaml:13:47: error[invalid-rank]: invalid rank 1.5
      correlations: [{ between: [fire, heat], rank: 1.5 }]
                                                    ^^^
      note: a rank correlation lies between -1 and 1
    "
  `));
  it("a correlation with itself", () =>
    expect(said("[fire, heat]", "[fire, fire]")).toMatchInlineSnapshot(`
    "
    a.yaml:13:28: error[correlated-twice]: invalid correlation of "fire", "fire"
      correlations: [{ between: [fire, fire], rank: 0.5 }]
                                 ^^^^
      note: name two different assumptions, each pair once
    "
  `));
});

describe("texts that are too much", () => {
  it("an expression without end", () =>
    expect(heads(good.replace("cold: 2 * fire", `cold: ${"1+".repeat(50_000)}1`))).toMatchInlineSnapshot(
      `"error[expression-too-long]: invalid expression: 100001 characters, more than 5000; give its parts names under \`assumptions\`"`,
    ));
  it("definitions without end", () => {
    const chain = Array.from({ length: 80 }, (_, i) => `d${i}x: d${i + 1}x + 1`).join(", ");
    expect(heads(good.replace("cold: 2 * fire", `cold: d0x, ${chain}, d80x: fire`))).toMatchInlineSnapshot(
      `"error[definition-too-deep]: invalid definition of "d59x": more than 60 definitions inside each other; write some of them out"`,
    );
  });
  it("halvings that would be astronomically long when written out", () => {
    const chain = Array.from({ length: 50 }, (_, i) => `d${i}x: d${i + 1}x - 0.5 * d${i + 1}x`).join(", ");
    expect(heads(good.replace("cold: 2 * fire", `cold: d0x, ${chain}, d50x: fire`))).toBe("");
  });
  it("more signs than a scenario has", () =>
    expect(heads(`a: [${",".repeat(200_000)}]`)).toMatchInlineSnapshot(
      `"error[file-too-long]: invalid file: more than 100000 words and signs; a scenario is written by hand; check that this is the right file"`,
    ));
});

describe("play", () => {
  it("hazard and chance together", () =>
    expect(said("hazard: fire", "hazard: fire, chance: 0.5")).toMatchInlineSnapshot(`
      "
      a.yaml:28:11: error[hazard-and-chance]: invalid "scuffle": hazard and chance together
        chance: { scuffle: { when: mood = calm, hazard: fire, chance: 0.5, does: { mood: tense, voice: o
                  ^^^^^^^
        note: hazard is per unit of time, chance per occasion; use one of them throughout
      "
    `));
  it("neither hazard nor chance", () =>
    expect(said("hazard: fire, ", "")).toMatchInlineSnapshot(`
    "
    a.yaml:28:11: error[missing-key]: missing hazard or chance in "scuffle"
      chance: { scuffle: { when: mood = calm, does: { mood: tense, voice: other }, shows: brawl } }
                ^^^^^^^
      note: hazard is per unit of time, chance per occasion
    "
  `));
  it("keys beside one of", () =>
    expect(
      said(
        "hazard: fire, does: { mood: tense, voice: other }, shows: brawl",
        "shows: brawl, one of: [{ chance: 0.5, does: { mood: tense } }]",
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:28:41: error[beside-one-of]: invalid key "shows" beside "one of"
        chance: { scuffle: { when: mood = calm, shows: brawl, one of: [{ chance: 0.5, does: { mood: tens
                                                ^^^^^
        note: move it into the entries of \`one of\`
      "
    `));
  it("pay for nobody", () =>
    expect(said("hazard: fire,", "hazard: fire, pays: 3,")).toMatchInlineSnapshot(`
    "
    a.yaml:28:61: error[pays-nobody]: missing party: nobody moves in a chance block
      chance: { scuffle: { when: mood = calm, hazard: fire, pays: 3, does: { mood: tense, voice: other
                                                                  ^
      note: write \`{ party: points }\`
    "
  `));
  it("the other of many", () =>
    expect(
      said("[calm, tense]", "[calm, tense, hot]", "mood: tense, voice: other", "mood: other, voice: other"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:28:69: error[other-of-many]: invalid value "other" of "mood", which has 3 values
        chance: { scuffle: { when: mood = calm, hazard: fire, does: { mood: other, voice: other }, shows
                                                                            ^^^^^
        note: name the value
      "
    `));
  it("two rests", () =>
    expect(said("{ court: 0.5, closure: rest }", "{ court: rest, closure: rest }")).toMatchInlineSnapshot(`
      "
      a.yaml:31:99: error[second-rest]: invalid second "rest"
        en: weeks > cold, ends: { court: rest, closure: rest } }, wait: {} }
                                                        ^^^^
        note: only one outcome can have what the others leave
      "
    `));
  it("a move that does two things", () =>
    expect(
      said("sign: { accepts: the offer }", "sign: { accepts: the offer, withdraws: the offer }"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:31:12: error[move-does-two-things]: invalid move "sign": of offers, accepts and withdraws it has more than one
          union: { sign: { accepts: the offer, withdraws: the offer }, sue: { when: weeks > cold, ends:
                   ^^^^
        note: make them separate moves
      "
    `));
  it("a turn of a party without moves", () =>
    expect(
      said(
        "turns: [",
        "turns: [judge, ",
        "  firm: { precision",
        `  judge: {}
  firm: { precision`,
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:28:9: error[turn-without-moves]: invalid turn "judge": it has no moves
        turns: [judge, scuffle, firm, { union: 0.9 }]
                ^^^^^
        note: add \`moves: { judge: { hold: {} } }\`
      "
    `));
  it("a turn that could be two things", () =>
    expect(
      said("chance: { scuffle:", "chance: { firm: { chance: 0.1, ends: court }, scuffle:"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:27:18: error[ambiguous-name]: invalid turn "firm": both a chance block and a party with moves
        turns: [scuffle, firm, { union: 0.9 }]
                         ^^^^
        note: rename the chance block
      "
    `));
  it("a chance block with a chance to act", () =>
    expect(said("turns: [scuffle,", "turns: [{ scuffle: 0.5 },")).toMatchInlineSnapshot(`
      "
      a.yaml:27:11: error[chance-with-act]: invalid chance to act of "scuffle", which is a chance block
        turns: [{ scuffle: 0.5 }, firm, { union: 0.9 }]
                  ^^^^^^^
        note: its own hazard or chance says how often
      "
    `));
  it("levers that are never set", () =>
    expect(
      said(
        `approaches: { soft: { temper: cool }, hard: { temper: hot } }
`,
        "",
        "holds: P(deal | soft) > P(deal | hard)",
        "not yet: a word",
        `expect: { P(deal | soft): 0.5 ± 0.1 }
`,
        "",
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:32:1: error[levers-without-approaches]: missing approaches: the levers are never set
        levers: { temper: { by: firm, settings: { cool: {}, hot: { start: { mood: tense }, only: { firm:
        ^^^^^^
        note: add \`approaches: { as now: { temper: … } }\`
      "
    `));
  it("an approach that leaves a lever", () =>
    expect(said("hard: { temper: hot }", "hard: { says: no lever }")).toMatchInlineSnapshot(`
      "
      a.yaml:33:39: error[lever-left-open]: missing lever "temper" in approach "hard"
        approaches: { soft: { temper: cool }, hard: { says: no lever } }
                                              ^^^^
        note: an approach has one setting for every lever
      "
    `));
  it("an unknown move in a setting", () =>
    expect(said("[offer low, wait]", "[strike, wait]")).toMatchInlineSnapshot(`
      "
      a.yaml:32:99: error[unknown-name]: unknown move "strike"
        , hot: { start: { mood: tense }, only: { firm: [strike, wait] } } } } }
                                                        ^^^^^^
        note: moves here: \`offer\`, \`wait\`
      "
    `));
  it("an unknown package of a move", () =>
    expect(said("[offer low, wait]", "[offer lo, wait]")).toMatchInlineSnapshot(`
      "
      a.yaml:32:99: error[unknown-name]: unknown package "lo"
        , hot: { start: { mood: tense }, only: { firm: [offer lo, wait] } } } } }
                                                        ^^^^^^^^
        note: packages here: \`low\`, \`high\`
      "
    `));
});

describe("questions", () => {
  it("a claim that cannot be read", () =>
    expect(said("P(deal | soft) > P(deal | hard)", "P(deal | soft > 1")).toMatchInlineSnapshot(`
      "
      a.yaml:37:60: error[unexpected-word]: unexpected ">" where an operator or ")" is needed
        claims: { c1: { says: soft is better, holds: P(deal | soft > 1 } }
                                                                   ^
      "
    `));
  it("a claim without a test", () =>
    expect(
      said("says: soft is better, holds: P(deal | soft) > P(deal | hard)", "says: soft is better"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:37:11: error[missing-key]: missing key "holds" in claims.c1
        claims: { c1: { says: soft is better } }
                  ^^
        note: or say with \`not yet: …\` what is missing to say it
      "
    `));
  it("a claim with a test that is not yet sayable", () =>
    expect(said("says: soft is better,", "says: soft is better, not yet: a lens,")).toMatchInlineSnapshot(`
      "
      a.yaml:37:11: error[holds-and-not-yet]: invalid claim "c1": both holds and not yet
        claims: { c1: { says: soft is better, not yet: a lens, holds: P(deal | soft) > P(deal | hard) }
                  ^^
        note: leave one of them out
      "
    `));
  it("a negative matters", () =>
    expect(said("says: soft is better,", "says: soft is better, matters: -1,")).toMatchInlineSnapshot(`
      "
      a.yaml:37:48: error[invalid-value]: invalid matters "-1"
        claims: { c1: { says: soft is better, matters: -1, holds: P(deal | soft) > P(deal | hard) } }
                                                       ^^
        note: expected the size of a difference, 0 or more
      "
    `));
  it("a claim that is a number", () =>
    expect(said("P(deal | soft) > P(deal | hard)", "P(deal | soft)")).toMatchInlineSnapshot(`
      "
      a.yaml:37:46: error[type-mismatch]: invalid "P(deal | soft)": a truth is needed here
        claims: { c1: { says: soft is better, holds: P(deal | soft) } }
                                                     ^^^^^^^^^^^^^^
        note: compare it, as in P(deal | a) > 0.5
      "
    `));
  it("a claim that can never be true", () =>
    expect(said("P(deal | soft) > P(deal | hard)", "P(deal | soft) > 1")).toMatchInlineSnapshot(`
      "
      a.yaml:37:46: error[claim-never-true]: invalid claim "c1": it can never be true
        claims: { c1: { says: soft is better, holds: P(deal | soft) > 1 } }
                                                     ^^^^^^^^^^^^^^^^^^
        note: a probability lies between 0 and 1, and no number is more than itself
      "
    `));
  it("a claim that is always true", () =>
    expect(said("P(deal | soft) > P(deal | hard)", "P(deal | soft) >= 0")).toMatchInlineSnapshot(`
      "
      a.yaml:37:46: warning[claim-always-true]: claim "c1" is true whatever the model says
        claims: { c1: { says: soft is better, holds: P(deal | soft) >= 0 } }
                                                     ^^^^^^^^^^^^^^^^^^^
        note: it tests nothing
      "
    `));
  it("an unknown approach", () =>
    expect(said("P(deal | hard) } }", "P(deal | herd) } }")).toMatchInlineSnapshot(`
      "
      a.yaml:37:72: error[unknown-name]: unknown approach "herd"
        claims: { c1: { says: soft is better, holds: P(deal | soft) > P(deal | herd) } }
                                                                               ^^^^
        note: did you mean \`hard\`?
      "
    `));
  it("an unknown lever in place", () =>
    expect(said("P(deal | soft) > P", "P(deal | soft with tempre = hot) > P")).toMatchInlineSnapshot(`
      "
      a.yaml:37:65: error[unknown-name]: unknown lever or assumption "tempre" after with
        claims: { c1: { says: soft is better, holds: P(deal | soft with tempre = hot) > P(deal | hard) }
                                                                        ^^^^^^^^^^^^
        note: did you mean \`temper\`?
      "
    `));
  it("an unknown setting in place", () =>
    expect(said("P(deal | soft) > P", "P(deal | soft with temper = warm) > P")).toMatchInlineSnapshot(`
      "
      a.yaml:37:74: error[unknown-name]: unknown setting "warm"
        claims: { c1: { says: soft is better, holds: P(deal | soft with temper = warm) > P(deal | hard)
                                                                                 ^^^^
        note: settings here: \`cool\`, \`hot\`
      "
    `));
  it("a change without a sign", () =>
    expect(said("P(deal | hard)", "P(deal | hard from deadline 4)")).toMatchInlineSnapshot(`
      "
      a.yaml:37:91: error[invalid-change]: missing "=" after "deadline"
        claims: { c1: { says: soft is better, holds: P(deal | soft) > P(deal | hard from deadline 4) } }
                                                                                                  ^
        note: after \`with\`: \`lever = setting\` or \`assumption = 0.3\`; after \`from\`: \`round 4\`, \`variable = value\`, \`on the table = package\` or \`evidence = 2\`, how often it was shown
      "
    `));
  it("a change without a name", () =>
    expect(said("P(deal | hard)", "P(deal | hard from 4)")).toMatchInlineSnapshot(`
      "
      a.yaml:37:82: error[invalid-change]: missing name of what is changed
        claims: { c1: { says: soft is better, holds: P(deal | soft) > P(deal | hard from 4) } }
                                                                                         ^
        note: after \`with\`: \`lever = setting\` or \`assumption = 0.3\`; after \`from\`: \`round 4\`, \`variable = value\`, \`on the table = package\` or \`evidence = 2\`, how often it was shown
      "
    `));
  it("a deadline where none is set", () =>
    expect(
      said(
        "P(deal | soft) > P(deal | hard)",
        "P(deal | soft with deadline = 4) > P(deal | hard from deadline = 4)",
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:37:65: error[unknown-name]: unknown lever or assumption "deadline" after with
        claims: { c1: { says: soft is better, holds: P(deal | soft with deadline = 4) > P(deal | hard fr
                                                                        ^^^^^^^^^^^^
        note: a deadline is set by a lever, \`settings: { soon: { deadline: 8 } }\`, or by the clock

      a.yaml:37:100: error[unknown-name]: unknown "deadline" after from
         | soft with deadline = 4) > P(deal | hard from deadline = 4) } }
                                                        ^^^^^^^^^^^^
        note: a deadline is set by a lever, \`settings: { soon: { deadline: 8 } }\`, or by the clock
      "
    `));
  it("an unknown start", () =>
    expect(said("P(deal | soft) > P", "P(deal | soft from mod = tense) > P")).toMatchInlineSnapshot(`
      "
      a.yaml:37:65: error[unknown-name]: unknown "mod" after from
        claims: { c1: { says: soft is better, holds: P(deal | soft from mod = tense) > P(deal | hard) }
                                                                        ^^^^^^^^^^^
        note: did you mean \`mood\`?
      "
    `));
  it("a start that is no count", () =>
    expect(said("P(deal | soft) > P", "P(deal | soft from brawl = often) > P")).toMatchInlineSnapshot(`
      "
      a.yaml:37:73: error[invalid-value]: invalid number of times that "brawl" was shown
        claims: { c1: { says: soft is better, holds: P(deal | soft from brawl = often) > P(deal | hard)
                                                                                ^^^^^
        note: write a whole number, 0 or more
      "
    `));
  it("a round after the last", () =>
    expect(
      said("P(deal | soft) >", "'P(deal | soft, by round 9) >", "P(deal | hard) }", "P(deal | hard)' }"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:37:62: error[round-outside]: invalid round 9
        claims: { c1: { says: soft is better, holds: 'P(deal | soft, by round 9) > P(deal | hard)' } }
                                                                     ^^^^^^^^^^
        note: the clock has rounds 1 to 4
      "
    `));
  it("an addition that says nothing", () =>
    expect(
      said("P(deal | soft) >", "'P(deal | soft, closure) >", "P(deal | hard) }", "P(deal | hard)' }"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:37:62: error[invalid-modifier]: invalid addition to P(…)
        claims: { c1: { says: soft is better, holds: 'P(deal | soft, closure) > P(deal | hard)' } }
                                                                     ^^^^^^^
        note: P takes \`by round n\`, E an outcome, trust and best \`round n\`; changes of an approach follow \`with\` or \`from\`
      "
    `));
  it("a missing approach", () =>
    expect(said("P(deal | soft) >", "P(deal) >")).toMatchInlineSnapshot(`
      "
      a.yaml:37:46: error[missing-approach]: missing approach in P(…)
        claims: { c1: { says: soft is better, holds: P(deal) > P(deal | hard) } }
                                                     ^^^^^^^
        note: write \`| approach\` with one of \`soft\`, \`hard\`
      "
    `));
  it("an approach where none belongs", () =>
    expect(said("asks: [P(deal),", "asks: [P(deal | soft),")).toMatchInlineSnapshot(`
      "
      a.yaml:35:17: error[approach-in-ask]: invalid approach "soft" in asks
        asks: [P(deal | soft), { least: P(closure) }]
                        ^^^^
        note: what is asked is asked of every approach; leave it out
      "
    `));
  it("an unknown move", () =>
    expect(said("P(deal | soft) > P(deal | hard)", "taken(strike | soft) > 0.5")).toMatchInlineSnapshot(`
      "
      a.yaml:37:52: error[unknown-name]: unknown move "strike"
        claims: { c1: { says: soft is better, holds: taken(strike | soft) > 0.5 } }
                                                           ^^^^^^
        note: moves here: \`offer\`, \`wait\`, \`sign\`, \`sue\`
      "
    `));
  it("a move of two parties", () =>
    expect(said("P(deal | soft) > P(deal | hard)", "taken(wait | soft) > 0.5")).toMatchInlineSnapshot(`
      "
      a.yaml:37:52: error[ambiguous-name]: invalid move "wait": "firm", "union" have one
        claims: { c1: { says: soft is better, holds: taken(wait | soft) > 0.5 } }
                                                           ^^^^
        note: write firm/wait
      "
    `));
  it("a best move with an order", () =>
    expect(said("P(deal | soft) > P(deal | hard)", "best(union | soft) > sign")).toMatchInlineSnapshot(`
      "
      a.yaml:37:46: error[type-mismatch]: invalid comparison ">" of a move
        claims: { c1: { says: soft is better, holds: best(union | soft) > sign } }
                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^
        note: moves have no order: use = or !=
      "
    `));
  it("a best move compared with a number", () =>
    expect(said("P(deal | soft) > P(deal | hard)", "best(union | soft) = 1")).toMatchInlineSnapshot(`
      "
      a.yaml:37:67: error[type-mismatch]: missing move after best(…)
        claims: { c1: { says: soft is better, holds: best(union | soft) = 1 } }
                                                                          ^
        note: write best(us | approach, round 2) = accept
      "
    `));
  it("ripeness that is not declared", () =>
    expect(said("P(deal | soft) > P(deal | hard)", "ripe(firm)")).toMatchInlineSnapshot(`
      "
      a.yaml:37:51: error[missing-ripeness]: missing ripeness of "firm"
        claims: { c1: { says: soft is better, holds: ripe(firm) } }
                                                          ^^^^
        note: add \`ripeness: { firm: { way out: …, stalemate: …, escalation: … } }\`
      "
    `));
  it("an unknown name in a claim", () =>
    expect(said("P(deal | soft) > P(deal | hard)", "P(deal | soft) > fir")).toMatchInlineSnapshot(`
      "
      a.yaml:37:63: error[unknown-name]: unknown name "fir" in a result
        claims: { c1: { says: soft is better, holds: P(deal | soft) > fir } }
                                                                      ^^^
        note: did you mean \`fire\`?
      "
    `));
  it("an unknown party in value", () =>
    expect(said("P(deal | soft) > P(deal | hard)", `"value(onion, high) > 1"`)).toMatchInlineSnapshot(`
      "
      a.yaml:37:53: error[unknown-name]: unknown party "onion"
        claims: { c1: { says: soft is better, holds: "value(onion, high) > 1" } }
                                                            ^^^^^
        note: did you mean \`union\`?
      "
    `));
  it("a range in a claim", () =>
    expect(
      said("P(deal | soft) > P(deal | hard)", "P(deal | soft) > 0.5 in 0.1..0.9"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:37:63: error[range-not-allowed]: invalid range in a result
        claims: { c1: { says: soft is better, holds: P(deal | soft) > 0.5 in 0.1..0.9 } }
                                                                      ^^^^^^^^^^^^^^^
        note: declare it under \`assumptions\` and use its name
      "
    `));
  it("an expectation without a tolerance", () =>
    expect(said("0.5 ± 0.1", "0.5")).toMatchInlineSnapshot(`
    "
    a.yaml:38:27: error[missing-tolerance]: missing tolerance of "0.5"
      expect: { P(deal | soft): 0.5 }
                                ^^^
      note: write 0.5 ± 0.001
    "
  `));
  it("an expectation of the other kind", () =>
    expect(said("0.5 ± 0.1", "yes")).toMatchInlineSnapshot(`
      "
      a.yaml:38:11: error[type-mismatch]: invalid expectation: a number on the left, a truth on the right
        expect: { P(deal | soft): yes }
                  ^^^^^^^^^^^^^^
        note: write a number with its tolerance, 0.41 ± 0.001
      "
    `));
  it("another result in ripeness", () =>
    expect(said("value(union, high)", "P(deal)")).toMatchInlineSnapshot(`
      "
      a.yaml:36:32: error[query-not-allowed]: invalid P(…) in ripeness
        ripeness: { union: { way out: "P(deal)", stalemate: -3, escalation: -5 } }
                                       ^^^^^^^
        note: only value(party, package or outcome) may stand here
      "
    `));
  it("play asked of a file without a clock", () =>
    expect(
      told(`parley: 1
title: x
parties: { a: {} }
asks: [length]
`),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:4:8: error[missing-clock]: missing clock: length(…) is a result of play
        asks: [length]
               ^^^^^^
        note: add \`clock\`, \`turns\` and \`moves\`, or ask for value(…)
      "
    `));
});

describe("checks over the whole", () => {
  it("two spellings", () =>
    expect(
      said(
        "{ scuffle: {",
        "{ Scuffle: { chance: 0.1, shows: brawl }, scuffle: {",
        "turns: [",
        "turns: [Scuffle, ",
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:28:51: warning[two-spellings]: two spellings of one chance block: "Scuffle" and "scuffle"
        chance: { Scuffle: { chance: 0.1, shows: brawl }, scuffle: { when: mood = calm, hazard: fire, do
                                                          ^^^^^^^
        note: use one of them throughout
      "
    `));
  it("a name of two kinds", () =>
    expect(said("heat: 3 in 1..5", "mood: 3 in 1..5, heat: 3 in 1..5")).toMatchInlineSnapshot(`
      "
      a.yaml:12:56: warning[unused]: unused assumption "mood"
        assumptions: { fire: 0.1 in 0.05..0.2, cold: 2 * fire, mood: 3 in 1..5, heat: 3 in 1..5 }
                                                               ^^^^
        note: nothing in the file refers to it

      a.yaml:25:3: error[ambiguous-name]: invalid name "mood": both an assumption and a state variable
          mood: { values: [calm, tense], start: calm }
          ^^^^
        note: an expression could not tell them apart; rename one
      "
    `));
  it("an unknown source", () =>
    expect(said("source: talk p1", "source: tlak p1")).toMatchInlineSnapshot(`
      "
      a.yaml:22:107: error[unknown-source]: unknown source "tlak p1"
         0.5, otherwise: 1.1, at most: 2 times, source: tlak p1 } }
                                                        ^^^^^^^
        note: it begins with a name under \`sources\`: \`talk\`
      "
    `));
  it("a party with moves and without values", () =>
    expect(
      said(
        `  firm: { deal: { pay: 10 - pay, term: { long: heat } }, closure: -20, court: -5, each week: -1 }
`,
        "",
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:29:3: error[moves-without-values]: missing values of "firm", which has moves
          firm: { offer: { offers: [low, high] }, wait: { does: { weeks: "if weeks < 9 then weeks + 1 el
          ^^^^
        note: give it values, or make it a chance block or a lever: who wants nothing cannot choose
      "
    `));
  it("a party that decides without precision", () =>
    expect(said("  firm: { precision: 0.1 in 0.05..0.3 }", "  firm: {}")).toMatchInlineSnapshot(`
      "
      a.yaml:6:3: note[precision-not-given]: "firm" decides with precision 1
          firm: {}
          ^^^^
        note: points times precision is what counts: at 1 one point more makes a move 2.7 times likelier; write \`precision: 0.1 in 0.05..0.3\` for points that go to 100
      "
    `));
  it("nobody who speaks", () =>
    expect(
      said(
        `  voice: { speaks for: union, start: mild }
`,
        "",
        ", voice: other",
        "",
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:7:3: error[nobody-speaks]: missing speaker of "union", which has factions and moves
          union: { precision: 0.1, factions: [mild, wild] }
          ^^^^^
        note: add \`state: { line: { speaks for: union, start: mild } }\`
      "
    `));
  it("a second speaker", () =>
    expect(
      said(
        "  voice: {",
        `  other voice: { speaks for: union, start: wild }
  voice: {`,
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:25:3: error[second-speaker]: invalid second variable that speaks for "union"
          voice: { speaks for: union, start: mild }
          ^^^^^
        note: one variable says who speaks
      "
    `));
  it("moves without a clock", () =>
    expect(
      said(
        `clock: { round: 1 week, rounds: 4, at the end: closure }
`,
        "",
        ", each week: -1",
        "",
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:28:1: error[missing-clock]: missing clock: there are moves
        moves:
        ^^^^^
        note: add \`clock: { round: 1 week, rounds: 10, at the end: … }\`

      a.yaml:36:46: error[missing-clock]: missing clock: P(…) is a result of play
        claims: { c1: { says: soft is better, holds: P(deal | soft) > P(deal | hard) } }
                                                     ^^^^^^^^^^^^^^
        note: add \`clock\`, \`turns\` and \`moves\`, or ask for value(…)
      "
    `));
  it("moves without turns", () =>
    expect(
      said(
        `turns: [scuffle, firm, { union: 0.9 }]
`,
        "",
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:28:1: error[missing-turns]: missing turns: there are moves, but nobody has a turn
        moves:
        ^^^^^
        note: add \`turns: [...]\` with parties and chance blocks in their order
      "
    `));
  it("a package that breaks a rule", () =>
    expect(said("high: { pay: 4, term: short }", "high: { pay: 0, term: short }")).toMatchInlineSnapshot(`
      "
      a.yaml:10:42: error[breaks-rule]: invalid package "high": it breaks the rule pay > 0 or term = long
        packages: { low: { pay: 2, term: long }, high: { pay: 0, term: short } }
                                                 ^^^^
        note: change the package or the rule
      "
    `));
  it("a constant for all that is broken", () =>
    expect(said("broken: { pay: 0, term: { long: -9 } }", "broken: { constant: -5 }")).toBe("\n\n"));
  it("options that broken leaves out", () =>
    expect(said("broken: { pay: 0, term: { long: -9 } }", "broken: { pay: 0 }")).toMatchInlineSnapshot(`
      "
      a.yaml:19:7: note[unnamed-in-broken]: term counts 0 for union when a deal is broken
              broken: { pay: 0 }
              ^^^^^^
        note: \`broken\` stands alone; name what is left of it
      "
    `));
  it("broken without trust", () =>
    expect(
      said(
        `trust: { union in firm: { at first: 0.5 in 0.2..0.8, in fact: if term = long then 0.5 else 0.7 } }
`,
        "",
        `evidence: { brawl: { about: union in firm, times likelier: 0.5, otherwise: 1.1, at most: 2 times, source: talk p1 } }
`,
        "",
        ", shows: brawl",
        "",
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:19:7: warning[broken-without-trust]: "broken" of union never counts: it holds no trust on which the deal could rest
              broken: { pay: 0, term: { long: -9 } }
              ^^^^^^
        note: add \`trust: { union in other: { at first: … } }\`
      "
    `));
  it("a truth that is an input", () =>
    expect(said("in fact: if term = long then 0.5 else 0.7", "in fact: 0.5")).toMatchInlineSnapshot(`
      "
      a.yaml:21:10: note[in-fact-on-nothing]: "in fact" of union in firm depends on nothing in the talks
        trust: { union in firm: { at first: 0.5 in 0.2..0.8, in fact: 0.5 } }
                 ^^^^^^^^^^^^^
        note: whether a deal lasts is then an input, not a result; it may read the state and the package signed
      "
    `));
  it("no truth", () =>
    expect(said(", in fact: if term = long then 0.5 else 0.7", "")).toMatchInlineSnapshot(`
      "
      a.yaml:21:10: note[without-in-fact]: missing "in fact" of union in firm: what the holder believes at first is counted as the truth
        trust: { union in firm: { at first: 0.5 in 0.2..0.8 } }
                 ^^^^^^^^^^^^^
        note: a deal lasts with the product of \`in fact\` over the parties whose word it rests on; add \`in fact: …\`, the analyst's own probability
      "
    `));
  it("evidence without otherwise", () =>
    expect(said("otherwise: 1.1, ", "")).toMatchInlineSnapshot(`
      "
      a.yaml:22:13: warning[without-otherwise]: missing "otherwise" of brawl, which a chance block shows
        evidence: { brawl: { about: union in firm, times likelier: 0.5, at most: 2 times, source: talk p
                    ^^^^^
        note: while it does not happen trust should move the other way, or it drifts without information; \`otherwise: 1\` says it does not
      "
    `));
  it("what nothing uses", () =>
    expect(said("heat: 3 in 1..5", "heat: 3 in 1..5, rain: 0.2")).toMatchInlineSnapshot(`
      "
      a.yaml:12:73: warning[unused]: unused assumption "rain"
        assumptions: { fire: 0.1 in 0.05..0.2, cold: 2 * fire, heat: 3 in 1..5, rain: 0.2 }
                                                                                ^^^^
        note: nothing in the file refers to it
      "
    `));
  it("a party that never gets a turn", () =>
    expect(said("turns: [scuffle, firm, { union: 0.9 }]", "turns: [scuffle, firm]")).toMatchInlineSnapshot(`
      "
      a.yaml:31:3: warning[unused]: "union" has moves and never a turn
          union: { sign: { accepts: the offer }, sue: { when: weeks > cold, ends: { court: 0.5, closure:
          ^^^^^
        note: add it to \`turns\`
      "
    `));
  it("a correlation of a fact", () =>
    expect(said("heat: 3 in 1..5", "heat: 3")).toMatchInlineSnapshot(`
      "
      a.yaml:13:34: error[correlated-fact]: invalid correlation of "heat": it is a fact without a range
        correlations: [{ between: [fire, heat], rank: 0.5 }]
                                         ^^^^
        note: give it a range, \`3 in 1..5\`
      "
    `));
  it("impossible correlations", () =>
    expect(
      said(
        "cold: 2 * fire",
        "cold: 3 in 1..4",
        "[{ between: [fire, heat], rank: 0.5 }]",
        "[{ between: [fire, heat], rank: 0.9 }, { between: [heat, cold], rank: 0.9 }, { between: [fire, cold], rank: -0.9 }]",
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:13:123: error[impossible-correlations]: invalid correlations of "fire", "cold", "heat": no numbers can go together like this
        d], rank: 0.9 }, { between: [fire, cold], rank: -0.9 }]
                                                        ^^^^
        note: if a goes with b and b with c, a and c cannot be far apart, and a pair without a rank has 0; bring the ranks nearer to 0
      "
    `));
  it("correlations of which only some are impossible", () =>
    expect(
      said(
        "cold: 2 * fire",
        "cold: 3 in 1..4, dust: 2 in 1..3, wind: 2 in 1..3",
        "[{ between: [fire, heat], rank: 0.5 }]",
        `
  - { between: [dust, fire], rank: 0.4 }
  - { between: [fire, cold], rank: -0.9 }
  - { between: [heat, cold], rank: -0.9 }
  - { between: [fire, heat], rank: -0.9 }
  - { between: [wind, dust], rank: 0.4 }`,
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:17:36: error[impossible-correlations]: invalid correlations of "fire", "cold", "heat": no numbers can go together like this
          - { between: [fire, heat], rank: -0.9 }
                                           ^^^^
        note: if a goes with b and b with c, a and c cannot be far apart, and a pair without a rank has 0; bring the ranks nearer to 0
      "
    `));
  it("ranks that could be those of correlations, and not of what is drawn", () =>
    expect(
      said(
        "cold: 2 * fire",
        "cold: 3 in 1..4",
        "[{ between: [fire, heat], rank: 0.5 }]",
        // 2 sin(pi 0.49 / 6) = 0.507: three such scores would sum to less than nothing.
        "[{ between: [fire, heat], rank: -0.49 }, { between: [heat, cold], rank: -0.49 }, { between: [fire, cold], rank: -0.49 }]",
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:13:127: error[impossible-correlations]: invalid correlations of "fire", "cold", "heat": no numbers can go together like this
        , rank: -0.49 }, { between: [fire, cold], rank: -0.49 }]
                                                        ^^^^^
        note: if a goes with b and b with c, a and c cannot be far apart, and a pair without a rank has 0; bring the ranks nearer to 0
      "
    `));
  it("a probability above 1", () =>
    expect(said("hazard: fire", "hazard: fire * heat * 2")).toMatchInlineSnapshot(`
      "
      a.yaml:28:49: error[out-of-bounds]: invalid probability of scuffle: it is 2 where fire = 0.2, heat = 5
        chance: { scuffle: { when: mood = calm, hazard: fire * heat * 2, does: { mood: tense, voice: oth
                                                        ^^^^^^^^^^^^^^^
        note: a probability lies between 0 and 1
      "
    `));
  it("a probability above 1 in one state", () =>
    expect(said("hazard: fire", "hazard: if voice = wild then 1.5 else 0.1")).toMatchInlineSnapshot(`
      "
      a.yaml:28:49: error[out-of-bounds]: invalid probability of scuffle: it is 1.5 where voice = wild
        chance: { scuffle: { when: mood = calm, hazard: if voice = wild then 1.5 else 0.1, does: { mood:
                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        note: a probability lies between 0 and 1
      "
    `));
  it("a probability above 1 in a view", () =>
    expect(said("{ fire: 0.15 }", "{ fire: 1.5 }")).toMatchInlineSnapshot(`
      "
      a.yaml:28:49: error[out-of-bounds]: invalid probability of scuffle: it is 1.5 where view grim, fire = 1.5
        chance: { scuffle: { when: mood = calm, hazard: fire, does: { mood: tense, voice: other }, shows
                                                        ^^^^
        note: a probability lies between 0 and 1
      "
    `));
  it("a lottery without outcomes", () =>
    expect(said("ends: { court: 0.5, closure: rest }", "ends: {}")).toMatchInlineSnapshot(`
      "
      a.yaml:31:75: error[empty-list]: missing outcomes of "ends"
          union: { sign: { accepts: the offer }, sue: { when: weeks > cold, ends: {} }, wait: {} }
                                                                                  ^^
        note: name at least one
      "
    `));
  it("a lottery that does not come to 1", () =>
    expect(said("closure: rest }", "closure: 0.4 }")).toMatchInlineSnapshot(`
      "
      a.yaml:31:42: error[out-of-bounds]: invalid sum of the probabilities in "ends" of union/sue: it is 0.9
          union: { sign: { accepts: the offer }, sue: { when: weeks > cold, ends: { court: 0.5, closure:
                                                 ^^^
        note: they must come to 1; one of them may be \`rest\`
      "
    `));
  it("a ratio that is not positive", () =>
    expect(said("times likelier: 0.5", "times likelier: 0")).toMatchInlineSnapshot(`
      "
      a.yaml:22:60: error[out-of-bounds]: invalid "times likelier" of brawl: it is 0
        evidence: { brawl: { about: union in firm, times likelier: 0, otherwise: 1.1, at most: 2 times,
                                                                   ^
        note: it must be more than 0
      "
    `));
  it("a value beyond all bounds, told once for a party and its factions", () =>
    expect(said("    closure: -20\n", "    closure: -(10 ^ 400)\n")).toMatchInlineSnapshot(`
      "
      a.yaml:20:14: error[not-finite]: invalid value of closure to union: it is -Infinity
            closure: -(10 ^ 400)
                     ^^^^^^^^^^^
        note: look for a division by zero, a root or logarithm of what is negative, or a power beyond all bounds
      "
    `));
  it("a bound that is not proved", () =>
    expect(said("hazard: fire", "hazard: fire / (fire + fire)")).toMatchInlineSnapshot(`
      "
      a.yaml:28:49: note[only-sampled]: probability of scuffle was not proved to stay in bounds, only tried at many points
        chance: { scuffle: { when: mood = calm, hazard: fire / (fire + fire), does: { mood: tense, voice
                                                        ^^^^^^^^^^^^^^^^^^^^
        note: a probability lies between 0 and 1
      "
    `));
  it("a move that can never be made", () =>
    expect(said("sue: { when: weeks > cold,", "sue: { when: weeks > 12,")).toMatchInlineSnapshot(`
      "
      a.yaml:12:40: warning[unused]: unused assumption "cold"
        assumptions: { fire: 0.1 in 0.05..0.2, cold: 2 * fire, heat: 3 in 1..5 }
                                               ^^^^
        note: nothing in the file refers to it

      a.yaml:31:42: warning[unreachable]: move "sue" can never come: its "when" is false at every place of the talks
          union: { sign: { accepts: the offer }, sue: { when: weeks > 12, ends: { court: 0.5, closure: r
                                                 ^^^
        note: check the names and values in \`when\`
      "
    `));
  it("a chance block that can never come", () =>
    expect(
      said(
        "when: mood = calm, hazard: fire, does: { mood: tense,",
        "when: mood = tense and mood = calm, hazard: fire, does: { mood: tense,",
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:28:11: warning[unreachable]: chance block "scuffle" can never come: its "when" is false at every place of the talks
        chance: { scuffle: { when: mood = tense and mood = calm, hazard: fire, does: { mood: tense, voic
                  ^^^^^^^
        note: check the names and values in \`when\`
      "
    `));
  it("nothing to accept", () =>
    expect(
      said(
        "offer: { offers: [low, high] }",
        "offer: {}",
        "only: { firm: [offer low, wait] }",
        "only: { firm: [offer, wait] }",
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:10:13: warning[unused]: unused package "low"
        packages: { low: { pay: 2, term: long }, high: { pay: 4, term: short } }
                    ^^^
        note: nothing in the file refers to it

      a.yaml:31:12: warning[unreachable]: move "sign" can never be made: nothing is ever on the table
          union: { sign: { accepts: the offer }, sue: { when: weeks > cold, ends: { court: 0.5, closure:
                   ^^^^
        note: some move must offer a package, or a setting start with one \`on the table\`
      "
    `));
  it("a turn with nothing to do", () =>
    expect(
      said("closure: rest } }, wait: {} }", "closure: rest } } }", "weeks > cold", "weeks > 3 + 0 * cold"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:31:12: error[no-open-move]: missing an open move of "union" where weeks = 1, on the table = nothing, temper = cool
          union: { sign: { accepts: the offer }, sue: { when: weeks > 3 + 0 * cold, ends: { court: 0.5,
                   ^^^^
        note: add a move that is always open, e.g. \`hold: {}\`
      "
    `));
  it("a turn with nothing to do under one setting", () =>
    expect(
      said(
        "only: { firm: [offer low, wait] }",
        "only: { firm: [offer low, wait] }, never: { union: wait }",
        "weeks > cold",
        "weeks > 3 + 0 * cold",
      ),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:31:12: error[no-open-move]: missing an open move of "union" where weeks = 1, on the table = nothing, temper = hot
          union: { sign: { accepts: the offer }, sue: { when: weeks > 3 + 0 * cold, ends: { court: 0.5,
                   ^^^^
        note: add a move that is always open, e.g. \`hold: {}\`
      "
    `));
  it("a restriction of the start that may pass", () =>
    expect(
      said("only: { firm: [offer low, wait] }", "only: { union: [sign, wait] }, start only: yes"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:32:115: note[start-only-may-pass]: "start only" of hot binds "union" only if it acts in round 1
        { mood: tense }, only: { union: [sign, wait] }, start only: yes } } } }
                                                        ^^^^^^^^^^
        note: with a chance to act below 1 it may not, and then nothing is restricted; leave \`start only\` out, or give the party its turn in every round
      "
    `));
  it("a restriction of the start that surely binds", () =>
    expect(
      said("only: { firm: [offer low, wait] }", "only: { firm: [offer low, wait] }, start only: yes"),
    ).toBe("\n\n"));
  it("an open move that is only tried", () =>
    expect(
      said("closure: rest } }, wait: {} }", "closure: rest } }, hope: { when: fire < heat } }"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:31:12: note[open-move-tried]: that "union" always has an open move was not proved, only tried
          union: { sign: { accepts: the offer }, sue: { when: weeks > cold, ends: { court: 0.5, closure:
                   ^^^^
        note: a move that is always open, e.g. \`hold: {}\`, settles it
      "
    `));
});

describe("ratification", () => {
  const factions = "factions: [mild, wild]";
  it("has nothing to say of factions that decide", () => {
    const weighed = "factions: { mild: { weight: 3 in 2..4 }, wild: { weight: 2, veto: yes } }";
    for (const rule of ["leader", "majority", "unanimity", "at least 4.5"]) {
      const found = said(factions, `${weighed}, ratified by: ${rule}`);
      if (rule === "leader") expect(found).toContain("[nobody-ratifies]");
      else expect(found).toBe("\n\n");
    }
  });
  it("an unknown rule", () =>
    expect(said(factions, `${factions}, ratified by: two thirds`)).toMatchInlineSnapshot(`
      "
      a.yaml:7:65: error[invalid-ratification]: invalid "ratified by": two thirds
          union: { precision: 0.1, factions: [mild, wild], ratified by: two thirds }
                                                                        ^^^^^^^^^^
        note: write leader, majority, unanimity, or what the accepting factions must weigh, as in \`at least 4\`
      "
    `));
  it("a quota of nothing", () =>
    expect(said(factions, `${factions}, ratified by: at least 0`)).toMatchInlineSnapshot(`
      "
      a.yaml:7:65: error[invalid-ratification]: invalid "ratified by": at least 0
          union: { precision: 0.1, factions: [mild, wild], ratified by: at least 0 }
                                                                        ^^^^^^^^^^
        note: write leader, majority, unanimity, or what the accepting factions must weigh, as in \`at least 4\`
      "
    `));
  it("nobody to ratify", () =>
    expect(
      said("firm: { precision: 0.1 in 0.05..0.3 }", "firm: { precision: 0.1, ratified by: majority }"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:6:40: error[ratified-without-factions]: missing factions of "firm", which are to ratify
          firm: { precision: 0.1, ratified by: majority }
                                               ^^^^^^^^
        note: add \`factions: { … }\` to the party, or leave \`ratified by\` out
      "
    `));
  it("too many to ratify", () => {
    const many = Array.from({ length: 19 }, (_, i) => `f${i}`).join(", ");
    const text = good
      .replace(factions, `factions: [mild, wild, ${many}], ratified by: majority`)
      .replace(", voice: other", "");
    expect(heads(text)).toMatchInlineSnapshot(
      `"error[too-many-factions]: unsupported number of factions of "union": 21 are to ratify, more than 20; put together those who always vote as one"`,
    );
  });
  it("a quota that nobody can reach", () =>
    expect(said(factions, `${factions}, ratified by: at least 3`)).toMatchInlineSnapshot(`
      "
      a.yaml:7:65: error[quota-out-of-reach]: invalid "ratified by" of "union": 3 is more than the 2 that its factions weigh together
          union: { precision: 0.1, factions: [mild, wild], ratified by: at least 3 }
                                                                        ^^^^^^^^^^
        note: ask for less, or give the factions their weights
      "
    `));
  it("a quota that can be reached in a view", () =>
    expect(
      said(
        factions,
        "factions: { mild: { weight: heat }, wild: {} }, ratified by: at least 8",
        "assume: { fire: 0.15 }",
        "assume: { heat: 7 }",
      ),
    ).toBe("\n\n"));
  it("a weight of nothing", () =>
    expect(
      said(factions, "factions: { mild: { weight: 1 in 0..2 }, wild: {} }, ratified by: majority"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:7:56: error[out-of-bounds]: invalid weight of union/mild: it is 0 where parties.union.factions.mild.weight = 0
          union: { precision: 0.1, factions: { mild: { weight: 1 in 0..2 }, wild: {} }, ratified by: maj
                                                               ^^^^^^^^^
        note: it must be more than 0
      "
    `));
  it("a weight that reads the state", () =>
    expect(
      said(factions, "factions: { mild: { weight: weeks + 1 }, wild: {} }, ratified by: majority"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:7:56: error[out-of-reach]: invalid name "weeks" at this place
          union: { precision: 0.1, factions: { mild: { weight: weeks + 1 }, wild: {} }, ratified by: maj
                                                               ^^^^^
        note: what stands here may read only assumptions
      "
    `));
  it("a faction that ratifies what is worth nothing to it", () =>
    expect(
      told(`parley: 1
title: a
parties: { a: {}, b: { factions: [x, y], ratified by: majority } }
issues: { i: [p, q] }
packages: { one: { i: p } }
outcomes: { end: no deal }
values: { a: { deal: { i: { p: 1 } } }, b/x: { deal: { i: { q: 1 } } }, b/y: { end: -1 } }
`),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:3:55: error[ratifier-without-deal]: missing value of "deal" for "b/y", which is to ratify
        parties: { a: {}, b: { factions: [x, y], ratified by: majority } }
                                                              ^^^^^^^^
        note: give it one, or give one to the whole party
      "
    `));
  it("a party that does not have to agree", () =>
    expect(
      told(`parley: 1
title: a
parties: { a: {}, b: {}, c: { factions: [x, y], ratified by: unanimity } }
agreed by: [a, b]
issues: { i: [p, q] }
packages: { one: { i: p } }
values: { a: { deal: { i: { p: 1 } } }, b: { deal: { i: { q: 1 } } }, c: { deal: 1 } }
`),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:3:62: warning[ratifies-nothing]: "ratified by" of "c" is never asked: the party does not have to agree
        parties: { a: {}, b: {}, c: { factions: [x, y], ratified by: unanimity } }
                                                                     ^^^^^^^^^
        note: give it a value for \`deal\`, or name it in \`agreed by\`
      "
    `));
  it("a claim about what could be agreed", () => {
    const claim = (holds: string) => said("holds: P(deal | soft) > P(deal | hard)", `holds: "${holds}"`);
    expect(claim("agreeable(low | soft) and zopa(hard) and ratifies(union, high | soft)")).toBe("\n\n");
    expect(claim("agreeable(lo | soft)")).toContain('unknown package "lo"');
    expect(claim("zopa(soft with temper = warm)")).toContain('unknown setting "warm"');
    expect(claim("ratifies(onion, high)")).toContain('unknown party "onion"');
    expect(claim("ratifies(union)")).toContain("missing 2 things in ratifies(…)");
    expect(claim("agreeable(low | soft, round 2)")).toContain("[invalid-modifier]");
    expect(claim("agreeable(low | soft) > 0")).toContain("[type-mismatch]");
  });
  it("a veto that nobody asks for", () =>
    expect(
      said(factions, "factions: { mild: {}, wild: { precision: 0.2, veto: yes } }"),
    ).toMatchInlineSnapshot(`
      "
      a.yaml:7:74: warning[nobody-ratifies]: "veto" has no effect: the leader of "union" decides alone
          union: { precision: 0.1, factions: { mild: {}, wild: { precision: 0.2, veto: yes } } }
                                                                                 ^^^^
        note: write \`ratified by: majority\`, \`unanimity\` or \`at least 4\` beside \`factions\`
      "
    `));
});

it("has a test here for every code that words.ts can say", () => {
  const words = readFileSync(new URL("./words.ts", import.meta.url), "utf8");
  const codes = [...words.matchAll(/\b(?:error|warning|remark)\(\s*"([a-z-]+)"/g)].map((match) => match[1]);
  const tests = readFileSync(new URL("./problems.test.ts", import.meta.url), "utf8");
  expect([...new Set(codes)].filter((code) => !tests.includes(`[${code}]`))).toEqual([]);
});
