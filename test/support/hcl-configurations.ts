import fc from "fast-check";
import { nastyText } from "./nasty-text";

/** Terraform's JSON as the stacks synthesize it, with nasty text in every place, and what HashiCorp's parser makes of it. */

type Json = Readonly<Record<string, unknown>>;

/** Literal text as a string of Terraform's JSON: one mark more before a brace. */
const escaped = (text: string): string => text.replace(/\$+(?=\{)|%+(?=\{)/g, (marks) => marks + marks[0]!);

/** What hcl2json cannot say: a `$` directly before `${`. That one is tried with Terraform itself. */
const before = (text: string): string => escaped(text.replace(/\$+$/, ""));

const reference = fc.constantFrom(
  "var.a",
  "aws_iam_role.r.name",
  "local.x",
  "data.aws_partition.current.partition",
);
const template = fc.oneof(
  nastyText.map(escaped),
  reference.map((name) => `\${${name}}`),
  fc.tuple(nastyText, reference, nastyText).map(([a, name, b]) => `${before(a)}\${${name}}${escaped(b)}`),
);
const names = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const list = fc.array(template, { maxLength: 5 });
/** Keys of characters that every version of Unicode counts alike: keys are aligned by how wide they are. */
const keyText = nastyText.filter((text) => /^[\0-\u024f]*$/.test(text));
const map = fc.dictionary(keyText.map(escaped), template, { maxKeys: 4, noNullPrototype: true });
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** A record without the members that are undefined. */
function body(members: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Json> {
  return fc
    .record(members)
    .map((record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)));
}

const condition = body({
  test: template,
  variable: template,
  values: fc.oneof(
    list,
    reference.map((name) => `\${${name}}`),
  ),
});
const statement = body({
  "//": optional(fc.constant({ metadata: { path: "p", uniqueId: "u" } })),
  sid: optional(template),
  effect: fc.constantFrom("Allow", "Deny"),
  actions: list,
  resources: optional(list),
  principals: optional(fc.array(body({ type: fc.constant("AWS"), identifiers: list }), { maxLength: 2 })),
  condition: optional(fc.array(condition, { maxLength: 2 })),
  dynamic: optional(
    body({
      condition: fc.array(body({ for_each: fc.constant("${var.a}"), content: condition }), {
        minLength: 1,
        maxLength: 2,
      }),
    }),
  ),
});
const document = body({
  statement: optional(fc.array(statement, { maxLength: 3 })),
  dynamic: optional(
    body({
      statement: fc.array(
        body({ for_each: template, iterator: optional(fc.constant("it")), content: statement }),
        { minLength: 1, maxLength: 2 },
      ),
    }),
  ),
});
const role = body({
  count: optional(fc.constantFrom(0, 1, "${var.a}")),
  provider: optional(fc.constant("aws.west")),
  name: template,
  description: optional(template),
  max_session_duration: optional(fc.constantFrom(3600, "${var.a}")),
  tags: optional(map),
  lifecycle: optional(
    body({
      prevent_destroy: optional(fc.boolean()),
      ignore_changes: optional(fc.constantFrom("all", ["tags", "name"])),
      precondition: optional(
        fc.array(body({ condition: fc.constant("${var.a}"), error_message: template }), { maxLength: 2 }),
      ),
    }),
  ),
  depends_on: optional(fc.constant(["data.aws_partition.current"])),
});
const literal = fc.oneof(
  nastyText,
  fc.boolean(),
  fc.integer(),
  fc.constant(null),
  fc.array(nastyText, { maxLength: 5 }),
  fc.dictionary(keyText, nastyText, { maxKeys: 3, noNullPrototype: true }),
);
const variable = body({
  description: optional(nastyText),
  type: optional(fc.constantFrom("string", "list(string)", "map(object({ a = string }))", "any")),
  default: optional(literal),
  nullable: optional(fc.boolean()),
  sensitive: optional(fc.boolean()),
  validation: optional(
    fc.array(body({ condition: fc.constant("${var.a}"), error_message: template }), { maxLength: 2 }),
  ),
});

/** Whole configurations, of the constructs that the stacks use. */
export const configurations = body({
  "//": optional(fc.constant({ metadata: { stackName: "x" } })),
  terraform: optional(
    body({
      required_version: fc.constant(">= 1.5.0"),
      required_providers: fc.constant({ aws: { source: "hashicorp/aws", version: ">= 5.100.0" } }),
      backend: optional(fc.constant({ local: { path: "terraform.tfstate" } })),
    }),
  ),
  provider: optional(fc.constant({ aws: [{ region: "${var.a}" }, { alias: "west", region: "us-west-2" }] })),
  variable: optional(fc.dictionary(names, variable, { minKeys: 1, maxKeys: 3, noNullPrototype: true })),
  locals: optional(
    fc.dictionary(names, fc.oneof(template, list, map), { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
  ),
  data: optional(
    body({
      aws_partition: fc.constant({ current: {} }),
      aws_iam_policy_document: fc.dictionary(names, document, {
        minKeys: 1,
        maxKeys: 2,
        noNullPrototype: true,
      }),
    }),
  ),
  resource: optional(
    body({ aws_iam_role: fc.dictionary(names, role, { minKeys: 1, maxKeys: 2, noNullPrototype: true }) }),
  ),
  output: optional(
    fc.dictionary(
      names,
      body({
        value: fc.oneof(template, list, map),
        description: optional(nastyText),
        sensitive: optional(fc.boolean()),
      }),
      {
        minKeys: 1,
        maxKeys: 2,
        noNullPrototype: true,
      },
    ),
  ),
});

const BLOCKS = [
  "statement",
  "principals",
  "condition",
  "lifecycle",
  "precondition",
  "validation",
  "content",
  "required_providers",
];
const LITERAL = ["description", "default"];
const REFERENCE = ["depends_on", "ignore_changes", "provider", "iterator", "type"];

/** The configuration as hcl2json writes it. Every known difference between the two is one line here. */
export function expectedOf(configuration: Json): unknown {
  const { terraform, provider, variable, locals, data, resource, output } = configuration;
  const labelled = (value: unknown, deep: (value: Json, type: string) => unknown) =>
    value === undefined ? undefined : mapValues(value as Json, (item, name) => deep(item as Json, name));
  return clean({
    terraform: terraform && [terraformOf(terraform as Json)],
    provider,
    // Blocks with labels are lists, because there may be several.
    variable: labelled(variable, (each) => [bodyOf(each)]),
    locals: locals && [mapValues(locals as Json, (value) => value)],
    data: labelled(data, (type) => mapValues(type, (each) => [bodyOf(each as Json)])),
    resource: labelled(resource, (type) => mapValues(type, (each) => [bodyOf(each as Json)])),
    // An output's description is read as literal text, one of a resource as a template.
    output: labelled(output, (each) => [bodyOf(each)]),
  });
}

function terraformOf({ backend, required_providers, ...rest }: Json): unknown {
  return clean({
    ...rest,
    required_providers: [required_providers],
    backend: backend && mapValues(backend as Json, (settings) => [settings]),
  });
}

function bodyOf(given: Json): Json {
  const isVariableOrOutput = !("name" in given);
  const members = Object.entries(given).flatMap(([key, value]): (readonly [string, unknown])[] => {
    // Comments are dropped, and so are lists of blocks without a block.
    if (key === "//" || (BLOCKS.includes(key) && Array.isArray(value) && value.length === 0)) return [];
    if (BLOCKS.includes(key) && typeof value !== "string") return [[key, blocksOf(value)]];
    if (key === "dynamic") return [[key, mapValues(value as Json, blocksOf)]];
    if (LITERAL.includes(key) && isVariableOrOutput) return [[key, literalOf(value)]];
    if (REFERENCE.includes(key) && key !== "type") return [[key, wrap(value)]];
    if (key === "type") return [[key, ["AWS", "Federated"].includes(String(value)) ? value : wrap(value)]];
    return [[key, value]];
  });
  return Object.fromEntries(members);
}

function blocksOf(value: unknown): unknown {
  return (Array.isArray(value) ? value : [value]).map((each) => bodyOf(each as Json));
}

/** References stand in `${}` there. */
function wrap(value: unknown): unknown {
  return Array.isArray(value) ? value.map(wrap) : `\${${String(value)}}`;
}

/** Text in which `${` means nothing is escaped there, like all other text. */
function literalOf(value: unknown): unknown {
  if (typeof value === "string") return escaped(value);
  if (Array.isArray(value)) return value.map(literalOf);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [escaped(key), literalOf(item)]));
}

function mapValues(json: Json, change: (value: unknown, key: string) => unknown): Json {
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, change(value, key)]));
}

function clean(json: Json): Json {
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined));
}
