import { listEngine, type EngineContents } from "@kind-berth-tools/probe";
import { engineUnderTest, runEngine } from "./engine";

/** The result of {@link HoldingsOfCluster.look} after all of the cluster's objects are removed. */
export const nothing: EngineContents = { containers: [], networks: [], volumes: [] };

/** The field in the output of a container inspection that lists the container's mounts. */
interface WithMounts {
  readonly Mounts: readonly { readonly Type: string; readonly Name?: string }[];
}

/**
 * Lists the objects on an engine that belong to one cluster. These are all objects whose name contains the cluster's name, and the volumes
 * of the cluster's containers. Other clusters are ignored, so several tests can share an engine.
 */
export class HoldingsOfCluster {
  /** The names of the volumes that the cluster's containers use. The engine has generated most of these names. */
  private readonly volumes = new Set<string>();

  constructor(
    /** The cluster's name. */
    private readonly cluster: string,
  ) {}

  /**
   * Lists the cluster's containers, networks and volumes. If a volume's container no longer exists, the volume is listed only if an earlier
   * call found the container.
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

/** Returns the volumes that the containers mount. */
async function volumesOf(containers: readonly string[]): Promise<string[]> {
  if (containers.length === 0) return [];
  const inspected = JSON.parse(await runEngine("container", "inspect", ...containers)) as WithMounts[];
  return inspected.flatMap(({ Mounts }) =>
    Mounts.flatMap(({ Type, Name }) => (Type === "volume" && Name !== undefined ? [Name] : [])),
  );
}
