import { listEngine, type EngineContents } from "@kind-berth-tools/probe";
import { engineUnderTest } from "./engine";

/**
 * What the engine holds, less the network that kind makes for all of its clusters and leaves behind with the last one: it belongs
 * to kind, and to whoever else uses it.
 */
export async function engineContents(): Promise<EngineContents> {
  const contents = await listEngine(engineUnderTest(), {});
  const ofKind = process.env["KIND_EXPERIMENTAL_PODMAN_NETWORK"] ?? "kind";
  return { ...contents, networks: contents.networks.filter((name) => name !== ofKind) };
}
