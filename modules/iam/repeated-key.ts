/** Names that stand twice in one object of a JSON text: `JSON.parse` keeps the last and does not say so. */

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:]/g;

/** The first name that an object of the text repeats, however it is escaped. The text has to be JSON. */
export function repeatedKey(text: string): string | undefined {
  const open: Set<string>[] = [];
  let before = "";
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === "{" || token === "[") open.push(new Set());
    else if (token === "}" || token === "]") open.pop();
    else if (token === ":") {
      const name = JSON.parse(before) as string;
      if (open.at(-1)?.has(name)) return name;
      open.at(-1)?.add(name);
    }
    before = token;
  }
  return undefined;
}
