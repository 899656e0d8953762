/** RDS, ElastiCache and DynamoDB. */
import type { Call, Outcome, Service } from "../call";
import { answer, failure, regional, text } from "../outcome";
import { json10 } from "../protocols/json";
import { query } from "../protocols/query";

/** RDS. */
export const rds: Service = {
  signingName: "rds",
  prefix: "rds",
  interface: "2014-10-31",
  protocol: query,
  namespace: "http://rds.amazonaws.com/doc/2014-10-31/",
  deniedCode: "AccessDenied",
  operations: {
    DescribeDBInstances: {
      resource: (call) => regional(call, "rds", `db:${text(call, "DBInstanceIdentifier") || "*"}`),
      answer: () => answer({ DBInstances: [] }),
    },
    DescribeDBClusters: {
      resource: (call) => regional(call, "rds", `cluster:${text(call, "DBClusterIdentifier") || "*"}`),
      answer: () => answer({ DBClusters: [] }),
    },
    DescribeDBSnapshots: {
      resource: (call) => regional(call, "rds", `snapshot:${text(call, "DBSnapshotIdentifier") || "*"}`),
      answer: () => answer({ DBSnapshots: [] }),
    },
    DeleteDBSnapshot: {
      resource: (call) => regional(call, "rds", `snapshot:${text(call, "DBSnapshotIdentifier")}`),
      answer: (call) =>
        failure("DBSnapshotNotFound", `DBSnapshot not found: ${text(call, "DBSnapshotIdentifier")}`, 404),
    },
  },
};

const cluster = (call: Call): string =>
  regional(call, "elasticache", `cluster:${text(call, "CacheClusterId") || "*"}`);

/** ElastiCache. */
export const elastiCache: Service = {
  signingName: "elasticache",
  prefix: "elasticache",
  interface: "2015-02-02",
  protocol: query,
  namespace: "http://elasticache.amazonaws.com/doc/2015-02-02/",
  deniedCode: "AccessDenied",
  operations: {
    DescribeCacheClusters: { resource: cluster, answer: () => answer({ CacheClusters: [] }) },
    DescribeReplicationGroups: {
      resource: (call) => regional(call, "elasticache", "replicationgroup:*"),
      answer: () => answer({ ReplicationGroups: [] }),
    },
    DeleteCacheCluster: {
      resource: cluster,
      answer: (call) =>
        failure("CacheClusterNotFound", `CacheCluster not found: ${text(call, "CacheClusterId")}`, 404),
    },
  },
};

const table = (call: Call): string => regional(call, "dynamodb", `table/${text(call, "TableName")}`);

const missingTable = (call: Call): Outcome =>
  failure(
    "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",
    `Requested resource not found: Table: ${text(call, "TableName")} not found`,
  );

/** DynamoDB. */
export const dynamoDb: Service = {
  signingName: "dynamodb",
  prefix: "dynamodb",
  interface: "DynamoDB_20120810",
  protocol: json10,
  deniedCode: "com.amazon.coral.service#AccessDeniedException",
  operations: {
    ListTables: { answer: () => answer({ TableNames: [] }) },
    DescribeTable: { resource: table, answer: missingTable },
    Scan: { resource: table, answer: missingTable },
    DeleteTable: { resource: table, answer: missingTable },
  },
};
