/** A vendor's template as text. */
import type { Vendor } from "../vendors/vendor";
import { comments } from "./comments";
import { buildTemplate } from "./template";
import type { TemplateOptions } from "./template-options";
import { toYaml } from "./yaml";

export interface RenderTemplateOptions extends TemplateOptions {
  /** YAML with comments and short forms, or JSON with neither. */
  readonly format: "yaml" | "json";
}

/** The template, ending in a newline. The same vendor and options always give the same text. */
export function renderTemplate(vendor: Vendor, { format, ...options }: RenderTemplateOptions): string {
  const template = buildTemplate(vendor, options);
  switch (format) {
    case "json":
      return `${JSON.stringify(template.body, null, 2)}\n`;
    case "yaml":
      return toYaml(template.body, comments(vendor, template));
  }
}
