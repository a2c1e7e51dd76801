import { containerName, type ClusterPlan, type Finding } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import { kindLabel } from "../engine/engine";
import { comparePorts } from "./compare-ports";

/** kind's role label for the load balancer in front of several control planes. The load balancer is not a node. */
const loadBalancerRole = "external-load-balancer";

/**
 * Compares a cluster that Berth does not own yet with the plan that adopts it. Compares the nodes, their roles, whether they run, and the
 * ports that they publish.
 *
 * @param containers - the containers of the cluster
 * @returns a finding for each difference
 */
export function adoptionDifferences(plan: ClusterPlan, containers: readonly Container[]): Finding[] {
  const planned = new Map(plan.nodes.map(({ name, role }) => [containerName(plan.name, name), role]));
  const found = new Map(
    containers
      .filter(({ labels }) => labels[kindLabel.role] !== loadBalancerRole)
      .map((container) => [container.name, container]),
  );
  const missing = [...planned].flatMap(([name, role]) => {
    const container = found.get(name);
    if (container === undefined)
      return [differ(`node \`${name}\``, undefined, `the program has it, a ${role}`)];
    if (!container.running) return [stopped(name)];
    const is = container.labels[kindLabel.role] ?? "";
    return is === role ? [] : [differ(`the role of node \`${name}\``, is, `the program says ${role}`)];
  });
  const more = [...found.keys()]
    .filter((name) => !planned.has(name))
    .map((name) => differ(`node \`${name}\``, "there", "the program has no such node"));
  const comparable = containers
    .filter(({ name, running }) => planned.has(name) && running)
    .map(({ name }) => name);
  const ports = comparePorts(plan, containers).filter(({ path }) =>
    comparable.some((name) => path.includes(`\`${name}\``)),
  );
  return [...missing, ...more, ...ports.map(({ path, value, rule }) => differ(path, value, rule))];
}

function differ(path: string, value: unknown, rule: string): Finding {
  return {
    code: "ADOPTION_DIFFERS",
    path,
    value,
    rule,
    remedy: "Make the program say what is there; a node's ports cannot change while it lives.",
  };
}

function stopped(name: string): Finding {
  return {
    code: "ADOPTION_DIFFERS",
    path: `node \`${name}\``,
    value: "stopped",
    rule: "a node that is stopped publishes nothing that could be compared",
    remedy: `Start the container \`${name}\` first.`,
  };
}
