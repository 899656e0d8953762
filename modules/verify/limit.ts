/** Runs tasks side by side, but not more than some at once. */

/** Starts the task when there is room, an urgent one before those that wait; answers with what it answers. */
export type Limit = <T>(task: () => Promise<T>, urgent?: boolean) => Promise<T>;

/**
 * A limit of `most` tasks at once. Tasks start one a turn of the event loop: preparing a call takes time, and what comes
 * back in the meantime should not wait until all of them are prepared.
 */
export function limitTo(most: number): Limit {
  let running = 0;
  let turn: Promise<void> = Promise.resolve();
  const waiting: (() => void)[] = [];
  return async (task, urgent = false) => {
    if (running >= most) await new Promise<void>((go) => (urgent ? waiting.unshift(go) : waiting.push(go)));
    else running++;
    try {
      if (!urgent) await (turn = turn.then(() => new Promise((resolve) => setImmediate(resolve))));
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
