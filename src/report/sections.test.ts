import { beforeAll, describe, expect, it } from "vitest";
import { contract, storm, talks } from "../lenses/fixtures.laws.ts";
import { lake, scene } from "./charts/scene.laws.ts";
import { byId, cells, materialOf, pageOfText, type Read, words } from "./page.laws.ts";

// Of the storm every probability has a closed form: calm is (1 - hazard)², with 0.2 in the open and 0.1 at the coast.

const texts = { storm, contract, talks, scene } as const;
const pages = new Map<string, Read>();
beforeAll(async () => {
  for (const [name, text] of Object.entries(texts)) pages.set(name, await pageOfText(text));
}, 60_000);

const told = (page: keyof typeof texts, id: string): string => words(byId(pages.get(page)!, id));
const table = (page: keyof typeof texts, id: string) => cells(pages.get(page)!, id);

describe("the first screen", () => {
  it("ranks the approaches by every number that is asked for, with its lowest and highest", () => {
    const answer = told("storm", "answer");
    expect(answer).toContain(
      "By P(calm), most first, careful comes first with 0.81 (0.64 to 0.90), before bold with 0.6 (0.3 to 0.8).",
    );
    expect(answer).toContain(
      "By P(wreck), least first, careful comes first with 0.19 (0.10 to 0.36), before bold",
    );
    expect(answer).toContain("P(…) is a probability.");
  });

  it("says in how much of the plausible that holds, and what would reverse it", () => {
    const { share } = materialOf(storm).orders[0].study!.shares.holds;
    const answer = told("storm", "answer");
    expect(answer).toContain(`By P(calm), careful comes first in ${Math.round(100 * share)} % (`);
    expect(answer).toContain(
      "of the combinations of assumptions that this file calls plausible, by at least 0.01",
    );
    expect(answer).toContain("What it hangs on: danger ");
    expect(answer).toContain(
      "By P(calm), no assumption alone inside its range. The smallest change that overturns it",
    );
  });

  it("names the assumption that reverses it alone, and where", async () => {
    const near = storm.replace("0.2 in 0.1..0.5", "0.2 in 0.05..0.5");
    expect(words(byId(await pageOfText(near), "answer"))).toContain(
      "By P(calm), one assumption alone: danger below 0.1 (now 0.2).",
    );
  });

  it("says whose reading it is, what stands behind the numbers, and what is left out first", () => {
    expect(told("storm", "answer")).toContain("The file does not say whose reading its numbers are.");
    expect(told("storm", "answer")).toContain(
      "4 assumptions with a range: 0 with a reason, 0 with a source.",
    );
    expect(told("storm", "answer")).toContain("What it leaves outAn approach binds and everybody knows it");
  });

  it("of one approach says what it leads to", async () => {
    const single = storm.replace("  careful: { course: coast }\n", "").replace(/claims:.*/s, "");
    const answer = words(byId(await pageOfText(single), "answer"));
    expect(answer).toContain(
      "There is one approach, bold: P(calm) is 0.6 (0.3 to 0.8) and P(wreck) is 0.4 (0.2 to 0.8).",
    );
    expect(answer).not.toContain("How firm");
  });

  it("of approaches that hardly differ says that nothing leads", async () => {
    const even = storm.replace("0.2 * shelter", "0.1 + 0.2 * shelter");
    const answer = words(byId(await pageOfText(even), "answer"));
    expect(answer).toMatch(
      /Between (bold and careful|careful and bold) there is no difference that matters\./,
    );
    expect(answer).toContain("By P(calm) there is no lead that could be reversed.");
  });

  it("of packages says which are better than no deal for everybody", () => {
    expect(told("contract", "answer")).toContain(
      "Better than no deal for everybody: list terms (over no deal: The buyer +7 (+1 to +15) and " +
        "The seller +10 (\u221210 to +20)) and the swap (over no deal: The buyer +5 and The seller +14 (\u22126 to +24)).",
    );
  });

  it("of a file with nothing to compute says so", async () => {
    const bare = "parley: 1\ntitle: Nothing yet\nparties: { a: { name: A }, b: { name: B } }\n";
    expect(words(byId(await pageOfText(bare), "answer"))).toContain("there is nothing to compute");
  });
});

