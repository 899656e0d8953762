/** What an attribute of a Terraform JSON configuration refers to. */
import type { References } from "./iam-resource";

/** One attribute of one resource and nothing else: `${aws_iam_role.reader.name}`, also of one instance. */
const EXACT = /^\$\{aws_iam_[a-z_]+\.[A-Za-z0-9_-]+(\[[^\]{}]*\])?\.[a-z_]+\}$/;

/** The IAM resources in the attribute's expressions, and whether each expression is one of them alone. */
export function synthReferences(value: unknown): References {
  const texts = textsIn(value);
  const found = texts.flatMap((text) => [...text.matchAll(/(?<![.\w])aws_iam_[a-z_]+\.[A-Za-z0-9_-]+/g)]);
  return {
    addresses: [...new Set(found.map(([address]) => address))],
    exact: texts.filter((text) => /[$%]\{/.test(text)).every((text) => EXACT.test(text)),
  };
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
