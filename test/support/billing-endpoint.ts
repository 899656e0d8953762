/**
 * Data Exports and legacy reports as far as Terraform's provider needs them: what is put is kept and handed back. moto
 * 5.2 plays neither. Nothing is checked and nothing is delivered here; what the real services would refuse is not shown.
 */
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

type Json = Readonly<Record<string, unknown>>;

export interface BillingEndpoint {
  /** Environment that sends both services' calls here, beside moto's. */
  readonly environment: Readonly<Record<string, string>>;
  /** The kept exports and reports, as they were put. */
  readonly kept: () => readonly Json[];
  /** The regions that calls were signed for. */
  readonly regions: () => ReadonlySet<string>;
  readonly stop: () => Promise<void>;
}

/** Starts it on a free loopback port. */
export async function startBillingEndpoint(): Promise<BillingEndpoint> {
  const exportsByArn = new Map<string, Json>();
  const reports = new Map<string, Json>();
  const regions = new Set<string>();
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const region = /Credential=[^/]+\/\d+\/([^/]+)\//.exec(request.headers.authorization ?? "")?.[1];
      if (region !== undefined) regions.add(region);
      const operation = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
      const answer = answerTo(operation, body, exportsByArn, reports);
      response.writeHead(answer.status, { "content-type": "application/x-amz-json-1.1" });
      response.end(JSON.stringify(answer.body));
    });
  });
  await listening(server);
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    environment: {
      AWS_ENDPOINT_URL_BCM_DATA_EXPORTS: endpoint,
      AWS_ENDPOINT_URL_COST_AND_USAGE_REPORT_SERVICE: endpoint,
    },
    kept: () => [...exportsByArn.values(), ...reports.values()],
    regions: () => regions,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
}

async function read(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString() || "{}") as Json;
}

function answerTo(
  operation: string,
  body: Json,
  exportsByArn: Map<string, Json>,
  reports: Map<string, Json>,
): { readonly status: number; readonly body: Json } {
  const ok = (answer: Json = {}) => ({ status: 200, body: answer });
  switch (operation) {
    case "CreateExport": {
      const kept = body["Export"] as Json;
      const arn = `arn:aws:bcm-data-exports:us-east-1:111122223333:export/${String(kept["Name"])}-1`;
      exportsByArn.set(arn, { ...kept, ExportArn: arn });
      return ok({ ExportArn: arn });
    }
    case "GetExport": {
      const found = exportsByArn.get(String(body["ExportArn"]));
      if (!found) return { status: 404, body: { __type: "ResourceNotFoundException", Message: "none" } };
      return ok({ Export: found, ExportStatus: { StatusCode: "HEALTHY" } });
    }
    case "DeleteExport":
      exportsByArn.delete(String(body["ExportArn"]));
      return ok({ ExportArn: body["ExportArn"] });
    case "PutReportDefinition": {
      const report = body["ReportDefinition"] as Json;
      reports.set(String(report["ReportName"]), report);
      return ok();
    }
    case "DescribeReportDefinitions":
      return ok({ ReportDefinitions: [...reports.values()] });
    case "DeleteReportDefinition":
      reports.delete(String(body["ReportName"]));
      return ok();
    case "ListTagsForResource":
      return ok({ ResourceTags: [], Tags: [] });
    default:
      return { status: 400, body: { __type: "UnknownOperationException", Message: operation } };
  }
}
