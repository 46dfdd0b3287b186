import { load } from "../src/scenario/load.ts";
import type { Model } from "../src/scenario/model.ts";
import { render } from "../src/scenario/render.ts";

/** The model of a text that must be right. */
export function modelOf(text: string, file = "test.yaml"): Model {
  const { model, problems } = load(text, file);
  if (model === null) throw new Error(render(problems, text, file));
  return model;
}
