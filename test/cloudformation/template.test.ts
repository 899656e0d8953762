import fc from "fast-check";
import type { NodeMap } from "../../modules/cloudformation/intrinsic";
import { pascalCase } from "../../modules/cloudformation/names";
import { absentInputs } from "../../modules/cloudformation/same-account";
import { buildTemplate } from "../../modules/cloudformation/template";
import type { TemplateOptions } from "../../modules/cloudformation/template-options";
import { isRequired } from "../../modules/vendors/input";
import { VENDORS } from "../../modules/vendors";
import { commercial, type Environment, type InputValues } from "../../modules/vendors/literal";
import { renderPrincipal } from "../../modules/vendors/render";
import type { Vendor } from "../../modules/vendors/vendor";
import { Resolver } from "../support/cloudformation-resolver";
import { validValues } from "../support/input-arbitraries";
import { fromModel, fromTemplate, parametersFor } from "../support/template-access";

const CUSTOMER = "111122223333";
const CHINA: Environment = { partition: "aws-cn", accountId: CUSTOMER, dnsSuffix: "amazonaws.com.cn" };

/** What parameters can carry: no element of a list has a comma or blanks at its ends, a required list has one at least. */
function expressible(vendor: Vendor, values: InputValues): boolean {
  return vendor.inputs.every((input) => {
    const value = values[input.name];
    if (!Array.isArray(value)) return true;
    const elements = value as readonly string[];
    if (isRequired(input) && elements.length === 0) return false;
    return elements.every((element) => element === element.trim() && !element.includes(","));
  });
}

function expressibleValues(vendor: Vendor, environment: Environment): fc.Arbitrary<InputValues> {
  return validValues(vendor, environment).filter((values) => expressible(vendor, values));
}

/** A template for the issuer of the values. */
function issuerOf(values: InputValues): TemplateOptions {
  const provider = values["oidc_provider_arn"];
  const issuer = typeof provider === "string" ? provider.split("oidc-provider/")[1] : undefined;
  return issuer === undefined ? {} : { oidcIssuer: issuer };
}

describe.each(VENDORS.map((vendor) => [vendor.id, vendor] as const))("the template of %s", (_, vendor) => {
  test.each([commercial(CUSTOMER), CHINA])("gives the model's access in $partition", (environment) => {
    fc.assert(
      fc.property(expressibleValues(vendor, environment), (values) => {
        const { body } = buildTemplate(vendor, issuerOf(values));
        const resolver = new Resolver(body, parametersFor(vendor, values, body), environment);
        expect(resolver.faults()).toEqual([]);
        const expected = fromModel(renderPrincipal(vendor, values, environment));
        expect(fromTemplate(vendor, resolver)).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  test("gives an organization the model's access without what belongs to one account", () => {
    const environment = commercial(CUSTOMER);
    const absent = absentInputs(vendor);
    const { body } = buildTemplate(vendor, { forOrganization: true });
    const names = Object.keys(body["Parameters"] as NodeMap);
    expect(names.filter((name) => [...absent].map(pascalCase).includes(name))).toEqual([]);
    fc.assert(
      fc.property(expressibleValues(vendor, environment), (all) => {
        const values = Object.fromEntries(Object.entries(all).filter(([name]) => !absent.has(name)));
        const expected = fromModel(renderPrincipal(vendor, values, environment));
        const resolver = new Resolver(body, parametersFor(vendor, values, body), environment);
        expect(resolver.faults()).toEqual([]);
        // A policy of the customer's is the one of that path and name in the account at hand.
        const boundary = expected.boundary?.replace(
          /^arn:aws[a-z-]*:iam::[0-9]{12}:/,
          `arn:aws:iam::${CUSTOMER}:`,
        );
        expect(fromTemplate(vendor, resolver)).toEqual({ ...expected, boundary });
      }),
      { numRuns: 15 },
    );
  });
});