describe("the claims", () => {
  it("stand with verdict, share, what they hang on, what flips them and their source", async () => {
    const sourced = storm
      .replace("says: the coast is safer,", "says: the coast is safer, source: chart p2,")
      .replace("claims:", "sources: { chart: { kind: a map } }\nclaims:");
    const page = await pageOfText(sourced);
    const [heads, first, second] = cells(page, "t-claims");
    expect(heads).toEqual(["claim", "verdict", "holds in", "what it hangs on", "what flips it", "source"]);
    expect(first[0]).toBe("C1 the coast is safer");
    expect(first[1]).toBe("holds");
    expect(first[3]).toMatch(/^danger \d+ % \(.*\); shelter \d+ % \(/);
    expect(first[4]).toMatch(
      /^No assumption alone inside its range\. Smallest change found that overturns it: danger/,
    );
    expect(first[5]).toBe("chart p2");
    expect(second.slice(0, 2)).toEqual(["C2 the open sea is safe", "fails"]);
    expect(second[2]).toMatch(/^0 % \(0 to \d+\)/);
    expect(words(byId(page, "claims"))).toContain("Of 2 claims 1 holds and 1 fails.");
  });

  it("show what was compared, at the central values", () => {
    const [, first] = table("storm", "t-tested");
    expect(first.slice(0, 2)).toEqual(["C1", "P(wreck | careful) < P(wreck | bold)"]);
    expect(first[2]).toBe("P(wreck | careful) = 0.19 (0.10 to 0.36)P(wreck | bold) = 0.4 (0.2 to 0.8)");
    expect(first[3]).toMatch(/^\+0\.2 \(.*\) probability$/);
  });

  it("that cannot be said yet stand with the missing word", () => {
    const row = table("scene", "t-claims").find(([claim]) => claim.startsWith("C4"))!;
    expect(row[1]).toBe("not yet sayable a word for honour is missing");
  });
});

describe("the approaches", () => {
  it("stand side by side with what they set and how they end", () => {
    expect(table("storm", "t-settings").slice(1)).toEqual([
      ["bold", "–", "open sea"],
      ["careful", "–", "coast"],
    ]);
    const ends = table("storm", "t-ends");
    expect(ends[0]).toEqual(["probability", "bold", "careful"]);
    expect(ends.find(([end]) => end === "wreck")).toEqual([
      "wreck",
      "0.4 (0.2 A2 to 0.8 A2)",
      "0.19 (0.10 A3 to 0.36 A3)",
    ]);
  });

  it("tell signed and lasting apart where the file does", () => {
    const ends = table("talks", "t-ends").map(([end]) => end);
    expect(ends).toEqual(expect.arrayContaining(["signed: a deal is made", "lasting: it is made and kept"]));
    expect(table("storm", "t-ends").map(([end]) => end)).not.toContain("lasting: it is made and kept");
  });

  it("show what alone takes a number to its ends", () => {
    expect(table("storm", "t-order-1").slice(1)).toEqual([
      ["careful", "0.81", "0.64 shelter at 1", "0.90 shelter at 0.25"],
      ["bold", "0.6", "0.3 danger at 0.5", "0.8 danger at 0.1"],
    ]);
  });

  it("show trust on the way and the likeliest course", () => {
    expect(
      table("talks", "t-trust")
        .slice(1)
        .map(([relation]) => relation),
    ).toEqual(["anna in bert", "bert in anna"]);
    expect(told("talks", "approaches")).toContain("hard: Likeliest single course (");
  });

  it("show what each party would choose for itself", () => {
    const [, anna] = table("storm", "t-best");
    // 10 with calm, -10 with a wreck: 0.81 · 10 - 0.19 · 10 against 0.64 · 10 - 0.36 · 10.
    expect(anna.slice(0, 2)).toEqual(["Anna", "careful"]);
    expect(anna[2]).toMatch(/^6 \(/);
    expect(anna[3]).toBe("3 over bold");
  });
});

describe("the packages", () => {
  it("stand with their terms and what they are worth to whom", () => {
    const [heads, first] = table("contract", "t-packages");
    expect(heads).toEqual([
      ...["package", "its terms", "The buyer", "The buyer, over no deal"],
      ...["The seller", "The seller, over no deal"],
    ]);
    expect(first).toEqual([
      ...["list terms", "price: 110; delivery: two weeks", "22 (16 A1 to 30 A1)", "+7 (+1 A1 to +15 A1)"],
      ...["30", "+10 (\u221210 A3 to +20 A3)"],
    ]);
  });
});

describe("what could be agreed", () => {
  it("is told with what it is held against, and which packages no other beats", () => {
    const agreements = told("contract", "agreements");
    expect(agreements).toContain(
      "Of 18 packages 8 could be agreed: to each party they are worth at least what it has without an agreement. " +
        "18 of all are beaten by no other, which means that no other is better for somebody and worse for nobody; " +
        "8 of these could be agreed.",
    );
    expect(agreements).toContain("What each has without an agreement: The buyer 15 and The seller 20.");
  });

  it("stands for every package of the file with what would improve it", async () => {
    const better = contract
      .replace("eight weeks: 14 in 8..20", "eight weeks: 20 in 8..30")
      .replace("price: 110, delivery: two weeks", "price: 95, delivery: two weeks");
    const [heads, first, second] = cells(await pageOfText(better), "t-agreed");
    expect(heads).toEqual([
      ...["package", "points, and over no agreement", "could be agreed?", "what would improve it"],
    ]);
    // At 95 in two weeks the seller has 15 and lacks 5; eight weeks bring it 20, and cost the buyer 12.
    expect(first.slice(0, 3)).toEqual([
      "list terms",
      "The buyer 37 (+22)The seller 15 (\u22125)",
      "no: The seller lacks 5",
    ]);
    expect(first[3]).toBe(
      "It could be agreed with price 100 instead of 95 (The buyer \u22125, The seller +5)." +
        "Exchange: price 80 instead of 95 (The buyer +15, The seller \u221215), for delivery eight weeks instead of two weeks " +
        "(The buyer \u221212, The seller +20); together The buyer +3, The seller +5.",
    );
    expect(second.slice(2)).toEqual(["yes", "No other is better for somebody and worse for nobody."]);
  });

  it("is told by formulas in plain words, with a mark on those that compare points of parties", () => {
    const rules = table("contract", "t-rules");
    expect(rules[0]).toEqual(["makes largest", "package", "worth"]);
    // Gains at a price p in eight weeks: 105 - p and p - 86; their product is largest at 95 of all prices in steps of 5.
    expect(rules[1]).toEqual([
      "the product of what each gains over no agreement;the smallest share of what each could gain at most (the fairest);the smallest gain over no agreement*",
      "price: 95; delivery: eight weeks",
      "The buyer 25 and The seller 29",
    ]);
    expect(told("contract", "agreements")).toContain(
      "* compares points of different parties, which this file does not put on one scale",
    );
  });

  it("compares without a mark where the file puts all points on one scale", async () => {
    const page = await pageOfText(contract.replace("values:", "common scale: yes\nvalues:"));
    expect(words(byId(page, "agreements"))).not.toContain("*");
  });

  it("that is nothing is told with who lacks what, and what would open the way", async () => {
    const page = await pageOfText(contract.replace("no deal: 15", "no deal: 38"));
    // The buyer has 38 without an agreement: in eight weeks 82 would do, which the seller takes for 16.
    expect(words(byId(page, "agreements"))).toContain(
      "None of 18 packages could be agreed: each is worth less to somebody than having no agreement.",
    );
    expect(words(byId(page, "agreements"))).toContain(
      "Nearest comes price: 85; delivery: eight weeks, where nobody lacks more than 3 (this compares",
    );
    expect(words(byId(page, "agreements"))).toContain(
      "To open the way alone, The buyer would have to give 6; The seller would have to give 6.",
    );
    expect(cells(page, "t-agreed")[1].slice(2)).toEqual([
      "no: The buyer lacks 16",
      expect.stringContaining("No change makes all accept it."),
    ]);
  });

  it("among three is told for each of them", async () => {
    const page = await pageOfText(lake);
    const [, draft, wish] = cells(page, "t-agreed");
    // 3 · 5 + 4 - 2 · 4, -2 · 5 + 4 and 4 - 2.5 + 3 · 4, against 10, -12 and 9.
    expect(draft.slice(1, 3)).toEqual(["Anna 11 (+1)Bert \u22126 (+6)Carl 13.5 (+4.5)", "yes"]);
    expect(wish[2]).toBe("no: Bert lacks 11 and Carl lacks 9.5");
    const figure = words(byId(page, "chart-frontier"));
    for (const name of ["Anna", "Bert", "Carl"]) expect(figure).toContain(`${name} without an agreement:`);
  });

  it("is told under the first of the approaches in full, and under the others in a line", () => {
    expect(told("talks", "agreements")).toContain(
      `This is told under ${materialOf(talks).orders[0].standing[0].approach}, the first of the approaches`,
    );
    const [heads, ...rows] = table("talks", "t-agreements");
    expect(heads).toEqual([
      ...["approach", "without an agreement", "could be agreed", "the fairest", "with a name"],
    ]);
    expect(rows.map(([approach]) => approach)).toEqual(
      materialOf(talks).orders[0].standing.map(({ approach }) => approach),
    );
    for (const row of rows) expect(row[1]).toMatch(/^Anna .* \(playing on\)Bert .* \(playing on\)$/);
    expect(told("talks", "agreements")).toContain(
      "What could be agreed could be signed; whether it would last",
    );
    expect(told("contract", "agreements")).not.toContain("would last");
  });

  it("has no answer where its numbers have none, which is told with the reason", async () => {
    const broken = contract.replace("price: 120 - price", "price: 1 / (price - 80)");
    const page = await pageOfText(broken);
    expect(words(byId(page, "agreements"))).toMatch(/^What could be agreed no answer: /);
  });

  /** The works accept what the buyer does, and the board, which has a veto, from so many points on. */
  const homes = (board: number): string =>
    contract
      .replace(
        "{ name: The buyer }",
        "{ name: The buyer, ratified by: majority, factions: { works: { name: the works, weight: 2 }, board: { name: the board, veto: yes } } }",
      )
      .replace("  bert: { deal", `  anna/board: { no deal: ${board} }\n  bert: { deal`);

  it("and passes at home is told with who must be won over", async () => {
    const page = await pageOfText(homes(25));
    // Of the buyer's 32, 27, 22, 17 in two weeks and 30, 25, 20, 15 in eight four are 25 or more.
    const agreements = words(byId(page, "agreements"));
    expect(agreements).toContain("Of 8 packages that the leaders could agree 4 pass at home.");
    expect(agreements).toContain("Without the veto of the board (The buyer) 8 would pass.");
    expect(cells(page, "t-factions")).toEqual([
      ["faction", "party, and how it ratifies", "weight", "accepts"],
      ["the works", "The buyer, by majority", "2", expect.stringMatching(/^\d+ of 18$/)],
      ["the board", "The buyer, by majority", "1, with a veto", expect.stringMatching(/^\d+ of 18$/)],
    ]);
  });

  it("and does not pass at home is told with what would open the way", async () => {
    const page = await pageOfText(homes(50));
    const agreements = words(byId(page, "agreements"));
    expect(agreements).toContain("Of 8 packages that the leaders could agree none pass at home.");
    expect(agreements).toContain("To open the way alone, the board (The buyer) would have to give 18.");
    expect(cells(page, "t-factions").map((row) => row[4])).toEqual([
      "to open the way alone, would have to give",
      ...["–", "18"],
    ]);
  });

  it("and is accepted by every faction is told in a line", async () => {
    const page = await pageOfText(homes(-100).replace("no deal: 15", "no deal: -100"));
    expect(words(byId(page, "agreements"))).toContain(
      "What passes at home Every faction accepts every package.",
    );
  });
});

describe("the levers", () => {
  it("stand with their part, their sign, where it turns, and the ways in which they act", () => {
    expect(told("storm", "levers")).toContain(
      "From bold to careful, P(calm) moves from 0.64 to 0.81: by +0.2 (0.0 to +0.6).",
    );
    const [heads, only] = table("storm", "t-levers");
    expect(heads.slice(0, 5)).toEqual([
      "lever",
      "its part",
      "moved alone",
      "moved last",
      "where its sign turns",
    ]);
    expect(only[0]).toBe("course open sea to coast");
    expect(only[1]).toMatch(/^\+0\.2 \(0\.0 to \+0\.6\)$/);
    expect(only[4]).toBe("No assumption alone turns its sign inside its range.");
  });

  it("that could not be taken apart are told with the reason", async () => {
    const alike = storm.replace("bold: { course: open sea }", "bold: { course: coast }");
    expect(words(byId(await pageOfText(alike), "levers"))).toContain(
      "The levers could not be taken apart here: invalid pair: they differ in nothing.",
    );
  });
});

describe("the views", () => {
  it("stand with what they take otherwise, and with every approach through them", () => {
    expect(table("storm", "t-views").slice(1)).toEqual([["gloomy", "it is worse", "danger 0.4"]]);
    expect(table("storm", "t-through-1")).toEqual([
      ["approach", "no view", "gloomy"],
      ["bold", "0.64", "0.36"],
      ["careful", "0.81", "0.81"],
    ]);
  });

  it("are compared in pairs, with the part of each assumption that sum to the whole", () => {
    const { parts, before, after } = materialOf(scene).cruxes[0];
    expect(parts.reduce((sum, { effect }) => sum + effect, 0)).toBeCloseTo(after - before, 12);
    const [heads, ...rows] = table("scene", "t-crux-1");
    expect(heads).toEqual(["assumption", "bright", "gloomy", "its part"]);
    expect(rows.map(([name]) => name)).toEqual(
      parts
        .filter(({ effect }) => Math.abs(effect) >= 0.01 * Math.abs(parts[0].effect))
        .map(({ assumption }) => assumption),
    );
  });

  it("beyond the first three pairs are counted", async () => {
    const four = scene.replace(
      "  gloomy:",
      "  dull: { assume: { values.anna.war: -25 } }\n  dim: { assume: { values.anna.war: -35 } }\n  gloomy:",
    );
    expect(words(byId(await pageOfText(four), "views"))).toContain(
      "Here are the first 3 of 6 pairs of views",
    );
  });
});

describe("the assumptions", () => {
  it("stand with value, range, shape, reason, source, and what they matter for", async () => {
    const reasoned = storm
      .replace(
        "shelter: 0.5 in 0.25..1",
        "shelter: { is: 0.5 in 0.25..1 uniform, because: the bay is deep, source: chart p1 }",
      )
      .replace(
        "claims:",
        "sources: { chart: { kind: a map } }\ncorrelations: [{ between: [danger, shelter], rank: 0.4 }]\nclaims:",
      )
      .replace("idle: 1 in 0..2", "idle: 1");
    const page = await pageOfText(reasoned);
    const rows = cells(page, "t-assumptions");
    expect(rows[0]).toEqual(["assumption", "value", "range", "shape", "reason", "source", "matters for"]);
    expect(rows.find(([name]) => name.endsWith("shelter"))).toEqual([
      ...["A3 shelter", "0.5", "0.25 to 1", "even", "the bay is deep", "chart p1"],
      expect.stringMatching(/^the answer/),
    ]);
    expect(rows.find(([name]) => name.endsWith("idle"))).toEqual([
      "A4 idle",
      "1",
      "taken as certain",
      ..."––––",
    ]);
    expect(words(byId(page, "assumptions"))).toContain(
      "danger and shelter tend to go together (rank correlation 0.4).",
    );
    expect(cells(page, "t-sources").slice(1)).toEqual([["chart", "kind: a map"]]);
  });
});

describe("how it was computed", () => {
  it("names method, exactness, sample, version, hash and the command that gives the same page", () => {
    const { made } = materialOf(storm);
    const method = told("storm", "method");
    expect(method).toContain("backward induction");
    expect(method).toContain("exact, up to 1e-12");
    expect(method).toContain("64 combinations of assumptions were drawn, with the seed 1.");
    expect(method).toContain(`Parley ${made.parley}; the file's text is ${made.hash}.`);
    expect(method).toContain("parley report FILE --points 64 --seed 1 -o out.html");
    expect(method).toContain(
      "Levers were taken apart between the first two approaches of the ranking, careful and bold.",
    );
  });

  it("speaks of no sample where nothing was drawn", () => {
    expect(told("contract", "method")).not.toContain("were drawn");
    expect(told("contract", "method")).not.toContain("Views were compared");
  });
});
