/** What is exported: as the options say, else as it was exported to the same directory before, else the defaults. */
import { throwFaults, type Fault } from "../../modules/errors";
import { otherExportFault } from "../../modules/export/errors";
import { FLAVORS, FORMATS, type ExportSource } from "../../modules/export/options";
import { choiceOption, vendorOption } from "../lib/options";

/** The options that say what is exported. */
interface SourceOptions {
  readonly vendor?: string | undefined;
  readonly flavor?: string | undefined;
  readonly format?: string | undefined;
  readonly "no-scripts"?: boolean | undefined;
}

/**
 * The source of an export.
 * @param there what the manifest in the directory says was exported there
 * @throws InputError unless `force`, when another vendor or flavor would take the place of what is there
 */
export function sourceOf(
  options: SourceOptions,
  there: ExportSource | undefined,
  out: string,
  force: boolean,
): ExportSource {
  const source: ExportSource = {
    vendor: vendorOption(options.vendor ?? there?.vendor).id,
    flavor: choiceOption("--flavor", options.flavor ?? there?.flavor, FLAVORS),
    format: choiceOption("--format", options.format ?? there?.format, FORMATS),
    scripts: !options["no-scripts"],
  };
  if (there && !force) throwFaults(otherExportFaults(source, there, out));
  return source;
}

/** The format is not among them: both give the same plan. */
function otherExportFaults(source: ExportSource, there: ExportSource, out: string): readonly Fault[] {
  return (["vendor", "flavor"] as const)
    .filter((name) => source[name] !== there[name])
    .map((name) => otherExportFault(`--${name}`, source[name], there[name], out));
}
