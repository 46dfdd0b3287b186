export interface Block {
  readonly page: string;
  readonly line: number;
  /** `yaml`, `yaml sketch`, `console`. */
  readonly info: string;
  readonly text: string;
}

/** The fenced blocks of a page of Markdown, in order. */
export function blocksOf(page: string, markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const [, indent, fence, info] = /^( *)(```+)(.*)$/.exec(lines[at]) ?? [];
    if (fence === undefined) continue;
    const start = at + 1;
    const end = lines.findIndex((line, index) => index >= start && line.trim() === fence);
    if (end < 0) throw new Error(`${page}:${start}: a block that is never closed`);
    const text = lines
      .slice(start, end)
      .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
    blocks.push({ page, line: start, info: info.trim(), text: `${text.join("\n")}\n` });
    at = end;
  }
  return blocks;
}

export interface Session {
  readonly command: string;
  readonly output: string;
}

/** The commands of a `console` block, each with what it prints. */
export function sessionsOf(text: string): readonly Session[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf("\n");
      return { command: part.slice(0, end).trim(), output: part.slice(end + 1) };
    });
}

/**
 * Does an output say what a page shows? A line `…` stands for any number of lines, `…` inside a line for any text. Empty
 * lines at the end do not count.
 */
export function shows(page: string, output: string): boolean {
  const pattern = page
    .trimEnd()
    .split("\n")
    .map((line) =>
      line.trim() === "…"
        ? "(?:[^\\n]*\\n)*?"
        : `${line.trimEnd().split("…").map(literal).join("[^\\n]*")}[ ]*\\n`,
    )
    .join("");
  return new RegExp(`^${pattern}\\n*$`).test(`${output.trimEnd()}\n`);
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
