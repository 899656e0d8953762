/** Writes `terraform.tfvars.example` from the model: `node --import tsx scripts/tfvars-example.ts`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { argmin } from "../modules/vendors/argmin";
import { tfvarsExample } from "../modules/vendors/tfvars-example";

writeFileSync(join(__dirname, "..", "terraform.tfvars.example"), tfvarsExample(argmin));
