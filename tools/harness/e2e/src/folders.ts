import { dirname, join } from "node:path";

const project = dirname(__dirname);

/** The root of the work tree. */
export const workspaceRoot = dirname(dirname(dirname(project)));

/** The folder that contains the Pulumi programs of the tests. */
export const programsFolder = join(project, "programs");

/** The folder that contains the examples. */
export const examplesFolder = join(workspaceRoot, "examples");
