import { describe, expect, it } from "vitest";
import { fraction, toText } from "../maths/exact.ts";
import { factsOf, named, present, publicFiles } from "./public.laws.ts";
import { readDomain } from "./read.ts";

/**
 * Counts over all packages of public domains, made once in rational arithmetic by two independent programs: packages,
 * frontier vectors, packages on the frontier, packages in the zone; lowest, highest and reservation of each party. From
 * yasserfarouk/negmas at commit 5e5c71fdb9, autoneg/negmas-app at 38411f0ce0 and aniltrue/NegoLog at ba83b97833.
 */
const facts: readonly (readonly [
  path: string,
  counts: readonly [number, number, number, number],
  lowest: readonly string[],
  highest: readonly string[],
  reservation: readonly string[],
])[] = [
  ["negolog-json/domain0", [27, 7, 7, 27], ["1/5", "1/5"], ["1", "1"], ["0", "0"]],
  ["negolog-json/domainBalancedHighOpp", [625, 39, 45, 625], ["3/20", "3/20"], ["1", "1"], ["0", "0"]],
  [
    "geniusweb-json/FlightBooking",
    [36, 7, 7, 4],
    ["6079/20000", "2749/10000"],
    ["1", "1"],
    ["14169/20000", "12001/20000"],
  ],
  [
    "geniusweb-json/Party",
    [3072, 15, 15, 1748],
    ["13717/50000", "2949/20000"],
    ["9391/10000", "9853/10000"],
    ["12659/25000", "18319/50000"],
  ],
  [
    "negmas-yaml/anac2012/CameraB",
    [3600, 12, 12, 1831],
    ["0", "0"],
    ["50000000000000003/50000000000000000", "499999999999999981/500000000000000000"],
    ["1/4", "1/4"],
  ],
  [
    "negmas-yaml/anac2020/JapnTrip",
    [192, 10, 10, 187],
    ["0", "0"],
    ["100000000000000009/100000000000000000", "99999999999999999/100000000000000000"],
    ["11124845488257049/1000000000000000000", "2976190476190479/250000000000000000"],
  ],
];

/** A fraction in lowest terms as the shortest exact text. */
const shortest = (text: string): string => {
  const [top, bottom = "1"] = text.split("/");
  return toText(fraction(BigInt(top), BigInt(bottom)));
};

describe("public domains in JSON and YAML", () => {
  for (const [path, counts, lowest, highest, reservation] of facts) {
    it.skipIf(!present)(named(`${path} has the packages, frontier and zone that were counted`), () => {
      const { domain, problems } = readDomain(publicFiles(path));
      expect(problems.filter(({ code }) => code !== "ignored-specs")).toEqual([]);
      const found = factsOf(domain!);
      expect([found.packages, found.points, found.tied, found.zone]).toEqual(counts);
      expect(found.lowest).toEqual(lowest.map(shortest));
      expect(found.highest).toEqual(highest.map(shortest));
      expect(domain!.parties.map((party) => party.reservation)).toEqual(reservation.map(shortest));
    });
  }
});
