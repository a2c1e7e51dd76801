import { runEngine } from "../engine";

/** What is looked at of a container. */
export interface SeenContainer {
  readonly id: string;
  /** The process in it, as the host sees it. */
  readonly pid: number;
  /** Its address on the cluster's network. */
  readonly address: string;
  /** When it was last started. */
  readonly startedAt: string;
}

interface Inspection {
  readonly Id: string;
  readonly State: { readonly Pid: number; readonly StartedAt: string };
  readonly NetworkSettings: { readonly Networks: Readonly<Record<string, { readonly IPAddress: string }>> };
}

/** Looks at a container by its name. */
export async function lookAt(name: string): Promise<SeenContainer> {
  const [found] = JSON.parse(await runEngine("container", "inspect", name)) as Inspection[];
  if (found === undefined) throw new Error(`there is no container ${name}`);
  const [network] = Object.values(found.NetworkSettings.Networks);
  const { Pid: pid, StartedAt: startedAt } = found.State;
  return { id: found.Id, pid, startedAt, address: network?.IPAddress ?? "" };
}

/** The names of containers with a label, in alphabetical order. */
export async function containersWith(label: string): Promise<string[]> {
  const names = await runEngine("ps", "--all", "--filter", `label=${label}`, "--format", "{{.Names}}");
  return names.split("\n").filter(Boolean).sort();
}
