import { pluginPath, standIns, type StandIn } from "@kind-berth-tools/stand-ins";
import { isProgram } from "../process/on-path";
import type { Source } from "./provided-tool";

/**
 * An environment variable. If its value is `never`, stand-ins are forbidden. CI sets this value so that all tests use Pulumi's official
 * plugins.
 */
export const STAND_INS_VARIABLE = "BERTH_STAND_INS";

/**
 * Returns a source that provides a stand-in for an unavailable plugin. The source offers a stand-in only if its name and version match, and
 * if the user has not forbidden stand-ins.
 */
export function fromStandIn(plugin: Pick<StandIn, "kind" | "name"> & { readonly version?: string }): Source {
  return () => {
    if (process.env[STAND_INS_VARIABLE] === "never")
      return Promise.resolve({ refusal: `${STAND_INS_VARIABLE} forbids stand-ins` });
    const standIn = Object.values<StandIn>(standIns).find(
      ({ kind, name }) => kind === plugin.kind && name === plugin.name,
    );
    if (standIn === undefined) return Promise.resolve({ refusal: "the plugin has no stand-in" });
    const path = pluginPath(standIn);
    if (plugin.version !== undefined && standIn.version !== plugin.version) {
      return Promise.resolve({ refusal: `the stand-in is for ${standIn.version}, not ${plugin.version}` });
    }
    if (!isProgram(path))
      return Promise.resolve({ refusal: "the stand-in is not built (run `npm run build`)" });
    return Promise.resolve({ path, version: standIn.version, origin: "stand-in" });
  };
}
