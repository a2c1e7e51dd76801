// Updates all generated parts of the documentation. Run it with `npm run docs`.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { recordSchema } from "@kind-berth/topology";
import { format, resolveConfig } from "prettier";
import { hopsDocument } from "./hops-document";
import {
  environmentFile,
  hopsFile,
  lifecycleFile,
  recordSchemaFile,
  rulesFile,
  workspaceRoot,
} from "./folders";
import { redraw } from "./pictures/redraw";
import { withReplacementTable } from "./replacement-table";
import { rulesDocument } from "./rules-document";
import { withVariableList } from "./variable-list";

async function main(): Promise<void> {
  writeFileSync(rulesFile, rulesDocument());
  writeFileSync(hopsFile, hopsDocument());
  writeFileSync(lifecycleFile, withReplacementTable(readFileSync(lifecycleFile, "utf8")));
  writeFileSync(environmentFile, withVariableList(readFileSync(environmentFile, "utf8")));
  const options = { ...(await resolveConfig(recordSchemaFile)), filepath: recordSchemaFile };
  writeFileSync(recordSchemaFile, await format(JSON.stringify(recordSchema()), options));

  const listed = execFileSync("git", ["ls-files", "*.md"], { cwd: workspaceRoot, encoding: "utf8" });
  for (const document of listed.split("\n").filter(Boolean)) {
    const file = join(workspaceRoot, document);
    const markdown = readFileSync(file, "utf8");
    const redrawn = await redraw(markdown, workspaceRoot);
    if (redrawn !== markdown) writeFileSync(file, redrawn);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
