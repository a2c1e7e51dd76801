import { dirname, join } from "node:path";

const project = dirname(__dirname);

/** The root of the work tree. */
export const workspaceRoot = dirname(dirname(dirname(project)));

/** The folder that contains the Pulumi programs of the benchmarks. */
export const programsFolder = join(project, "programs");
