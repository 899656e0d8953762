/** `npm run generate`: writes what comes from the model into the example file and the documents. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generatedFiles } from "./lib/generated";

const root = join(__dirname, "..");
const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.md"], {
  cwd: root,
  encoding: "utf8",
});
for (const [file, text] of generatedFiles(
  root,
  listed.split("\n").filter((name) => name !== ""),
)) {
  writeFileSync(join(root, file), text);
  process.stderr.write(`${file}\n`);
}
