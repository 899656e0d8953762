/** Writes small XML answers. Reading XML is not needed: requests carry parameters, not documents. */

/** Text, numbers and switches; an object is its child elements; a list is described at `xml`. */
type XmlValue =
  string | number | boolean | undefined | readonly XmlValue[] | { readonly [name: string]: XmlValue };

/**
 * One element. A list becomes one element that wraps a `member` element for each entry; without `member` the
 * element itself is repeated (a "flattened" list, as S3 writes them). `undefined` writes nothing.
 */
export function xml(name: string, value: XmlValue, member: string | undefined, attributes = ""): string {
  if (value === undefined) return "";
  if (isList(value)) {
    if (member === undefined) return value.map((entry) => xml(name, entry, member)).join("");
    return `<${name}>${value.map((entry) => xml(member, entry, member)).join("")}</${name}>`;
  }
  return `<${name}${attributes}>${typeof value === "object" ? children(value, member) : escape(String(value))}</${name}>`;
}

/** The child elements of an object, without an element around them. */
export function children(value: object, member: string | undefined): string {
  return Object.entries(value)
    .map(([name, child]) => xml(name, child as XmlValue, member))
    .join("");
}

/** The XML declaration and one document element in a name space. */
export function document(root: string, namespace: string | undefined, content: string): string {
  const space = namespace === undefined ? "" : ` xmlns="${escape(namespace)}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${space}>${content}</${root}>`;
}

function isList(value: XmlValue): value is readonly XmlValue[] {
  return Array.isArray(value);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text as it may stand in XML; characters that XML 1.0 cannot hold become a question mark. */
export function escape(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "?")
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
