/** Declares stacks and writes them out, without work that only stacks unlike ours need. */
import { TerraformStack, type App } from "cdktf";

/**
 * Runs the declarations and synthesizes. For every element cdktf formats a stack trace that is shown only when a token
 * cannot be resolved, and it resolves every stack once more to find references to other stacks: ours stand alone.
 */
export async function synthesize(app: App, declare: () => Promise<void>): Promise<void> {
  await withoutStackTraces(declare);
  for (const stack of app.node.children) {
    if (TerraformStack.isStack(stack)) stack.prepareStack = () => void stack.ensureBackendExists();
  }
  app.synth();
}

async function withoutStackTraces(work: () => Promise<void>): Promise<void> {
  const own = Object.getOwnPropertyDescriptor(Error, "prepareStackTrace");
  Error.prepareStackTrace = () => "";
  try {
    await work();
  } finally {
    if (own) Object.defineProperty(Error, "prepareStackTrace", own);
    else Reflect.deleteProperty(Error, "prepareStackTrace");
  }
}
