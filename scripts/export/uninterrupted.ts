/**
 * Carries out something synchronous that Ctrl-C must not cut in half; the signal takes effect behind it. Only for work
 * that is sure to end: until then nothing but SIGKILL stops it.
 */
export function uninterrupted(work: () => void): void {
  // While a listener is there Node does not end the process, and listeners are not called before the work returns.
  const later = (signal: NodeJS.Signals): void => {
    process.removeListener("SIGINT", later);
    process.removeListener("SIGTERM", later);
    process.kill(process.pid, signal);
  };
  process.on("SIGINT", later);
  process.on("SIGTERM", later);
  try {
    work();
  } finally {
    setImmediate(() => {
      process.removeListener("SIGINT", later);
      process.removeListener("SIGTERM", later);
    });
  }
}
