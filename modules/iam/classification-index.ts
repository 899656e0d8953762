/** The reviewed table as an index over the catalogue. */
import type { Catalogue, CatalogueAction } from "./catalogue";
import type { Classification, DataClass, ReadKind } from "./classification";
import { CLASSIFICATIONS } from "./classification/index";
import { defaultDataClass } from "./classification-services";

/** Looks an action up by the catalogue's object for it. */
interface ReviewedReads {
  /** What was found about the action beyond its access level; nothing for a plain description. */
  classify(action: CatalogueAction): Classification | undefined;
  /** What kind of data the action shows. */
  dataClass(action: CatalogueAction): DataClass;
}

const CLASS_OF_KIND: Readonly<Partial<Record<ReadKind, DataClass>>> = {
  credentials: "credentials",
  secrets: "secrets",
  unmasks: "content",
  content: "content",
  "personal-data": "personal-data",
  security: "security",
};

const indexes = new WeakMap<Catalogue, ReviewedReads>();

/** The index for a catalogue; built once for each. A later entry wins over an earlier, wider one. */
export function reviewedReads(catalogue: Catalogue): ReviewedReads {
  const known = indexes.get(catalogue);
  if (known !== undefined) return known;
  const entries = new Map<CatalogueAction, Classification>();
  for (const entry of CLASSIFICATIONS) {
    for (const action of catalogue.expand(entry.action)) entries.set(action, entry);
  }
  const index: ReviewedReads = {
    classify: (action) => entries.get(action),
    dataClass(action) {
      const kind = entries.get(action)?.kind;
      return (kind && CLASS_OF_KIND[kind]) ?? defaultDataClass(action.name);
    },
  };
  indexes.set(catalogue, index);
  return index;
}
