/** The end of a call: an answer, the time limit, or the user. */

/** When a call is given up. */
interface Limits {
  /** Milliseconds. */
  readonly timeout: number;
  /** Ends all calls. */
  readonly signal?: AbortSignal;
}

/** The call's answer. Throws what the call threw, `TimeoutError`, or `AbortError` once the signal has come. */
export async function withDeadline<T>(
  { timeout, signal }: Limits,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) throw ended();
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), timeout);
  const stop = () => controller.abort();
  signal?.addEventListener("abort", stop);
  try {
    // Whoever finds the credentials (a program, a sign-in) does not listen to the signal: it is left behind.
    return await Promise.race([call(controller.signal), abortion(controller.signal)]);
  } catch (error) {
    if (signal?.aborted) throw ended();
    if (controller.signal.aborted) throw named("TimeoutError", `No answer within ${timeout} ms.`);
    throw error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}

function abortion(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(ended()), { once: true });
  });
}

function ended(): Error {
  return named("AbortError", "The run was ended.");
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
