import { error, note, show, type Words, warning } from "../problem.ts";

/** What a scenario says otherwise than the domain that it is made of, or cannot say. */

export const otherName = (from: string, to: string): Words =>
  note("other-name", `"${show(from)}" is called "${to}"`, "the name has a meaning of its own in a scenario");

export const inSteps = (issue: string, step: string): Words =>
  note(
    "real-in-steps",
    `issue "${show(issue)}" takes any number and is written in steps of ${show(step)}`,
    "write finer steps where they matter",
  );

export const withoutDiscount = (party: string): Words =>
  warning(
    "discount-left-out",
    `the discount of "${show(party)}" is left out`,
    "points lose worth with time, and the scenario has no clock yet",
  );

export const mayBeUncut = (party: string, most: string): Words =>
  warning(
    "points-uncut",
    `the points of "${show(party)}" may exceed ${show(most)}, at which the domain cuts them`,
    "a scenario cuts no points; packages that are worth as much as each other there may differ here",
  );

export const unsupportedGroup = (party: string): Words =>
  error(
    "unsupported-rectangles",
    `unsupported rectangles of "${show(party)}": the least or the most of several counts`,
    "a scenario only adds points up",
  );

export const tooLarge = (limit: number): Words =>
  error(
    "too-large",
    `unsupported domain: more than ${limit} values and points`,
    "a scenario is written and read by people; analyse the domain as it is",
  );

export const longCondition = (party: string): Words =>
  error(
    "too-large",
    `unsupported rectangle of "${show(party)}": its bounds fill more than an expression holds`,
  );

export const unsupportedNumbers = (issue: string): Words =>
  error(
    "unsupported-number",
    `unsupported numbers of issue "${show(issue)}"`,
    "a scenario counts in steps that are decimals of at most fifteen digits",
  );
