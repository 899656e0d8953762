/** EKS and ECR. */
import type { Call, Outcome, Service } from "../call";
import { answer, failure, regional, text } from "../outcome";
import { json11 } from "../protocols/json";
import { restJson } from "../protocols/rest";

const cluster = (call: Call): string => regional(call, "eks", `cluster/${text(call, "name")}`);
const missingCluster = (call: Call): Outcome =>
  failure("ResourceNotFoundException", `No cluster found for name: ${text(call, "name")}.`, 404);

/** EKS. */
export const eks: Service = {
  signingName: "eks",
  prefix: "eks",
  interface: "2017-11-01",
  protocol: restJson({
    "GET /clusters": "ListClusters",
    "GET /clusters/{name}": "DescribeCluster",
    "GET /clusters/{name}/node-groups": "ListNodegroups",
    "DELETE /clusters/{name}": "DeleteCluster",
  }),
  deniedCode: "AccessDeniedException",
  operations: {
    ListClusters: { answer: () => answer({ clusters: [] }) },
    DescribeCluster: { resource: cluster, answer: missingCluster },
    ListNodegroups: { resource: cluster, answer: missingCluster },
    DeleteCluster: { resource: cluster, answer: missingCluster },
  },
};

const repository = (call: Call): string =>
  regional(call, "ecr", `repository/${text(call, "repositoryName") || named(call)[0] || "*"}`);

const named = ({ params }: Call): readonly string[] => (params["repositoryNames"] ?? []) as readonly string[];

/** ECR. */
export const ecr: Service = {
  signingName: "ecr",
  prefix: "ecr",
  interface: "AmazonEC2ContainerRegistry_V20150921",
  protocol: json11,
  deniedCode: "AccessDeniedException",
  operations: {
    DescribeRepositories: { resource: repository, answer: () => answer({ repositories: [] }) },
    DeleteRepository: {
      resource: repository,
      answer: (call) =>
        failure(
          "RepositoryNotFoundException",
          `The repository with name '${text(call, "repositoryName")}' does not exist in the registry.`,
        ),
    },
  },
};
