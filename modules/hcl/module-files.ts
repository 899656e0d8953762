import { DATA_SOURCES, RESOURCES } from "./aws-schema";
import type { Attribute, Block } from "./body";
import { unknownMember, wrongShape } from "./errors";
import type { Expression } from "./expression";
import { printFile } from "./print-body";
import { isObject, type JsonObject, members, readAttribute, readBody } from "./read-json";
import { type Addressed, readingOrder } from "./reading-order";
import { merge } from "./schema";
import { META_AFTER, META_BEFORE, OUTPUT, PROVIDERS, VARIABLE } from "./terraform-schema";
import { readTerraformBlock } from "./terraform-block";

/** What the JSON does not say about how the module should read. */
export interface ModuleText {
  /** Comments by address: `aws_iam_role.vendor`, `data.aws_iam_policy_document.trust`, `variable.x`, `output.x`. */
  readonly comments?: Readonly<Record<string, string>>;
  /** Comments at the top of files, by file name. */
  readonly fileComments?: Readonly<Record<string, string>>;
  /** Addresses in the order in which they should be read; what is not named follows in the order of the JSON. */
  readonly order?: readonly string[];
}

/** Files of the module by name. A file that would be empty is not there. */
type ModuleFiles = Readonly<Record<string, string>>;

const TOP_LEVEL = ["terraform", "provider", "variable", "locals", "data", "resource", "output"];

/**
 * Prints a configuration in Terraform's JSON syntax as HCL, formatted as `terraform fmt` does it.
 * @throws PrintError for everything that the tables do not know: nothing is guessed
 */
export function moduleFiles(configuration: JsonObject, text: ModuleText = {}): ModuleFiles {
  for (const [name] of members(configuration, "configuration", "it")) {
    if (!TOP_LEVEL.includes(name)) throw unknownMember("configuration", name);
  }
  const locals = readLocals(configuration["locals"]);
  const files: Readonly<Record<string, readonly Block[]>> = {
    "versions.tf": readTerraformBlock(configuration["terraform"]),
    "providers.tf": readProviders(configuration["provider"]),
    "variables.tf": blocksOf(named("variable", configuration["variable"]), text),
    "main.tf": mainBlocks(configuration, locals, text),
    "outputs.tf": blocksOf(named("output", configuration["output"]), text),
  };
  const printed = Object.entries(files)
    .filter(([, blocks]) => blocks.length > 0)
    .map(([name, blocks]) => [name, printFile(blocks, text.fileComments?.[name])] as const);
  return Object.fromEntries(printed);
}

/** Sources of facts without arguments first, then the locals, then the rest behind what each needs. */
function mainBlocks(
  configuration: JsonObject,
  locals: readonly Attribute[],
  text: ModuleText,
): readonly Block[] {
  const entries = [...typed("data", configuration["data"]), ...typed("resource", configuration["resource"])];
  const values = new Map<string, Expression>(locals.map(({ name, value }) => [name, value]));
  const ordered = readingOrder(sorted(entries, text), values);
  const isFact = ({ block }: Addressed): boolean => block.type === "data" && block.body.length === 0;
  const commented = (chosen: readonly Addressed[]): readonly Block[] =>
    chosen.map((entry) => withComment(entry, text));
  const localBlock: readonly Block[] = [{ kind: "block", type: "locals", labels: [], body: locals }];
  return [
    ...commented(ordered.filter(isFact)),
    ...(locals.length > 0 ? localBlock.map((block) => withComment({ address: "locals", block }, text)) : []),
    ...commented(ordered.filter((entry) => !isFact(entry))),
  ];
}

function blocksOf(entries: readonly Addressed[], text: ModuleText): readonly Block[] {
  return sorted(entries, text).map((entry) => withComment(entry, text));
}

function withComment({ address, block }: Addressed, text: ModuleText): Block {
  const comment = text.comments?.[address];
  return comment === undefined ? block : { ...block, comment };
}

function sorted(entries: readonly Addressed[], text: ModuleText): readonly Addressed[] {
  const rank = new Map((text.order ?? []).map((address, i) => [address, i]));
  const rankOf = ({ address }: Addressed): number => rank.get(address) ?? rank.size;
  return [...entries].sort((a, b) => rankOf(a) - rankOf(b));
}

function readLocals(json: unknown): readonly Attribute[] {
  if (json === undefined) return [];
  return members(json, "configuration", "locals").map(([name, value]) =>
    readAttribute(name, value, { kind: "attribute", text: "template" }, `local.${name}`),
  );
}

function readProviders(json: unknown): readonly Block[] {
  if (json === undefined) return [];
  return members(json, "configuration", "provider").flatMap(([name, configured]) => {
    const table = PROVIDERS[name];
    if (table === undefined) throw unknownMember("provider", name);
    const each: readonly unknown[] = Array.isArray(configured) ? configured : [configured];
    return each.map((body): Block => {
      return {
        kind: "block",
        type: "provider",
        labels: [name],
        body: readBody(body, table, `provider.${name}`),
      };
    });
  });
}

function named(type: "variable" | "output", json: unknown): readonly Addressed[] {
  if (json === undefined) return [];
  const table = type === "variable" ? VARIABLE : OUTPUT;
  return members(json, "configuration", type).map(([name, body]) => {
    const address = `${type}.${name}`;
    return { address, block: { kind: "block", type, labels: [name], body: readBody(body, table, address) } };
  });
}

function typed(kind: "data" | "resource", json: unknown): readonly Addressed[] {
  if (json === undefined) return [];
  const tables = kind === "data" ? DATA_SOURCES : RESOURCES;
  return members(json, "configuration", kind).flatMap(([type, instances]) => {
    const table = Object.hasOwn(tables, type) ? tables[type] : undefined;
    if (table === undefined) throw unknownMember(kind, type);
    return members(instances, kind, type).map(([name, body]): Addressed => {
      const address = kind === "data" ? `data.${type}.${name}` : `${type}.${name}`;
      if (!isObject(body)) throw wrongShape(address, name, "one block");
      const whole = merge(META_BEFORE, table, META_AFTER);
      return {
        address,
        block: { kind: "block", type: kind, labels: [type, name], body: readBody(body, whole, address) },
      };
    });
  });
}
