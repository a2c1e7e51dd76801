import { dirname, join } from "node:path";

const project = dirname(__dirname);

/** The top folder of the work tree. */
export const workspaceRoot = dirname(dirname(dirname(project)));

/** The Pulumi programs that are run by the tests. */
export const programsFolder = join(project, "programs");

/** The examples, as a user finds them. */
export const examplesFolder = join(workspaceRoot, "examples");
