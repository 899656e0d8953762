import { align, type Assignment } from "./align";
import type { Attribute, Block, BodyItem } from "./body";
import { indented, printLines } from "./print-lines";
import { quoted } from "./quote";

/** Comments are wrapped so that they fit beside the code they speak of. */
const COMMENT_WIDTH = 100;

/** A file of blocks, with a blank line between them and a line break at the end. */
export function printFile(blocks: readonly Block[], comment?: string): string {
  const head = comment === undefined ? [] : [commentLines(comment).join("\n")];
  return [...head, ...blocks.map((block) => printBlock(block).join("\n"))].join("\n\n") + "\n";
}

function printBlock(block: Block): readonly string[] {
  const head = [block.type, ...block.labels.map(quoted)].join(" ");
  const comment = block.comment === undefined ? [] : commentLines(block.comment);
  if (block.body.length === 0) return [...comment, `${head} {}`];
  return [...comment, `${head} {`, ...indented(printBody(block.body)), "}"];
}

/** Attributes that stand together are aligned together; blank lines stand around blocks and attributes set apart. */
function printBody(items: readonly BodyItem[]): readonly string[] {
  const paragraphs: (readonly string[])[] = [];
  let together: Assignment[] = [];
  const close = (): void => {
    if (together.length > 0) paragraphs.push(align(together));
    together = [];
  };
  for (const item of items) {
    if (item.kind === "block") {
      close();
      paragraphs.push(printBlock(item));
      continue;
    }
    if (item.apart === "after") close();
    together.push(assignment(item));
    if (item.apart === "before") close();
  }
  close();
  return paragraphs.flatMap((lines, i) => (i === 0 ? lines : ["", ...lines]));
}

function assignment({ name, value }: Attribute): Assignment {
  return { name, lines: printLines(value, name.length + 5) };
}

function commentLines(comment: string): readonly string[] {
  return comment
    .split("\n")
    .flatMap(wrapped)
    .map((line) => `# ${line}`.trimEnd());
}

function wrapped(line: string): readonly string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    if (current !== "" && current.length + 1 + word.length > COMMENT_WIDTH - 2) {
      lines.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current];
}
