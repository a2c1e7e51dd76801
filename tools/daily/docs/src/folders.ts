import { dirname, join } from "node:path";

/** The root of the work tree. */
export const workspaceRoot = dirname(dirname(dirname(dirname(__dirname))));

/** The path of docs/rules.md. */
export const rulesFile = join(workspaceRoot, "docs", "rules.md");

/** The path of docs/hops.md. */
export const hopsFile = join(workspaceRoot, "docs", "hops.md");

/** The path of docs/lifecycle.md. Its table of changes is generated. */
export const lifecycleFile = join(workspaceRoot, "docs", "lifecycle.md");

/** The path of docs/environment.md. Its table of passed variables is generated. */
export const environmentFile = join(workspaceRoot, "docs", "environment.md");

/** The path of the published JSON Schema of the cluster record. */
export const recordSchemaFile = join(
  workspaceRoot,
  "packages",
  "topology",
  "schema",
  "cluster-record.v1.json",
);
