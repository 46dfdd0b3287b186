/**
 * The published schema lets keys be added, as the version promise says. In tests nothing may be undescribed, so every
 * object with named keys is closed.
 */
export function closed(schema: unknown): Record<string, unknown> {
  const close = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(close);
    if (part === null || typeof part !== "object") return part;
    const inner = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, close(value)]));
    return "properties" in inner && inner.type === "object"
      ? { ...inner, additionalProperties: false }
      : inner;
  };
  return close(schema) as Record<string, unknown>;
}
