import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { editTfvars } from "../../modules/tfvars/edit";
import { parseTfvars } from "../../modules/tfvars/parse";
import { replaceFile } from "../../modules/tfvars/replace-file";

const FILE = "terraform.tfvars";
const SOURCE = `# Argmin onboarding
argmin_account_id = "999988887777"
external_id       = "old" # from Argmin, ticket 12

/* the report */
cur_bucket_name = <<-EOT
  bucket
EOT
tags = {
  Owner = "x" # kept
}
`;

describe("editing a value file", () => {
  it("sets a value in place and keeps the comment behind it", () => {
    const edited = editTfvars(SOURCE, FILE, [{ kind: "set", name: "external_id", value: 'n"ew' }]);
    expect(edited).toBe(SOURCE.replace('"old"', '"n\\"ew"'));
  });

  it("adds a line behind another one, in its column", () => {
    const edit = { kind: "set", name: "previous_external_id", value: "old", after: "external_id" } as const;
    expect(
      editTfvars(SOURCE, FILE, [edit, { ...edit, name: "role", value: ["a", 1, null, { b: true }] }]),
    ).toBe(
      SOURCE.replace(
        "ticket 12\n",
        'ticket 12\nrole              = ["a", 1, null, { "b" = true }]\nprevious_external_id = "old"\n',
      ),
    );
  });

  it("adds a line at the end, also where the last line does not end", () => {
    const edit = { kind: "set", name: "b", value: 2 } as const;
    expect(editTfvars("a = 1", FILE, [edit])).toBe("a = 1\nb = 2\n");
    expect(editTfvars("", FILE, [edit])).toBe("b = 2\n");
    expect(editTfvars("a = 1\r\n", FILE, [edit])).toBe("a = 1\r\nb = 2\r\n");
  });

  it("removes whole lines, heredocs and maps included", () => {
    const edits = ["external_id", "cur_bucket_name", "tags", "unknown"].map(
      (name) => ({ kind: "remove", name }) as const,
    );
    expect(editTfvars(SOURCE, FILE, edits)).toBe(
      '# Argmin onboarding\nargmin_account_id = "999988887777"\n\n/* the report */\n',
    );
  });

  it("refuses a file it cannot read", () => {
    expect(() => editTfvars("a = ", FILE, [{ kind: "remove", name: "a" }])).toThrow(/terraform.tfvars:1:5/);
  });

  it("undoes itself byte for byte, whatever stands around", () => {
    const line = fc.constantFrom(
      "# c",
      "",
      "a = 1",
      "b   = [1,\n 2] # x",
      "c = <<E\nx\nE",
      "/* m\n n */",
      "d = {\n k = 1\n}",
      "e = 2 /* t */",
    );
    fc.assert(
      fc.property(fc.uniqueArray(line), fc.constantFrom("a", "b", "c", "d", "e", "zz"), (lines, after) => {
        const source = lines.map((text) => `${text}\n`).join("");
        const added = editTfvars(source, FILE, [{ kind: "set", name: "added", value: "v", after }]);
        expect(parseTfvars(added, FILE).values).toEqual({ ...parseTfvars(source, FILE).values, added: "v" });
        expect(editTfvars(added, FILE, [{ kind: "remove", name: "added" }])).toBe(source);
      }),
    );
  });
});

describe("editing a value file in JSON", () => {
  const source = '{\n  "external_id": "old",\n  "tags": {"a": 1}\n}\n';
  const file = "terraform.tfvars.json";

  it("sets, adds and removes members in the file's own layout", () => {
    const added = editTfvars(source, file, [
      { kind: "set", name: "external_id", value: "new" },
      { kind: "set", name: "previous_external_id", value: "old", after: "external_id" },
    ]);
    expect(added).toBe(
      '{\n  "external_id": "new",\n  "previous_external_id": "old",\n  "tags": {"a": 1}\n}\n',
    );
    expect(editTfvars(added, file, [{ kind: "remove", name: "previous_external_id" }])).toBe(
      source.replace("old", "new"),
    );
    expect(editTfvars(source, file, [{ kind: "remove", name: "external_id" }])).toBe(
      '{\n  "tags": {"a": 1}\n}\n',
    );
    expect(editTfvars("{}", file, [{ kind: "set", name: "a", value: 1 }])).toBe('{\n  "a": 1\n}');
    expect(editTfvars('{"a":1}', file, [{ kind: "remove", name: "a" }])).toBe("{}");
    expect(editTfvars('{"a":1}', file, [{ kind: "set", name: "b", value: 1 }])).toBe('{"a":1, "b": 1}');
  });
});

describe("replacing a file", () => {
  const folder = (): string => mkdtempSync(join(tmpdir(), "replace-"));

  it("keeps the mode and a symbolic link, and leaves nothing else behind", () => {
    const place = folder();
    writeFileSync(join(place, "real"), "old");
    chmodSync(join(place, "real"), 0o640);
    symlinkSync("real", join(place, "link"));
    replaceFile(join(place, "link"), "new");
    expect(readFileSync(join(place, "real"), "utf8")).toBe("new");
    expect(statSync(join(place, "real")).mode & 0o777).toBe(0o640);
    expect(readdirSync(place).sort()).toEqual(["link", "real"]);
  });

  it("leaves the old text when it fails", () => {
    const place = folder();
    writeFileSync(join(place, "real"), "old");
    expect(() => replaceFile(join(place, "real"), undefined as unknown as string)).toThrow();
    expect(readFileSync(join(place, "real"), "utf8")).toBe("old");
    expect(readdirSync(place)).toEqual(["real"]);
  });
});
