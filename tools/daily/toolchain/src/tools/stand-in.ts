import { pluginPath, standIns, type StandIn } from "@kind-berth-tools/stand-ins";
import { isProgram } from "../process/on-path";
import type { Source } from "./provided-tool";

/** A stand-in for an unavailable plugin, if there is a stand-in of that name and version. */
export function fromStandIn(plugin: Pick<StandIn, "kind" | "name"> & { readonly version?: string }): Source {
  return () => {
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
