import type { Step } from "./event-log";

/** A part of the critical path: the creation of a resource, or the time before it. Times are in seconds since the start of the CLI. */
export interface PathPart {
  /** The name, such as `Deployment app-1`. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Gaps up to this length are part of the following step, in seconds. They are below the precision of the timeline. */
const shortestGap = 0.2;

/**
 * Finds the chain of creations that determined the duration of an `up`. The chain ends with the creation that ended last. Each creation in
 * the chain follows the dependency that ended last.
 *
 * @param steps - all creations.
 * @param dependencies - maps the URN of each resource to the URNs of the resources that it depends on.
 * @param total - the duration of the whole `up`, in seconds.
 * @returns the parts in order. They cover the time from 0 to `total` without gaps.
 */
export function criticalPath(
  steps: readonly Step[],
  dependencies: ReadonlyMap<string, readonly string[]>,
  total: number,
): PathPart[] {
  const byUrn = new Map(steps.map((step) => [step.urn, step]));
  const chain: Step[] = [];
  let current = latest(steps);
  while (current !== undefined) {
    chain.unshift(current);
    const { urn, start } = current;
    const before = [...ancestorsOf(urn, dependencies)].flatMap((name) => byUrn.get(name) ?? []);
    current = latest(before.filter((step) => step.end <= start && !chain.includes(step)));
  }
  return partsOf(chain, total);
}

/** Returns everything that a resource depends on, directly or through other resources. */
function ancestorsOf(urn: string, dependencies: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const open = [urn];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const dependency of dependencies.get(next) ?? []) {
      if (found.has(dependency)) continue;
      found.add(dependency);
      open.push(dependency);
    }
  }
  return found;
}

function latest(steps: readonly Step[]): Step | undefined {
  return steps.reduce<Step | undefined>(
    (last, step) => (last === undefined || step.end > last.end ? step : last),
    undefined,
  );
}

function partsOf(chain: readonly Step[], total: number): PathPart[] {
  const parts: PathPart[] = [];
  let at = 0;
  for (const { urn, start, end } of chain) {
    const isFirst = parts.length === 0;
    const hasGap = isFirst || start - at > shortestGap;
    if (hasGap)
      parts.push({ name: isFirst ? "start of the program" : "Pulumi engine", start: at, end: start });
    parts.push({ name: nameOf(urn), start: hasGap ? start : at, end });
    at = end;
  }
  return [...parts, { name: "end of the CLI", start: at, end: total }];
}

/** Returns a resource's type and name, such as `Deployment app-1`, from its URN. */
function nameOf(urn: string): string {
  const [, , types = "", name = ""] = urn.split("::");
  const type = types.split("$").at(-1)?.split(":") ?? [];
  return `${type[1] === "providers" ? "Provider" : (type.at(-1) ?? "")} ${name}`;
}
