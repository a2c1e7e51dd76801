import { dirname, join } from "node:path";

/** The top folder of the work tree. */
export const workspaceRoot = dirname(dirname(dirname(dirname(__dirname))));

/** docs/rules.md. */
export const rulesFile = join(workspaceRoot, "docs", "rules.md");

/** docs/hops.md. */
export const hopsFile = join(workspaceRoot, "docs", "hops.md");

/** docs/lifecycle.md. Its table of changes is generated. */
export const lifecycleFile = join(workspaceRoot, "docs", "lifecycle.md");

/** The published JSON Schema of a cluster record. */
export const recordSchemaFile = join(
  workspaceRoot,
  "packages",
  "topology",
  "schema",
  "cluster-record.v1.json",
);
