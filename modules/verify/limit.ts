/** Runs tasks side by side, but not more than some at once. */

/** Starts the task when there is room; answers with what it answers. */
export type Limit = <T>(task: () => Promise<T>) => Promise<T>;

/** A limit of `most` tasks at once; the others wait in line. */
export function limitTo(most: number): Limit {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
