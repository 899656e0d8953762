/** WAF: web ACLs and rule groups. */
import { regionalRead } from "../../grants/describe-calls";
import { AWS_VALUES, arn } from "../../iam/values";
import { anywhere, named } from "./names";
import type { ResourceType, Service } from "./resource-type";

const TAG = ["wafv2:TagResource", "wafv2:UntagResource"];

const types: readonly ResourceType[] = [
  {
    type: "aws_wafv2_web_acl",
    create: ["wafv2:CreateWebACL"],
    read: ["wafv2:GetWebACL", "wafv2:ListTagsForResource", "wafv2:ListWebACLs"],
    update: ["wafv2:UpdateWebACL"],
    delete: ["wafv2:DeleteWebACL"],
    tag: TAG,
  },
  {
    type: "aws_wafv2_rule_group",
    create: ["wafv2:CreateRuleGroup"],
    read: ["wafv2:GetRuleGroup", "wafv2:ListTagsForResource"],
    update: ["wafv2:UpdateRuleGroup"],
    delete: ["wafv2:DeleteRuleGroup"],
    tag: TAG,
  },
];

const own = named(
  "wafv2",
  (p) => `*/webacl/${p}*`,
  (p) => `*/rulegroup/${p}*`,
);
const ownAndManaged = named(
  "wafv2",
  (p) => `*/webacl/${p}*`,
  (p) => `*/rulegroup/${p}*`,
  () => "*/managedruleset/*",
);

export const waf: Service = {
  id: "waf",
  title: "WAF",
  reason: "What workloads serve to the internet is filtered.",
  enabledBy: "enable_waf",
  summary: (v) =>
    `WAF: create, change and delete web ACLs and rule groups named ${v.text("name_prefix")}* with the tag; list all web ACLs`,
  types,
  limits: [
    { sid: "FiltersList", actions: ["wafv2:ListWebACLs"], resources: anywhere },
    { sid: "FiltersRead", verbs: ["read"], resources: own },
    {
      sid: "FiltersCreate",
      verbs: ["create"],
      actions: ["wafv2:TagResource"],
      resources: ownAndManaged,
      tag: "request",
    },
    { sid: "FiltersManage", resources: own, tag: "resource" },
    {
      sid: "FiltersRetag",
      actions: ["wafv2:TagResource", "wafv2:UpdateWebACL"],
      resources: own,
      tag: "resource",
    },
    {
      sid: "FiltersUseManaged",
      actions: ["wafv2:UpdateWebACL"],
      resources: named("wafv2", () => "*/managedruleset/*"),
      untagged: "Rule sets that AWS and sellers manage carry no tags of the account.",
    },
  ],
  probes: [regionalRead("web-acls", "wafv2", "wafv2:ListWebACLs", { Scope: "REGIONAL", Limit: 1 })],
  canaries: [
    {
      id: "delete-ip-set",
      client: "wafv2",
      operation: "DeleteIPSet",
      action: "wafv2:DeleteIPSet",
      where: "each-region",
      input: (_v, c) => ({ Name: c.name, Scope: "REGIONAL", Id: c.uuid, LockToken: c.uuid }),
      resource: (v, c) =>
        arn(v, `wafv2:${c.region}:${v.text(AWS_VALUES.accountId)}:regional/ipset/${c.name}/${c.uuid}`),
      harmless: "the IP set does not exist, and the lock token fits none",
      fuse: { in: "body", name: "Id", marker: (_v, c) => c.uuid },
      allowed: ["WAFNonexistentItemException"],
    },
  ],
};
