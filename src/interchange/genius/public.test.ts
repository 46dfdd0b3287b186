import { describe, expect, it } from "vitest";
import { fraction, toText } from "../../maths/exact.ts";
import { factsOf, named, present, publicSources } from "../public.laws.ts";
import { worth } from "../worth.ts";
import { readGenius } from "./genius.ts";
import type { Evaluation } from "./value.ts";

/**
 * Counts over all packages of public domains (yasserfarouk/negmas at commit 5e5c71fdb9), made once in rational
 * arithmetic by two independent programs: packages, frontier vectors, packages on the frontier, packages in the zone,
 * lowest and highest points of each party; then the same but for the ends in the raw reading.
 */
const facts: readonly (readonly [
  name: string,
  files: readonly string[],
  genius: readonly [number, number, number, number],
  lowest: readonly string[],
  highest: readonly string[],
  raw: readonly [number, number, number, number],
])[] = [
  [
    "negmas-CameraB",
    ["Camera-B-domain.xml", "Camera-B-prof1.xml", "Camera-B-prof2.xml"],
    [3600, 16, 16, 3600],
    ["429801/10472000", "2683/35000"],
    ["1", "1"],
    [3600, 12, 12, 3600],
  ],
  [
    "other-IntegerDomain",
    ["IntegerDomain.xml", "IntegerDomain-prof1.xml", "IntegerDomain-prof2.xml"],
    [121, 1, 1, 121],
    ["9/40", "0"],
    ["1", "1"],
    [121, 1, 1, 121],
  ],
  [
    "other-Jobs",
    ["Jobs.xml", "Jobs_util1.xml", "Jobs_util2.xml"],
    [540, 21, 21, 540],
    ["59/300", "25382653061224491/158730158730158750"],
    ["1", "1"],
    [540, 18, 18, 540],
  ],
  [
    "other-kite",
    ["kite_domain.xml", "kite_A.xml", "kite_B.xml"],
    [4, 3, 3, 4],
    ["0", "0"],
    ["1", "1"],
    [4, 3, 3, 4],
  ],
  [
    "y2010-EnglandZimbabwe",
    ["EnglandZimbabwe_domain.xml", "England.xml", "Zimbabwe.xml"],
    [576, 25, 25, 576],
    ["396485327777450417/3600000000000000000", "8273827543833764029/83600000000000000000"],
    ["1", "49999999999999999/50000000000000000"],
    [576, 23, 23, 576],
  ],
  [
    "y2011-Amsterdam",
    ["Amsterdam_domain.xml", "Amsterdam_party1.xml", "Amsterdam_party2.xml"],
    [3024, 11, 11, 3024],
    ["43/150", "21/80"],
    ["1", "1"],
    [3024, 10, 10, 3024],
  ],
  [
    "y2011-Car",
    ["adg.xml", "adg_deal.xml", "adg_deal2.xml"],
    [15625, 53, 75, 15625],
    ["0", "0"],
    ["1", "1"],
    [15625, 53, 75, 15625],
  ],
  [
    "y2011-Energy",
    ["energy_domain.xml", "energy_consumer.xml", "energy_distributor.xml"],
    [390625, 204, 205, 390625],
    ["19/200", "0"],
    ["1", "1"],
    [390625, 251, 278, 390625],
  ],
  [
    "y2011-Grocery",
    ["Grocery_domain.xml", "Grocery_domain_mary.xml", "Grocery_domain_sam.xml"],
    [1600, 7, 7, 1600],
    ["1/10", "1/10"],
    ["1", "1"],
    [1600, 7, 7, 1600],
  ],
  [
    "y2011-Laptop",
    ["laptop_domain.xml", "laptop_buyer_utility.xml", "laptop_seller_utility.xml"],
    [27, 4, 4, 27],
    ["43803586162368889/125000000000000000", "264498159148793827/750000000000000000"],
    ["1", "1"],
    [27, 4, 4, 27],
  ],
  [
    "y2012-BarterB",
    ["Barter-B-domain.xml", "Barter-B-prof1.xml", "Barter-B-prof2.xml"],
    [80, 24, 24, 80],
    ["117/500", "23/100"],
    ["1", "1"],
    [80, 14, 14, 80],
  ],
  [
    "y2012-FlightBookingA",
    ["FlightBooking-A-domain.xml", "FlightBooking-A-prof1.xml", "FlightBooking-A-prof2.xml"],
    [36, 6, 6, 20],
    ["73/240", "11/40"],
    ["1", "1"],
    [36, 6, 6, 36],
  ],
  [
    "y2012-NiceOrDieA",
    ["NiceOrDie-A-domain.xml", "NiceOrDie-A-prof1.xml", "NiceOrDie-A-prof2.xml"],
    [3, 3, 3, 3],
    ["4/25", "4/25"],
    ["1", "1"],
    [3, 3, 3, 3],
  ],
  [
    "y2012-NiceOrDieC",
    ["NiceOrDie-C-domain.xml", "NiceOrDie-C-prof1.xml", "NiceOrDie-C-prof2.xml"],
    [3, 3, 3, 0],
    ["4/25", "4/25"],
    ["1", "1"],
    [3, 3, 3, 3],
  ],
  [
    "y2012-SupermarketB",
    ["Supermarket-B-domain.xml", "Supermarket-B-prof1.xml", "Supermarket-B-prof2.xml"],
    [112896, 39, 39, 105482],
    ["21/200", "1/10"],
    ["1", "1"],
    [112896, 39, 39, 112896],
  ],
  [
    "y2016-Terra",
    ["NewDomain.xml", "NewDomain_util1.xml", "NewDomain_util2.xml", "NewDomain_util3.xml"],
    [35840, 93, 145, 23105],
    ["327/1400", "199/840", "167/700"],
    ["1", "1", "1"],
    [35840, 93, 156, 35840],
  ],
];

