/** Prints a template as YAML, with CloudFormation's short forms (`!Ref`, `!If`) and with comments. */
import { Document, isScalar, Pair, Scalar, YAMLMap, YAMLSeq, type Node as YamlNode } from "yaml";
import type { Comments } from "./comments";
import { pathKey } from "./comments";
import type { Node, NodeMap } from "./intrinsic";

/** Lines are folded by nobody: a folded pattern or description is hard to compare. */
const NO_FOLDING = 0;

/** The whole document, ending in a newline. */
export function toYaml(body: NodeMap, comments: Comments): string {
  const document = new Document();
  const root = mapNode(body, [], comments);
  for (const [index, pair] of root.items.entries()) {
    if (index > 0 && isScalar(pair.key)) pair.key.spaceBefore = true;
  }
  document.contents = root;
  const first = comments.get("");
  if (first !== undefined) document.commentBefore = asComment(first);
  return document.toString({ lineWidth: NO_FOLDING, blockQuote: false, singleQuote: false });
}

function yamlNode(node: Node, path: readonly string[], comments: Comments): YamlNode {
  if (typeof node !== "object") return scalarNode(node);
  if (isList(node)) return listNode(node, path, comments);
  const [entry, second] = Object.entries(node);
  if (entry && second === undefined) {
    const tag = shortForm(entry[0]);
    if (tag !== undefined) return taggedNode(tag, entry[1], path, comments);
  }
  return mapNode(node, path, comments);
}

/** `Fn::If` is `!If`, `Ref` is `!Ref`. A condition in a condition is written out: some tools do not know `!Condition`. */
function shortForm(key: string): string | undefined {
  if (key === "Ref") return "!Ref";
  return key.startsWith("Fn::") ? `!${key.slice("Fn::".length)}` : undefined;
}

function taggedNode(tag: string, value: Node, path: readonly string[], comments: Comments): YamlNode {
  // The short form of Fn::GetAtt is one text.
  const node =
    tag === "!GetAtt" && isList(value)
      ? scalarNode((value as readonly string[]).join("."))
      : yamlNode(value, path, comments);
  // Short forms cannot follow each other directly: the inner one has to be written out.
  if (node.tag !== undefined) {
    const outer = new YAMLMap();
    outer.items.push(new Pair(new Scalar(tag === "!Ref" ? "Ref" : `Fn::${tag.slice(1)}`), node));
    return outer;
  }
  node.tag = tag;
  if (node instanceof YAMLSeq && node.items.every((item) => isPlain(item))) node.flow = true;
  return node;
}

function isPlain(node: unknown): boolean {
  return isScalar(node) || (node instanceof YAMLSeq && node.flow === true);
}

function listNode(list: readonly Node[], path: readonly string[], comments: Comments): YAMLSeq {
  const sequence = new YAMLSeq();
  for (const element of list) {
    const name = policyName(element);
    const item = yamlNode(element, name === undefined ? path : [...path, name], comments);
    const comment = name === undefined ? undefined : comments.get(pathKey([...path, name]));
    if (comment !== undefined) item.commentBefore = asComment(comment);
    sequence.items.push(item);
  }
  return sequence;
}

/** The name of the policy that a list element holds, under an Fn::If or not. */
function policyName(node: Node): string | undefined {
  if (typeof node !== "object" || isList(node)) return undefined;
  const branches = node["Fn::If"];
  if (branches !== undefined && isList(branches))
    return policyName(branches[1] ?? "") ?? policyName(branches[2] ?? "");
  const name = node["PolicyName"];
  return typeof name === "string" ? name : undefined;
}

function mapNode(map: NodeMap, path: readonly string[], comments: Comments): YAMLMap {
  const result = new YAMLMap();
  for (const [key, value] of Object.entries(map)) {
    const name = new Scalar(key);
    const comment = comments.get(pathKey([...path, key]));
    if (comment !== undefined) name.commentBefore = asComment(comment);
    result.items.push(new Pair(name, yamlNode(value, [...path, key], comments)));
  }
  if (result.items.length === 0) result.flow = true;
  return result;
}

function scalarNode(value: string | number | boolean): Scalar {
  const scalar = new Scalar(value);
  // YAML 1.1, which CloudFormation reads, takes more words and numbers for something else than YAML 1.2 does.
  if (typeof value === "string" && !/^[A-Za-z_/][\w/.:=@+, ()'-]*$/.test(value)) scalar.type = "QUOTE_DOUBLE";
  if (typeof value === "string" && /^(y|n|yes|no|on|off|true|false|null|~)$/i.test(value)) {
    scalar.type = "QUOTE_DOUBLE";
  }
  return scalar;
}

function asComment(text: string): string {
  return text
    .split("\n")
    .map((line) => ` ${line}`)
    .join("\n");
}

function isList(node: Node): node is readonly Node[] {
  return Array.isArray(node);
}
