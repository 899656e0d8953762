import type { Block, BodyItem } from "./body";
import { unknownMember } from "./errors";
import { members, readAttribute, readBody } from "./read-json";
import { attribute } from "./schema";
import { BACKENDS, REQUIRED_PROVIDER, TERRAFORM } from "./terraform-schema";

/** The `terraform` block: versions, and the backend if there is one. */
export function readTerraformBlock(json: unknown): readonly Block[] {
  if (json === undefined) return [];
  const given = new Map(members(json, "configuration", "terraform"));
  const { required_providers: providers, backend, ...rest } = Object.fromEntries(given);
  const body: readonly BodyItem[] = [
    ...readBody(rest, TERRAFORM, "terraform"),
    ...(providers === undefined ? [] : [readProviders(providers)]),
    ...(backend === undefined ? [] : readBackends(backend)),
  ];
  return [{ kind: "block", type: "terraform", labels: [], body }];
}

function readProviders(json: unknown): Block {
  const address = "terraform.required_providers";
  const body = members(json, "terraform", "required_providers").map(([name, wanted]) => {
    for (const [key] of members(wanted, address, name)) {
      if (!REQUIRED_PROVIDER.some((known) => known === key)) throw unknownMember(`${address}.${name}`, key);
    }
    return readAttribute(name, wanted, attribute("literal"), address);
  });
  return { kind: "block", type: "required_providers", labels: [], body };
}

function readBackends(json: unknown): readonly Block[] {
  return members(json, "terraform", "backend").map(([name, settings]): Block => {
    const table = BACKENDS[name];
    if (table === undefined) throw unknownMember("terraform.backend", name);
    const body = readBody(settings, table, `terraform.backend.${name}`);
    return { kind: "block", type: "backend", labels: [name], body };
  });
}
