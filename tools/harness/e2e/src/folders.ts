import { dirname, join } from "node:path";

const project = dirname(__dirname);

/** The top folder of the work tree. */
export const workspaceRoot = dirname(dirname(dirname(project)));

/** The Pulumi programs of the tests. */
export const programsFolder = join(project, "programs");

/** The examples. */
export const examplesFolder = join(workspaceRoot, "examples");
