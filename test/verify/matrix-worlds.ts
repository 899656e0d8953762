/** The worlds of the matrix: access works and data is missing. */
import type { Case } from "./matrix-cases";

/** Access works and data is missing. */
export const WORLDS: readonly Case[] = [
  [
    "there is no bucket",
    { world: { buckets: [] } },
    1,
    [
      "canary cur-bucket/abort bucket-not-found",
      "canary cur-bucket/write bucket-not-found",
      "probe cur-bucket/list bucket-not-found",
      "probe cur-bucket/list-neighbour bucket-not-found",
      "probe cur-bucket/locate bucket-not-found",
    ],
  ],
  [
    "Cost Explorer was never opened",
    { world: { costExplorer: "not-enabled" } },
    0,
    ["probe cost-explorer/costs cost-explorer-not-enabled"],
  ],
  [
    "Cost Explorer is a day old",
    { world: { costExplorer: "preparing" } },
    0,
    ["probe cost-explorer/costs cost-explorer-preparing"],
  ],
  [
    "invocation logging is off",
    { world: { bedrock: { regions: ["us-east-1"] } } },
    0,
    ["probe bedrock/logging invocation-logging-off"],
  ],
  [
    "invocations are logged elsewhere",
    { world: { bedrock: { regions: ["us-east-1"], logging: { logGroup: "my-logs" } } } },
    0,
    ["probe bedrock/logging invocation-logging-elsewhere"],
  ],
  ["there is no log group", { world: { logGroups: [] } }, 0, ["probe logs/groups no-log-group"]],
  [
    "Bedrock is not in the region",
    { world: { bedrock: { regions: [] } } },
    0,
    ["custom-models", "logging", "models", "profiles", "throughputs"].map(
      (id) => `probe bedrock/${id} bedrock-not-in-region`,
    ),
  ],
  [
    "the account is a member of its organization",
    { world: { organization: "member" } },
    0,
    [
      "probe organizations/accounts not-management-account",
      "probe organizations/roots not-management-account",
    ],
  ],
];
