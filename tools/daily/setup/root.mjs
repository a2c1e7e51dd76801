import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the work tree. */
export const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
