import type { z } from "zod";
import { effect } from "./play.ts";
import { scenario } from "./schema.ts";
import { quantity } from "./value.ts";

interface Meta {
  readonly title?: string;
  readonly description?: string;
  readonly absent?: string;
  readonly examples?: readonly unknown[];
}

/** The parts of zod's schemas that are walked here. */
interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
}

const definitionOf = (schema: z.ZodType): Definition => schema._zod.def as unknown as Definition;
const metaOf = (schema: z.ZodType): Meta => (schema.meta() ?? {}) as Meta;

/**
 * The reference part of `docs/language.md`: for each section what it is, then its keys with type, default, meaning and
 * an example.
 */
export const reference = (): string => {
  const sections = Object.entries(definitionOf(scenario).shape!).map(([key, schema]) =>
    [`### ${key}`, "", sentence(schema), ...exampleBlock(key, schema), ...tables(key, schema)].join("\n"),
  );
  return `${[quantities(), effects(), ...sections].join("\n\n")}\n`;
};

/** Quantities stand everywhere, so their own keys are told first and not again in every table. */
const quantities = (): string => {
  const { description, examples = [] } = metaOf(quantity);
  const block = definitionOf(quantity).options!.find((option) => definitionOf(option).type === "object")!;
  const keys = Object.entries(definitionOf(block).shape!).map(
    ([key, inner]) => `| \`${key}\` | ${metaOf(inner).description} |`,
  );
  const shown = examples.map((example) => `\`${written(example, false)}\``).join(", ");
  return [
    "### Quantities",
    "",
    `A **quantity** is ${description}. Examples: ${shown}.`,
    "",
    "| key | meaning |",
    "| --- | --- |",
    ...keys,
  ].join("\n");
};

/** What an event or a move does has the same keys in three places, so they are told once. */
const effects = (): string =>
  [
    "### Effects",
    "",
    "An **effect** is what happens when something happens or a move is made. Its keys stand beside the others in blocks of `chance`, of `one of` and of `moves`.",
    "",
    ...table("an effect", effect),
  ].join("\n");

const sentence = (schema: z.ZodType): string => {
  const { description = "", absent } = metaOf(schema);
  const need = isOptional(schema) ? (absent === undefined ? "" : ` Without it: ${absent}.`) : " Required.";
  return `${description[0].toUpperCase()}${description.slice(1)}. *${typeOf(schema)}.*${need}`;
};

const exampleBlock = (key: string, schema: z.ZodType): readonly string[] => {
  const example = metaOf(schema).examples?.[0];
  return example === undefined ? [] : ["", "```text", `${key}: ${written(example, false)}`, "```"];
};

/** A table for each block of keys inside a section, with the path that leads to it. */
const tables = (path: string, schema: z.ZodType): readonly string[] =>
  merged(blocksIn(path, schema)).flatMap(({ paths, shape }, index, blocks) => {
    const whose = paths.map((at) => `\`${at}\``).join(", ");
    const hasEffect = Object.keys(effect).every((key) => key in shape);
    const own = hasEffect ? without(shape, Object.keys(effect)) : shape;
    const also = hasEffect ? " and the keys of an [effect](#effects)" : "";
    const before = blocks
      .slice(0, index)
      .find((other) => Object.keys(shape).every((key) => shape[key] === other.shape[key]));
    if (before !== undefined) {
      const keys = Object.keys(own).map((key) => `\`${key}\``);
      return ["", `In ${whose} stand ${keys.join(", ")}${also}, as in \`${before.paths[0]}\`.`];
    }
    return ["", ...table(whose, own), ...(also === "" ? [] : ["", `In ${whose} stand these${also}.`])];
  });

const without = (shape: Block["shape"], keys: readonly string[]): Block["shape"] =>
  Object.fromEntries(Object.entries(shape).filter(([key]) => !keys.includes(key)));

const table = (whose: string, shape: Block["shape"]): readonly string[] => [
  `| key of ${whose} | type | without it | meaning | example |`,
  "| --- | --- | --- | --- | --- |",
  ...Object.entries(shape).map(([key, inner]) => {
    const { description = "", absent, examples } = metaOf(inner);
    const without = isOptional(inner) ? (absent ?? "nothing") : "*required*";
    const example = examples?.[0] === undefined ? "" : `\`${written(examples[0], true)}\``;
    const cells = [`\`${key}\``, typeOf(inner), without, description, example];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  }),
];

interface Block {
  /** Every place in which the same keys stand. */
  readonly paths: readonly string[];
  readonly shape: Readonly<Record<string, z.ZodType>>;
}

/** Keys of the quantity block are told once, at the head of the reference, and not again wherever a quantity stands. */
const blocksIn = (path: string, schema: z.ZodType): readonly Block[] => {
  const { type, innerType, element, valueType, options, shape } = definitionOf(schema);
  if (metaOf(schema).title === "quantity") return [];
  if (type === "optional") return blocksIn(path, innerType!);
  if (type === "array") return blocksIn(path, element!);
  if (type === "record") return blocksIn(`${path}.<name>`, valueType!);
  if (type === "union") return options!.flatMap((option) => blocksIn(path, option));
  if (type !== "object") return [];
  const inside = Object.entries(shape!).flatMap(([key, inner]) => blocksIn(`${path}.${key}`, inner));
  return [{ paths: [path], shape: shape! }, ...inside];
};

/** Values of a deal when kept, when broken and when it can only be kept have the same keys, which are told once. */
const merged = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block, i) => {
    const alike = blocks.filter((other) => same(other, block));
    if (alike[0] !== blocks[i]) return [];
    return [{ paths: alike.flatMap(({ paths }) => paths), shape: block.shape }];
  });

const same = (a: Block, b: Block): boolean => Object.keys(a.shape).join() === Object.keys(b.shape).join();

const isOptional = (schema: z.ZodType): boolean => definitionOf(schema).type === "optional";

const typeOf = (schema: z.ZodType): string => {
  const { title } = metaOf(schema);
  if (title !== undefined) return title;
  const { type, innerType } = definitionOf(schema);
  if (type === "optional") return typeOf(innerType!);
  return type === "object" ? "block" : type === "array" ? "list" : type;
};

/** A value in flow style, quoted where the language's one rule about commas and colons asks for it. */
const written = (value: unknown, inside: boolean): string => {
  if (Array.isArray(value)) return `[${value.map((item) => written(item, true)).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => `${key}: ${written(item, true)}`);
    return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
  }
  const text = String(value);
  return typeof value === "string" && inside && /[,{}[\]]|: |^[>|*&!%@`'"]/.test(text)
    ? `"${text.replaceAll('"', '\\"')}"`
    : text;
};
