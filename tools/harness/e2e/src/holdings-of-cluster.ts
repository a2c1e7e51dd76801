import { listEngine, type EngineContents } from "@kind-berth-tools/probe";
import { engineUnderTest, runEngine } from "./engine";

/** The result of {@link HoldingsOfCluster.look} after the cluster is removed completely. */
export const nothing: EngineContents = { containers: [], networks: [], volumes: [] };

/** The mounts of an inspected container. */
interface WithMounts {
  readonly Mounts: readonly { readonly Type: string; readonly Name?: string }[];
}

/**
 * The contents of the engine that belong to one cluster: objects whose name contains the cluster's name, and the volumes of its containers.
 * Other clusters are ignored, so tests can share the engine.
 */
export class HoldingsOfCluster {
  /** The volumes of the cluster's containers. The engine generated most of their names. */
  private readonly volumes = new Set<string>();

  constructor(
    /** The cluster's name. */
    private readonly cluster: string,
  ) {}

  /**
   * Lists the cluster's containers, networks and volumes. It finds a volume without a container only if an earlier call has seen the
   * container.
   */
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

/** The volumes that the containers mount. */
async function volumesOf(containers: readonly string[]): Promise<string[]> {
  if (containers.length === 0) return [];
  const inspected = JSON.parse(await runEngine("container", "inspect", ...containers)) as WithMounts[];
  return inspected.flatMap(({ Mounts }) =>
    Mounts.flatMap(({ Type, Name }) => (Type === "volume" && Name !== undefined ? [Name] : [])),
  );
}
