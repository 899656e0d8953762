/** Alethia's inputs: what scopes the things that it creates, and a switch for each service. */
import type { Input } from "../input";
import { region, toggle } from "../shared-inputs";
import { WORKLOAD_DATA } from "./boundary";
import { SCOPE } from "./names";
import type { Service } from "./resource-type";
import { OBJECTS } from "./s3";
import { SECRET_VALUES } from "./secrets";

const scope: readonly Input[] = [
  region("Region that the provider works in."),
  {
    name: SCOPE.prefix,
    type: "string",
    group: "Data",
    default: "alethia-",
    description:
      "What the names of everything that Alethia creates begin with. Choose one that nothing else begins with.",
    example: "alethia-",
    rules: [
      {
        kind: "pattern",
        pattern: "^[a-z][a-z0-9-]{2,18}-$",
        must: "be 4 to 20 lower-case letters, digits and hyphens, begin with a letter and end with a hyphen",
        remedy: "Write it as alethia- or platform-prod-.",
      },
    ],
  },
  {
    name: SCOPE.tagValue,
    type: "string",
    group: "Data",
    default: "alethia",
    description:
      "Value of the tag managed-by that everything Alethia creates carries. Where AWS knows conditions on tags, it changes and deletes only what carries it.",
    example: "alethia",
    rules: [
      {
        kind: "pattern",
        pattern: "^[A-Za-z0-9_.:/=+@-]{3,64}$",
        must: "be 3 to 64 letters, digits and _.:/=+@-",
        remedy: "Choose a value that no other tool uses.",
      },
    ],
  },
  {
    name: SCOPE.path,
    type: "string",
    group: "Data",
    default: "/alethia/",
    description:
      "IAM path under which Alethia creates roles, policies and instance profiles. Nothing of yours may lie under it.",
    example: "/alethia/",
    rules: [
      {
        kind: "pattern",
        pattern: "^/([A-Za-z0-9_+=,.@-]+/)+$",
        must: "be a path other than /, with a slash at both ends",
        remedy: "Write it as /alethia/.",
      },
      // Several policies name the path, and each holds 6,144 characters.
      {
        kind: "length",
        min: 3,
        max: 64,
        must: "be at most 64 characters long",
        remedy: "Give a shorter path.",
      },
    ],
  },
  {
    name: SCOPE.domain,
    type: "string",
    group: "Data",
    description: "Domain whose records, and those below it, Alethia may change in Route 53.",
    example: "apps.example.com",
    rules: [
      {
        kind: "pattern",
        pattern: "^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?[.])+[a-z0-9-]{2,63}$",
        must: "be a domain in lower case, without a dot at the end",
        remedy: "Write it as apps.example.com.",
      },
    ],
  },
];

const content: readonly Input[] = [
  toggle(
    SECRET_VALUES,
    false,
    "Let Alethia read and write the values of its secrets, for Terraform-managed values. Off, it lays out secrets that others fill.",
  ),
  toggle(
    OBJECTS,
    false,
    "Let Alethia read, write and delete objects in its buckets, for Terraform-managed objects.",
  ),
  toggle(
    WORKLOAD_DATA,
    false,
    "Let roles that Alethia creates work with the objects, items, messages and secret values of what it created. Whoever creates a role can use it: with this on, Alethia can reach that content too.",
  ),
];

/** All of them but for trust and role. */
export function scopeInputs(services: readonly Service[]): readonly Input[] {
  const switches = services.map((service) =>
    toggle(service.enabledBy, true, `Let Alethia manage ${service.title}.`),
  );
  return [...scope, ...switches, ...content];
}
