import type { CreationFacts, NodeFacts, PortFacts } from "./creation-facts";

/**
 * Describes the differences between two clusters' creation facts. Each difference is a clause, such as ``port `http` moves from `worker` to
 * `worker2` ``.
 *
 * @param before - the existing cluster's creation facts
 * @param now - the planned cluster's creation facts
 * @returns the clauses; an empty array only if the creation facts are the same
 */
export function changesBetween(before: CreationFacts, now: CreationFacts): string[] {
  return [
    ...setting("the cluster name", before.name, now.name),
    ...setting("the engine", before.engine, now.engine),
    ...setting("the Kubernetes version", before.kubernetesVersion, now.kubernetesVersion),
    ...settings("networking", before.networking, now.networking),
    ...settings("feature gate", before.featureGates, now.featureGates),
    ...settings("API", before.runtimeConfig, now.runtimeConfig),
    ...(before.patches === now.patches ? [] : ["the cluster's patches change"]),
    ...comparedBy("node", before.nodes, now.nodes, nodeChanges),
    ...comparedBy("port", before.ports, now.ports, portChanges),
  ];
}

function nodeChanges(what: string, before: NodeFacts, now: NodeFacts): string[] {
  return [
    ...setting(`the role of ${what}`, before.role, now.role),
    ...setting(`the image of ${what}`, before.image, now.image),
    ...(before.mounts === now.mounts ? [] : [`the mounts of ${what} change`]),
    ...(before.patches === now.patches ? [] : [`the patches of ${what} change`]),
  ];
}

function portChanges(what: string, before: PortFacts, now: PortFacts): string[] {
  return [
    ...(before.node === now.node ? [] : [`${what} moves from \`${before.node}\` to \`${now.node}\``]),
    ...setting(`the hostPort of ${what}`, before.hostPort, now.hostPort),
    ...setting(`the containerPort of ${what}`, before.containerPort, now.containerPort),
    ...setting(`the listenAddress of ${what}`, before.listenAddress, now.listenAddress),
    ...setting(`the protocol of ${what}`, before.protocol, now.protocol),
  ];
}

/** Compares items by name, and describes the added, removed and changed items. */
function comparedBy<T>(
  word: string,
  before: Readonly<Record<string, T>>,
  now: Readonly<Record<string, T>>,
  changes: (what: string, before: T, now: T) => string[],
): string[] {
  return namesOf(before, now).flatMap((name) => {
    const what = `${word} \`${name}\``;
    const [old, fresh] = [before[name], now[name]];
    if (old === undefined) return [`${what} is added`];
    if (fresh === undefined) return [`${what} is removed`];
    return changes(what, old, fresh);
  });
}

function settings(word: string, before: object = {}, now: object = {}): string[] {
  const [old, fresh] = [before as Record<string, unknown>, now as Record<string, unknown>];
  return namesOf(old, fresh).flatMap((name) => setting(`${word} \`${name}\``, old[name], fresh[name]));
}

function setting(what: string, before: unknown, now: unknown): string[] {
  const [from, to] = [shown(before), shown(now)];
  return from === to ? [] : [`${what} changes from ${from} to ${to}`];
}

function shown(value: unknown): string {
  if (value === undefined) return "the default";
  return `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
}

function namesOf(before: object, now: object): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
}
