import { evaluated } from "../analyze.ts";
import { printName } from "../expression/lexer.ts";
import { type Inquiry, type InquiryValue, inquiring } from "../inquire.ts";
import type { StudyOptions } from "../lenses/hinges/study.ts";
import type { Result } from "../lenses/lens.ts";
import { limitsOf } from "../lenses/limits.ts";
import { abreast, type Work } from "../lenses/work.ts";
import { type Opened, refusing } from "../open.ts";
import type { Model } from "../scenario/model.ts";
import type { Agreement, Made, Material, Played, Unanswered } from "./material.ts";
import { ordersOf } from "./order.ts";
import { throughViews } from "./through.ts";

/** More pairs of views than these are left to `parley crux`, and more parties than these to `parley learn`. */
export const mostPairs = 3;
export const mostLearners = 2;

/** Works out everything that the page tells. What has no answer is told with the reason instead. */
export function* gather(opened: Opened, study: StudyOptions): Work<Material> {
  const { model, context } = opened;
  const { document } = yield* evaluated(opened, { claims: true, study });
  const played: Played[] = [];
  const agreements: Agreement[] = [];
  const claims: Material["claims"][number][] = [];
  let [ranking, points]: [Material["ranking"], Material["points"]] = [null, null];
  for (const { lens, approach, value, failure, findings } of document.results) {
    if (lens === "points") points = value;
    else if (lens === "agreement")
      agreements.push({ approach, answer: value ?? { reason: failure!.message } });
    else if (lens === "claims" && value !== null) claims.push(value);
    else if (lens === "play" && value?.kind === "ranking") ranking = value;
    else if (lens === "play" && value?.kind === "approach")
      played.push({ approach: approach!, value, findings });
  }

  const orders = yield* ordersOf(context, played, study);
  const through = yield* throughViews(context, orders);
  const [first, second] = orders[0]?.standing ?? [];
  const leads = ({ approach }: Agreement): boolean => first !== undefined && approach === first.approach;
  const unanswered: Unanswered[] = [];
  const works = inquiriesOf(model, first?.approach, second?.approach).flatMap((inquiry) => {
    const only = [model.approaches.findIndex(({ id }) => id === first?.approach)];
    const asked = inquiry.kind === "crux" ? { ...opened, context: { ...context, approaches: only } } : opened;
    const made = refusing(() => inquiring(asked, inquiry, study));
    if ("value" in made) return [{ what: inquiry.kind, work: made.value }];
    unanswered.push({ what: inquiry.kind, reason: made.refusal.message });
    return [];
  });
  const answers = (yield* abreast(works.map(({ work }) => work))).flatMap((results, at) =>
    results.map((result) => ({ what: works[at].what, result })),
  );
  for (const { what, result } of answers) {
    if (result.failure !== null) unanswered.push({ what, reason: result.failure.message });
  }
  const values = answers.flatMap(({ result }) => (result.value === null ? [] : [result.value]));
  const [apart] = ofKind(values, "levers");
  const results = [...document.results, ...answers.map(({ result }) => result)];
  return {
    ...{ model, played, ranking, orders, through, points, claims, unanswered },
    agreements: [...agreements.filter(leads), ...agreements.filter((one) => !leads(one))],
    // The names as the file has them, without the quotes in which a question needs some.
    levers: apart === undefined ? null : { ...apart, from: second.approach, to: first.approach },
    cruxes: ofKind(values, "crux"),
    learned: ofKind(values, "learn"),
    limits: limitsOf(model),
    made: madeOf(document, study, results),
  };
}

type Asked = Extract<Inquiry, { kind: Unanswered["what"] }>;

/** What the page asks beyond the lenses and the claims. */
function inquiriesOf(model: Model, first: string | undefined, second: string | undefined): readonly Asked[] {
  if (first === undefined) return [];
  const pairs = model.views.flatMap(({ id }, at) =>
    model.views.slice(at + 1).map((other): readonly [string, string] => [id, other.id]),
  );
  const choosers = [...new Set(model.levers.flatMap(({ by }) => (by === null ? [] : [model.parties[by]])))];
  return [
    ...(second === undefined
      ? []
      : [{ kind: "levers", from: printName(second), to: printName(first) } as const]),
    ...pairs.slice(0, mostPairs).map((views) => ({ kind: "crux", views }) as const),
    ...choosers
      .filter(({ row }) => row !== null && second !== undefined)
      .slice(0, mostLearners)
      .map(({ id }) => ({ kind: "learn", party: id }) as const),
  ];
}

function ofKind<Kind extends InquiryValue["kind"]>(values: readonly InquiryValue[], kind: Kind) {
  return values.filter((value): value is Extract<InquiryValue, { kind: Kind }> => value.kind === kind);
}

function madeOf(
  {
    parley,
    scenario,
    seed,
  }: { readonly parley: string; readonly scenario: { readonly hash: string }; readonly seed: number },
  { points }: StudyOptions,
  results: readonly Pick<Result<unknown>, "lens" | "method" | "exact" | "tolerance">[],
): Made {
  const by = new Map(
    results.map(({ lens, method, exact, tolerance }) => [
      `${lens}: ${method}`,
      { lens, method, exact, tolerance },
    ]),
  );
  return { parley, hash: scenario.hash, seed, points, by: [...by.values()] };
}
