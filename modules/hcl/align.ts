/** A name and the lines of its value. */
export interface Assignment {
  readonly name: string;
  readonly lines: readonly string[];
}

/**
 * Assignments with their `=` in one column, as `terraform fmt` aligns them: in runs of values that stand on one line; a
 * value of several lines ends the run and has a single space.
 */
export function align(assignments: readonly Assignment[]): readonly string[] {
  const printed: string[] = [];
  let run: Assignment[] = [];
  const closeRun = (): void => {
    const width = Math.max(0, ...run.map(({ name }) => columns(name)));
    for (const { name, lines } of run) {
      printed.push(`${name}${" ".repeat(width - columns(name))} = ${lines[0]}`);
    }
    run = [];
  };
  for (const assignment of assignments) {
    if (assignment.lines.length === 1) run.push(assignment);
    else {
      closeRun();
      printed.push(`${assignment.name} = ${assignment.lines[0]}`, ...assignment.lines.slice(1));
    }
  }
  closeRun();
  return printed;
}

/** How many characters a person sees, as `terraform fmt` counts them: quotes for themselves, whatever follows. */
function columns(name: string): number {
  if (/^[\x20-\x7e]*$/.test(name)) return name.length;
  const inner = name.startsWith('"') ? name.slice(1, -1) : name;
  return name.length - inner.length + [...new Intl.Segmenter("en").segment(inner)].length;
}
