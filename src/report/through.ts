import { courseOf } from "../lenses/course.ts";
import type { Context } from "../lenses/lens.ts";
import { asksOf } from "../lenses/play/asks.ts";
import type { Work } from "../lenses/work.ts";
import { central } from "../lenses/world.ts";
import type { Order, ThroughViews } from "./material.ts";

/** What each approach comes to at the central values of the file and of each of its views, by each number of an order. */
export function* throughViews(context: Context, orders: readonly Order[]): Work<readonly ThroughViews[]> {
  const { engine, approaches, from } = context;
  const { model, stance } = engine;
  if (model.views.length === 0) return [];
  const worlds = [engine.central, ...model.views.keys()].map((view) =>
    typeof view === "number" ? central(model, { ...stance, view }) : view,
  );
  const courses = approaches.map((index) => courseOf(model, model.approaches[index].settings, [], from));
  const asked = courses.map((course) => asksOf(engine, course).slice(0, orders.length));
  yield [{ demands: asked.flat().flatMap(({ measure }) => measure.demands), worlds }];
  return orders.map(({ text, least }, at) => ({
    ...{ text, least },
    columns: model.views.map(({ id }) => id),
    rows: approaches.map((index, which) => ({
      approach: model.approaches[index].id,
      values: worlds.map((world) => {
        const value = asked[which][at].measure.at(world);
        return typeof value === "number" ? value : null;
      }),
    })),
  }));
}
