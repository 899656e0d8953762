/** Sandbox faults whose action AWS does not have. The catalogue may be older than the action: only warned about. */
import type { SandboxFault } from "../../modules/sandbox/fault";
import { loadCatalogue } from "./load-catalogue";

/** One sentence for each such fault. Takes a moment where an action is named at all. */
export async function faultWarnings(faults: readonly SandboxFault[]): Promise<readonly string[]> {
  const named = faults.flatMap((fault) =>
    fault.kind === "scp-deny" || fault.kind === "extra-permission" ? [fault] : [],
  );
  if (named.length === 0) return [];
  const catalogue = await loadCatalogue();
  return named
    .filter(({ action }) => catalogue.expand(action).length === 0)
    .map(({ kind, action }) => {
      const { nearest } = catalogue.explain(action);
      const meant = nearest === undefined ? "" : ` Did you mean ${nearest}?`;
      return `Warning: --fault ${kind}=${action} matches no action of AWS that is known here.${meant}`;
    });
}
