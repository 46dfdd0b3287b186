import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { named, present, publicFiles } from "../../interchange/public.laws.ts";
import { one, parseExact, zero } from "../../maths/exact.ts";
import { counterOf } from "./counter.ts";
import { usualLimits } from "./frontier.ts";
import { ratificationOf } from "./ratification.ts";
import { solutionsOf } from "./solutions.ts";
import { additive, type Party, type Space } from "./space.ts";
import { zoneOf } from "./zone.ts";

/**
 * Games of six and seven parties with a threshold each, of which all but one must accept and two have a veto
 * (S-Abdelnabi/LLM-Deliberation at commit 78e11e04ba). Facts by plain enumeration of a separate program; 204 and 52 also
 * stand in the output that the game's authors recorded.
 */
const games = [
  {
    name: "base",
    deals: 720,
    pass: 55,
    unanimous: 12,
    points: 481,
    agreeable: 12,
    accepts: { mayor: 646, other_cities: 555, union: 462, SportCo: 354, DoT: 195, enviroment: 320 },
    product: 6031872n,
    least: 3n,
  },
  {
    name: "base_7players",
    deals: 2880,
    pass: 204,
    unanimous: 52,
    points: 1360,
    agreeable: 43,
    accepts: {
      mayor: 2118,
      other_cities: 2325,
      union: 1917,
      SportCo: 1348,
      DoT: 1083,
      enviroment: 1200,
      heritage: 1700,
    },
    product: 267079680n,
    least: 8n,
  },
] as const;

const folder = new URL("../../../../shared/data/negotiation/scorable-games/", import.meta.url);
const configOf = (name: string): string => readFileSync(new URL(`${name}/config.txt`, folder), "utf8");

function spaceOf(name: string): Space {
  const roles = configOf(name)
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  const sheets = new Map(
    publicFiles(`scorable-games/${name}/scores_files`).map(({ file, text }) => [file, text]),
  );
  const players = roles.map(([, file, role]) => {
    const lines = sheets.get(`${file}.txt`)!.trim().split("\n");
    const rows = lines.map((line) => line.split(",").map((each) => parseExact(each)!));
    return { id: file, role, tables: rows.slice(0, -1), reservation: rows[rows.length - 1][0] };
  });
  const issues = players[0].tables.map((table, issue) => ({
    id: `issue ${issue}`,
    values: table.map((_, value) => String(value)),
  }));
  const parties = players.map(
    ({ id, tables, reservation }): Party => ({
      id,
      name: id,
      worth: additive(tables, zero),
      reservation,
      home: null,
    }),
  );
  return { issues, parties, rules: [], named: [], commonScale: true };
}

/** The players as factions of one assembly that wants nothing itself. */
function assemblyOf(space: Space, name: string): Space {
  const config = configOf(name);
  const weight = parseExact(String(space.parties.length - 1))!;
  const factions = space.parties.map((party) => ({
    ...party,
    weight: one,
    veto: new RegExp(`,${party.id},p[12],`).test(config),
  }));
  const assembly: Party = {
    id: "assembly",
    name: "assembly",
    worth: additive(
      space.issues.map(({ values }) => values.map(() => zero)),
      zero,
    ),
    reservation: null,
    home: { decides: { kind: "quota", weight }, factions },
  };
  return { ...space, parties: [assembly] };
}

describe("public games with thresholds", () => {
  for (const game of games) {
    test.skipIf(!present)(named(game.name), () => {
      const space = spaceOf(game.name);
      const zone = zoneOf(space, usualLimits);
      expect(zone.skipped).toEqual([]);
      expect(Number(zone.found.packages)).toBe(game.deals);
      expect(zone.frontier.length).toBe(game.points);
      expect(zone.points.length).toBe(game.agreeable);
      expect(Number(counterOf(zone.compiled, usualLimits)!.reaching(zone.reservations))).toBe(game.unanimous);
      const [nash, , egalitarian] = solutionsOf(zone.points, zone.stakes!);
      expect([nash.value!.top, nash.points.length]).toEqual([game.product, 1]);
      expect([egalitarian.value!.top, egalitarian.points.length]).toEqual([game.least, 1]);
      const assembly = assemblyOf(space, game.name);
      const voted = ratificationOf(assembly, zoneOf(assembly, usualLimits), usualLimits)!;
      expect(Number(voted.all.packages)).toBe(game.pass);
      const accepts = voted.factions.map(({ faction, accepts }) => [
        space.parties[faction].id,
        Number(accepts),
      ]);
      expect(Object.fromEntries(accepts)).toEqual(game.accepts);
    });
  }
});
