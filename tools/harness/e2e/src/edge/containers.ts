import { runEngine } from "../engine";

/** The container properties that the tests compare. */
export interface SeenContainer {
  readonly id: string;
  /** The process ID of the container on the host. */
  readonly pid: number;
  /** The container's address on the cluster's network. */
  readonly address: string;
  /** The time of the container's latest start. */
  readonly startedAt: string;
}

interface Inspection {
  readonly Id: string;
  readonly State: { readonly Pid: number; readonly StartedAt: string };
  readonly NetworkSettings: { readonly Networks: Readonly<Record<string, { readonly IPAddress: string }>> };
}

/** Reads a container's properties. */
export async function lookAt(name: string): Promise<SeenContainer> {
  const [found] = JSON.parse(await runEngine("container", "inspect", name)) as Inspection[];
  if (found === undefined) throw new Error(`there is no container ${name}`);
  const [network] = Object.values(found.NetworkSettings.Networks);
  const { Pid: pid, StartedAt: startedAt } = found.State;
  return { id: found.Id, pid, startedAt, address: network?.IPAddress ?? "" };
}

/** Returns the names of the containers that have a label, in alphabetical order. */
export async function containersWith(label: string): Promise<string[]> {
  const names = await runEngine("ps", "--all", "--filter", `label=${label}`, "--format", "{{.Names}}");
  return names.split("\n").filter(Boolean).sort();
}
