import type { Model, Setting } from "../../scenario/model.ts";
import { type Course, courseOf } from "../course.ts";
import { mapTerms } from "./places.ts";
import { reads, type Step, substitute, touchedBy } from "./touched.ts";

/**
 * One way in which a lever acts. A setting changes where the talks start, what assumptions hold, what evidence is shown,
 * what may be done; each of these is read at several places of the game, and the places that belong together are a channel.
 */
export interface Channel {
  readonly name: string;
  /** What in the file carries it: chance blocks, moves, trusts, kinds of evidence. */
  readonly through: readonly string[];
}

/** What a setting says outright, not through any expression. */
const shown = "trust";
const open = "what may be done";
const begins = "how the talks start";

/** The channels by which a lever acts when it is moved, in the order of the file. */
export function channelsOf(model: Model, step: Step): readonly Channel[] {
  const { a, b } = settingsOf(model, step);
  const touched = touchedBy(model, step);
  const found = new Map<string, Set<string>>();
  const note = (name: string, through: readonly string[]): void => {
    const known = found.get(name) ?? new Set<string>();
    for (const one of through) known.add(one);
    found.set(name, known);
  };
  const fresh = differing(a.shows, b.shows).map((index) => model.evidence[index].id);
  if (fresh.length > 0) note(shown, fresh);
  mapTerms(model, (term, place) => {
    if (reads(term, touched)) note(place.channel, [place.through]);
    return term;
  });
  if (touched.moving.length > 0)
    note(
      begins,
      touched.moving.map((variable) => model.state[variable].id),
    );
  if (restrictions(a) !== restrictions(b)) note(open, [model.levers[step.lever].id]);
  return [...found].map(([name, through]) => ({ name, through: [...through] }));
}

/**
 * The course on which a moved lever acts through some of its channels alone. Where such a channel reads what the lever
 * changes, it reads what the lever makes of it; everything else reads what it was before.
 */
export function through(model: Model, step: Step, channels: ReadonlySet<string>): Course {
  const { before, lever, to, held } = step;
  const { a, b } = settingsOf(model, step);
  const touched = touchedBy(model, step);
  const blended: Setting = {
    ...(channels.has(open) ? b : a),
    id: b.id,
    shows: channels.has(shown) ? b.shows : a.shows,
    // What the lever makes of an assumption stands beside the assumption itself, which the other channels read.
    assume: [
      ...a.assume,
      ...[...touched.assumptions.values()].map(({ place, value }) => ({ assumption: place, value })),
    ],
    start: [
      ...a.start.filter(({ variable }) => !touched.moving.includes(variable)),
      ...(channels.has(begins) ? b : a).start.filter(({ variable }) => touched.moving.includes(variable)),
    ],
  };
  const changed = mapTerms(model, (term, place) =>
    channels.has(place.channel) && reads(term, touched) ? substitute(term, touched) : term,
  );
  const levers = model.levers.map((one, index) =>
    index === lever
      ? { ...one, settings: one.settings.map((setting, at) => (at === to ? blended : setting)) }
      : one,
  );
  const assumptions = [
    ...model.assumptions,
    ...[...touched.assumptions.keys()].map((index) => model.assumptions[index]),
  ];
  const { settings, from } = before.structure;
  const moved = settings.map((setting, index) => (index === lever ? to : setting));
  const played = { ...changed, levers, assumptions };
  const key = JSON.stringify(["through", before, lever, to, [...held], [...channels].sort()]);
  return { ...courseOf(played, moved, before.changed, from), variant: { key, model: played } };
}

function settingsOf(model: Model, { before, lever, to }: Step): { readonly a: Setting; readonly b: Setting } {
  const { settings } = model.levers[lever];
  return { a: settings[before.structure.settings[lever]], b: settings[to] };
}

/** What is in one list and not in the other. */
function differing(a: readonly number[], b: readonly number[]): readonly number[] {
  return [...a.filter((one) => !b.includes(one)), ...b.filter((one) => !a.includes(one))];
}

const restrictions = ({ only, never, deadline, startOnly, table }: Setting): string =>
  JSON.stringify([only, never, String(deadline), startOnly, table]);
