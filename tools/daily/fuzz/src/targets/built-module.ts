import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const load = createRequire(__filename);

/** The packages whose modules the fuzzer calls directly. */
type Package = "@kind-berth/driver" | "kind-berth";

/**
 * Returns functions of a built module that its package does not export. The driver exports only its commands. The parsers in the driver
 * read the output of other programs, which the fuzzer cannot replace when it runs a command.
 *
 * @param path - the module, such as `engine/container`
 */
export function builtModule(name: Package, path: string): unknown {
  return load(join(dirname(load.resolve(`${name}/package.json`)), "dist", `${path}.js`));
}
