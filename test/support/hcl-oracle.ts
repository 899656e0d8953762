import { getExpressionAst } from "@cdktf/hcl2json";

/** HashiCorp's own syntax tree of an expression, as a string to compare: what does not change the value is left out. */
export async function meaningOf(expression: string): Promise<string> {
  const tree = (await getExpressionAst("x.tf", expression)) as unknown as Node | null;
  if (tree === null) throw new Error(`no syntax tree for ${expression}`);
  return JSON.stringify(normal(tree));
}

interface Node {
  readonly type: string;
  readonly children: readonly Node[];
  readonly meta?: Readonly<Record<string, unknown>>;
}

type Normal = readonly [string, unknown, readonly Normal[]];

const TELLING = [
  "operator",
  "returnType",
  "name",
  "expandedFinalArgument",
  "groupedValue",
  "keyVar",
  "valVar",
] as const;

function normal(node: Node): Normal {
  const children = node.children.map(normal);
  switch (node.type) {
    case "templateWrap":
      return children[0]!;
    case "":
      // Parentheses, keys and the anonymous value of a splat have no type of their own.
      return children.length === 1 ? children[0]! : ["none", "", children];
    case "template":
      return template(children);
    case "literalValue":
      return ["literal", [node.meta?.["type"], unescaped(String(node.meta?.["value"]))], []];
    case "object":
      return ["object", keysOf(node), children];
    case "scopeTraversal":
    case "relativeTraversal":
      return chain(children[0], segmentsOf(node));
    case "index":
      return isPlain(children[1]!) ? chain(children[0], [plainOf(children[1]!)]) : ["index", "", children];
    default:
      return [node.type, TELLING.map((key) => node.meta?.[key]), children];
  }
}

/** `(a.b).c` and `a.b.c` are one chain of names and keys. */
function chain(base: Normal | undefined, segments: readonly string[]): Normal {
  if (base?.[0] !== "chain") return ["chain", segments, base ? [base] : []];
  return ["chain", [...(base[1] as readonly string[]), ...segments], base[2]];
}

function segmentsOf(node: Node): readonly string[] {
  const traversal = node.meta?.["traversal"] as readonly { readonly segment: string }[];
  return traversal.map(({ segment }) => segment);
}

const isPlain = (node: Normal): boolean =>
  node[0] === "literal" || (node[0] === "template" && node[2].every((part) => part[0] === "literal"));
const plainOf = (node: Normal): string =>
  node[0] === "literal" ? textIn(node) : node[2].map(textIn).join("");

/** The tree holds the source of texts, not what they mean. */
function unescaped(source: string): string {
  return source
    .replace(
      /\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|(.))|\$\$(?=\{)|%%(?=\{)/g,
      (all, short?: string, long?: string, letter?: string) => {
        if (letter !== undefined) return { n: "\n", r: "\r", t: "\t" }[letter] ?? letter;
        const code = short ?? long;
        return code === undefined ? all[0]! : String.fromCodePoint(Number.parseInt(code, 16));
      },
    )
    .normalize("NFC");
}

/** Templates in templates are one template; one with a single expression is that expression. */
function template(children: readonly Normal[]): Normal {
  const parts: Normal[] = [];
  for (const child of children.flatMap((part) => (part[0] === "template" ? part[2] : [part]))) {
    const last = parts.at(-1);
    if (isText(child) && last && isText(last)) parts[parts.length - 1] = textOf(textIn(last) + textIn(child));
    else if (!isText(child) || textIn(child) !== "") parts.push(child);
  }
  const only = parts.length === 1 ? parts[0]! : undefined;
  return only && !isText(only) ? only : ["template", "", parts];
}

const textOf = (text: string): Normal => ["literal", ["string", text], []];
const isText = (node: Normal): boolean => node[0] === "literal" && (node[1] as unknown[])[0] === "string";
const textIn = (node: Normal): string => String((node[1] as unknown[])[1]);

/** Bare words and quoted words are the same keys. */
function keysOf(node: Node): readonly string[] {
  const items = node.meta?.["items"] as Readonly<Record<string, string>>;
  return Object.keys(items)
    .map((key) => key.replace(/^"([A-Za-z_]+)"$/, "$1"))
    .sort();
}
