/** The link that opens the console's "Quick create stack" page with the template and values filled in. */
import { throwFaults, type Fault } from "../errors";
import type { Input } from "../vendors/input";
import type { InputValues } from "../vendors/literal";
import { validateInputs } from "../vendors/validate";
import type { Vendor } from "../vendors/vendor";
import { consoleSite, isTemplateUrl } from "./console";
import { badRegion, badStackName, badTemplateUrl } from "./errors";
import { parameterName, parameterText } from "./parameters";
import { buildTemplate } from "./template";

export interface QuickCreate {
  /** URL of the template, an object in S3. */
  readonly templateUrl: string;
  /** Region of the stack, which also says in which partition's console it is made. */
  readonly region: string;
  /** @default the vendor's id and "-access" */
  readonly stackName?: string;
  /** Values to fill in. Any number of them; the rest has its default or is asked for. */
  readonly values?: InputValues;
  /** Put sensitive values into the link as well. Whoever sees the link then has them. @default false */
  readonly withSecrets?: boolean;
}

/** The link, and the names of the parameters that it fills in. Throws an `InputError` with every fault. */
export interface QuickCreateLink {
  readonly url: string;
  readonly parameters: readonly string[];
  /** Required parameters that the user of the link is asked for. */
  readonly missing: readonly string[];
}

/** Makes the link. Sensitive values stay out of it unless asked for. */
export function quickCreateLink(vendor: Vendor, request: QuickCreate): QuickCreateLink {
  const stackName = request.stackName ?? `${vendor.id}-access`;
  const values = request.values ?? {};
  throwFaults([...requestFaults(request, stackName), ...valueFaults(vendor, values)]);
  const { inputs } = buildTemplate(vendor);
  const filled = inputs.filter(
    (input) => values[input.name] !== undefined && (!input.sensitive || request.withSecrets),
  );
  const query = [
    ["templateURL", request.templateUrl],
    ["stackName", stackName],
    ...filled.map((input) => [
      `param_${parameterName(input)}`,
      parameterText(values[input.name] as Input["example"]),
    ]),
  ].map(([name, value]) => `${name}=${encodeURIComponent(value as string)}`);
  const { region } = request;
  const host = `${region}.${consoleSite(region)?.consoleDomain}`;
  return {
    url: `https://${host}/cloudformation/home?region=${region}#/stacks/create/review?${query.join("&")}`,
    parameters: filled.map(parameterName),
    missing: inputs
      .filter((input) => input.default === undefined && !filled.includes(input))
      .map(parameterName),
  };
}

function requestFaults({ region, templateUrl }: QuickCreate, stackName: string): readonly Fault[] {
  const site = consoleSite(region);
  return [
    ...(site ? [] : [badRegion(region)]),
    ...(site && !isTemplateUrl(templateUrl, site) ? [badTemplateUrl(templateUrl, site.s3Domain)] : []),
    ...(/^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(stackName) ? [] : [badStackName(stackName)]),
  ];
}

/** Faults of the values that are given; that others are missing is no fault here. */
function valueFaults(vendor: Vendor, values: InputValues): readonly Fault[] {
  return validateInputs(vendor, values).filter(
    ({ field }) => values[field] !== undefined || !vendor.inputs.some((input) => input.name === field),
  );
}
