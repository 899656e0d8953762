/** What IAM's simulator answered to one question. */
import type { Denial } from "./denial";
import type { Reply } from "./reply";

/** The answer. `missing`: condition keys that policies look at and the question held no value for. */
export type Simulation =
  | { readonly decision: "allowed" }
  | { readonly decision: "denied"; readonly denial: Denial; readonly missing: readonly string[] };

/** With a resource in the question the answer is told for each resource, without one for the action. */
interface ResourceResult {
  readonly EvalResourceDecision?: string;
  readonly MissingContextValues?: readonly string[];
  readonly PermissionsBoundaryDecisionDetail?: { readonly AllowedByPermissionsBoundary?: boolean };
}

interface Evaluation extends Omit<ResourceResult, "EvalResourceDecision"> {
  readonly EvalDecision?: string;
  readonly OrganizationsDecisionDetail?: { readonly AllowedByOrganizations?: boolean };
  readonly ResourceSpecificResults?: readonly ResourceResult[];
}

/** Reads the reply to a question about one action on at most one resource; nothing when it answers no such question. */
export function readSimulation(reply: Reply): Simulation | undefined {
  const results = reply.ok ? ((reply.answer["EvaluationResults"] ?? []) as readonly Evaluation[]) : [];
  const [result] = results;
  if (result === undefined || results.length !== 1) return undefined;
  const places: readonly ResourceResult[] = [result, ...(result.ResourceSpecificResults ?? [])];
  const decision = result.EvalDecision;
  // Two answers to one question are none.
  if (places.some(({ EvalResourceDecision = decision }) => EvalResourceDecision !== decision))
    return undefined;
  switch (decision) {
    case "allowed":
      return { decision };
    case "implicitDeny":
    case "explicitDeny": {
      const missing = new Set(places.flatMap(({ MissingContextValues = [] }) => MissingContextValues));
      const explicit = decision === "explicitDeny";
      return {
        decision: "denied",
        denial: { layer: layerOf(result, places), explicit },
        missing: [...missing],
      };
    }
    case undefined:
    default:
      return undefined;
  }
}

function layerOf(result: Evaluation, places: readonly ResourceResult[]): Denial["layer"] {
  if (result.OrganizationsDecisionDetail?.AllowedByOrganizations === false) return "serviceControl";
  const inside = places.every(
    ({ PermissionsBoundaryDecisionDetail: boundary }) => boundary?.AllowedByPermissionsBoundary !== false,
  );
  return inside ? "identity" : "boundary";
}