/** A fraction in lowest terms as the shortest exact text. */
const shortest = (text: string): string => {
  const [top, bottom = "1"] = text.split("/");
  return toText(fraction(BigInt(top), BigInt(bottom)));
};

function read(name: string, files: readonly string[], evaluation: Evaluation) {
  const [domain, ...profiles] = publicSources(`genius-xml/${name}`, files);
  const { domain: found, problems } = readGenius(domain, profiles, evaluation);
  if (found === null) throw new Error(problems.map(({ message }) => message).join("; "));
  return found;
}

describe("public GENIUS domains", () => {
  for (const [name, files, genius, lowest, highest, raw] of facts) {
    it.skipIf(!present)(named(`${name} has the packages, frontier and zone that were counted`), () => {
      const found = factsOf(read(name, files, "genius"));
      expect([found.packages, found.points, found.tied, found.zone]).toEqual(genius);
      expect(found.lowest).toEqual(lowest.map(shortest));
      expect(found.highest).toEqual(highest.map(shortest));
    });

    it.skipIf(!present)(named(`${name} has those of the raw reading`), () => {
      const found = factsOf(read(name, files, "raw"));
      expect([found.packages, found.points, found.tied, found.zone]).toEqual(raw);
    });
  }
});

describe("the public second-hand car", () => {
  const car = (profiles: readonly string[]) => {
    const [domain, ...others] = publicSources("genius-xml/2nd_hand_car-real", [
      "car_domain.xml",
      ...profiles,
    ]);
    return readGenius(domain, others);
  };

  it.skipIf(!present)(named("gives its buyer the points that were counted"), () => {
    const { domain } = car(["car_buyer.xml"]);
    const points = [
      ["good", "good", "meager", "meager", "16000"],
      ["good", "good", "meager", "meager", "20000"],
      // The domain's prices begin at 13000 and the profile's at 16000: the share of the price is clamped at 1.
      ["none", "none", "none", "none", "13000"],
      ["standard", "fairly good", "good", "good", "22666"],
    ].map((agreed) => toText(worth(domain!, domain!.parties[0], agreed)));
    expect(points).toEqual(["1", "0.892", "0.18", "0.721018"]);
  });

  it.skipIf(!present)(named("is refused with its dealer, whose price has no evaluator"), () => {
    const { domain, problems } = car(["car_buyer.xml", "car_dealer.xml"]);
    expect(domain).toBeNull();
    expect(problems.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual([
      'missing or unsupported evaluator of issue "Price" of type "price"',
    ]);
  });
});

describe("public hyper-rectangles", () => {
  it.skipIf(!present).each([
    ["10issues", ["0", "0"], ["662", "885"], ["907", "1162"]],
    ["10issueswithRV", ["0.75", "0.75"], ["536", "625"], ["740", "948"]],
  ])(named("of %s have the maxima and pays that were counted"), (name, reservations, maxima, sums) => {
    const [domain, ...profiles] = publicSources(`genius-nonlinear/${name}`, [
      `${name}-domain.xml`,
      "profile-1.xml",
      "profile-2.xml",
    ]);
    const { parties } = readGenius(domain, profiles).domain!;
    expect(parties.map(({ reservation }) => reservation)).toEqual(reservations);
    for (const [at, { utility }] of parties.entries()) {
      if (utility.kind !== "rectangles") throw new Error("not rectangles");
      expect(utility.per).toBe(maxima[at]);
      expect(utility.group.parts.length).toBe(20);
      const pays = utility.group.parts.map((part) =>
        part.kind === "inside" ? Number(part.pays) : Number.NaN,
      );
      expect(String(pays.reduce((a, b) => a + b))).toBe(sums[at]);
    }
  });
});
