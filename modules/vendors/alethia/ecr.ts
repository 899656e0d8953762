/** ECR: repositories and their lifecycle policies. Images are pulled by roles that Alethia creates: see `boundary.ts`. */
import { regionalRead } from "../../grants/describe-calls";
import { AWS_VALUES, arn } from "../../iam/values";
import { anywhere, named } from "./names";
import { missing } from "./missing";
import type { ResourceType, Service } from "./resource-type";

const types: readonly ResourceType[] = [
  {
    type: "aws_ecr_repository",
    create: ["ecr:CreateRepository"],
    read: ["ecr:DescribeRepositories", "ecr:ListTagsForResource"],
    update: ["ecr:PutImageScanningConfiguration", "ecr:PutImageTagMutability"],
    delete: ["ecr:DeleteRepository"],
    tag: ["ecr:TagResource", "ecr:UntagResource"],
  },
  {
    type: "aws_ecr_lifecycle_policy",
    update: ["ecr:PutLifecyclePolicy"],
    read: ["ecr:GetLifecyclePolicy"],
    delete: ["ecr:DeleteLifecyclePolicy"],
  },
];

const repositories = named("ecr", (p) => `repository/${p}*`);

export const ecr: Service = {
  id: "ecr",
  title: "ECR repositories",
  reason: "Workloads' images are kept beside them.",
  enabledBy: "enable_ecr",
  summary: (v) =>
    `ECR: create, change and delete repositories named ${v.text("name_prefix")}* with the tag, and set when images expire; list all; no push, and no pull by the role itself: roles that it creates pull images`,
  types,
  limits: [
    { sid: "ImagesList", actions: ["ecr:DescribeRepositories"], resources: anywhere },
    { sid: "ImagesRead", verbs: ["read"], resources: repositories },
    {
      sid: "ImagesCreate",
      verbs: ["create"],
      actions: ["ecr:TagResource"],
      resources: repositories,
      tag: "request",
    },
    { sid: "ImagesManage", resources: repositories, tag: "resource" },
    { sid: "ImagesRetag", actions: ["ecr:TagResource"], resources: repositories, tag: "resource" },
  ],
  probes: [
    {
      ...regionalRead("repositories", "ecr", "ecr:DescribeRepositories", { maxResults: 1 }),
      resource: (v, c) => arn(v, `ecr:${c.region}:${v.text(AWS_VALUES.accountId)}:repository/*`),
    },
  ],
  canaries: [
    missing("delete-repository", "ecr", "ecr:DeleteRepository", "repository", "repositoryName", "body", [
      "RepositoryNotFoundException",
    ]),
  ],
};
