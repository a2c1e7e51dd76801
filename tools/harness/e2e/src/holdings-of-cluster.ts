import { listEngine, type EngineContents } from "@kind-berth-tools/probe";
import { engineUnderTest, runEngine } from "./engine";

/** What is left of a cluster that has left nothing. */
export const nothing: EngineContents = { containers: [], networks: [], volumes: [] };

/** What an inspected container has mounted. */
interface WithMounts {
  readonly Mounts: readonly { readonly Type: string; readonly Name?: string }[];
}

/**
 * What the engine holds of one cluster: whatever has the cluster's name in its own, and the volumes of its containers. Other clusters
 * on the same engine do not count, so tests can share the engine.
 */
export class HoldingsOfCluster {
  /** The volumes that containers of the cluster were seen with. Most have a name that the engine made up. */
  private readonly volumes = new Set<string>();

  constructor(
    /** The cluster's name. */
    private readonly cluster: string,
  ) {}

  /** Lists what the engine holds now. It finds a volume whose container is gone if an earlier look has seen that container. */
  async look(): Promise<EngineContents> {
    const { containers, networks, volumes } = await listEngine(engineUnderTest(), {});
    const isOurs = (name: string) => name.includes(this.cluster);
    const ours = containers.filter(isOurs);
    for (const volume of await volumesOf(ours)) this.volumes.add(volume);
    return {
      containers: ours,
      networks: networks.filter(isOurs),
      volumes: volumes.filter((name) => isOurs(name) || this.volumes.has(name)),
    };
  }
}

/** The volumes that containers have mounted. */
async function volumesOf(containers: readonly string[]): Promise<string[]> {
  if (containers.length === 0) return [];
  const inspected = JSON.parse(await runEngine("container", "inspect", ...containers)) as WithMounts[];
  return inspected.flatMap(({ Mounts }) =>
    Mounts.flatMap(({ Type, Name }) => (Type === "volume" && Name !== undefined ? [Name] : [])),
  );
}
