import { dirname, join } from "node:path";

/** The top folder of the work tree. */
export const workspaceRoot = dirname(dirname(dirname(dirname(__dirname))));

/** docs/rules.md. */
export const rulesFile = join(workspaceRoot, "docs", "rules.md");

/** docs/lifecycle.md, whose table of changes is generated. */
export const lifecycleFile = join(workspaceRoot, "docs", "lifecycle.md");

/** The JSON Schema of a cluster record, as it is published. */
export const recordSchemaFile = join(
  workspaceRoot,
  "packages",
  "topology",
  "schema",
  "cluster-record.v1.json",
);
