/** A template that passes, and every way to put something in one of its places. */

type Json = Readonly<Record<string, unknown>>;

const statement = (action: string) => ({ Effect: "Allow", Action: [action], Resource: ["*"] });
const document = (action: string) => ({ Version: "2012-10-17", Statement: [statement(action)] });
const inline = [{ PolicyName: "own", PolicyDocument: document("ec2:DescribeRegions") }];
const denying = {
  Version: "2012-10-17",
  Statement: [statement("iam:CreateUser"), { Effect: "Deny", Action: ["iam:*"], Resource: ["*"] }],
};
const trusting = {
  Effect: "Allow",
  Principal: { AWS: ["arn:aws:iam::999988887777:root"] },
  Action: ["sts:AssumeRole"],
  Condition: { StringEquals: { "sts:ExternalId": ["acme-7d1f"] } },
};

const resource = (type: string, properties: Json) => ({ Type: `AWS::IAM::${type}`, Properties: properties });

/** One of every resource that is read, with every property that it may have. */
export const CLEAN: Json = {
  Resources: {
    Role: resource("Role", {
      RoleName: "reader",
      Path: "/vendors/",
      Description: "reads",
      MaxSessionDuration: 3600,
      Tags: [{ Key: "team", Value: "a" }],
      AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [trusting] },
      PermissionsBoundary: "arn:aws:iam::111122223333:policy/boundary",
      ManagedPolicyArns: [],
      Policies: [...inline, { PolicyName: "guarded", PolicyDocument: denying }],
    }),
    User: resource("User", {
      UserName: "reader",
      Path: "/vendors/",
      LoginProfile: { Password: "none" },
      Groups: [{ Ref: "Group" }],
      ManagedPolicyArns: [],
      Policies: inline,
    }),
    Other: resource("User", { UserName: "other" }),
    Group: resource("Group", { GroupName: "readers", ManagedPolicyArns: [], Policies: inline }),
    Policy: resource("Policy", {
      PolicyName: "shared",
      Roles: [{ Ref: "Role" }],
      Users: [{ Ref: "User" }],
      Groups: [{ Ref: "Group" }],
      PolicyDocument: document("ec2:DescribeVpcs"),
    }),
    Managed: resource("ManagedPolicy", {
      ManagedPolicyName: "managed",
      Description: "reads",
      Roles: [{ Ref: "Role" }],
      PolicyDocument: document("ec2:DescribeSubnets"),
    }),
    OfRole: resource("RolePolicy", {
      PolicyName: "of-role",
      RoleName: { Ref: "Role" },
      PolicyDocument: document("ec2:DescribeImages"),
    }),
    OfUser: resource("UserPolicy", {
      PolicyName: "of-user",
      UserName: { Ref: "User" },
      PolicyDocument: document("ec2:DescribeImages"),
    }),
    OfGroup: resource("GroupPolicy", {
      PolicyName: "of-group",
      GroupName: { Ref: "Group" },
      PolicyDocument: document("ec2:DescribeImages"),
    }),
    Join: resource("UserToGroupAddition", { GroupName: { Ref: "Group" }, Users: [{ Ref: "Other" }] }),
  },
};

/**
 * Whatever stands there, it gives nobody a permission: names (what is found by name is looked for by it, and missed),
 * labels, how long a session lasts, and a boundary, which can only take away.
 */
const IRRELEVANT =
  /\.(RoleName|UserName|GroupName|ManagedPolicyName|PolicyName|Path|Description|MaxSessionDuration|PermissionsBoundary)$|\.(Tags|LoginProfile)\b/;
/** The same names, where they say to whom something goes. */
const NAMES_AN_OWNER = /^Resources\.(OfRole|OfUser|OfGroup|Join)\.Properties\.(RoleName|UserName|GroupName)$/;

/** What cannot be read in any place: functions that depend on what is not in the template, and shapes IAM lacks. */
export const UNREADABLE: Readonly<Record<string, unknown>> = {
  "a map": { "Fn::FindInMap": ["Map", "a", "b"] },
  "an include": { "Fn::Transform": { Name: "AWS::Include", Parameters: { Location: "s3://b/x" } } },
  "an include beside a field": { "Fn::Transform": { Name: "AWS::Include" }, Other: "x" },
  "a loop": { "Fn::ForEach::Each": ["Name", ["A"], {}] },
  "a switch between two unknown values": { "Fn::If": ["C", { Ref: "A" }, { "Fn::ImportValue": "b" }] },
  "a switch over nothing and an unknown value": { "Fn::If": ["C", { Ref: "AWS::NoValue" }, { Ref: "A" }] },
  "an unfamiliar object": { Acme: ["x"] },
  "a list of unfamiliar objects": [{ Acme: "x" }],
  nothing: null,
};

interface Replacement {
  readonly path: string;
  readonly isRelevant: boolean;
  readonly replace: (value: unknown) => unknown;
}

/** Every place of the template below its resources' types: properties, lists, and their elements at any depth. */
export function replacements(template: Json): readonly Replacement[] {
  return places(template, []).map((keys) => {
    const path = keys.join(".");
    return {
      path,
      isRelevant: !IRRELEVANT.test(path) || NAMES_AN_OWNER.test(path),
      replace: (value) => put(template, keys, value),
    };
  });
}

function places(value: unknown, above: readonly string[]): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null || "Ref" in value) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const keys = [...above, key];
    return [...(above.length >= 2 && key !== "Type" ? [keys] : []), ...places(inner, keys)];
  });
}

function put(value: unknown, [key, ...rest]: readonly string[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (Array.isArray(value))
    return value.map((one, i) => (String(i) === key ? put(one, rest, replacement) : one));
  const object = value as Json;
  return { ...object, [key]: put(object[key], rest, replacement) };
}
