import { containerName, type ClusterPlan, type SystemFinding } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import { kindLabel } from "../engine/engine";
import { formatPorts, portDifferences } from "./compare-ports";

/** kind's role label for the load balancer in front of several control planes. The load balancer is not a node. */
const loadBalancerRole = "external-load-balancer";

/**
 * Compares the plan with a cluster that Berth is about to adopt. Compares node names, node roles and published ports. Also checks that each
 * node is running.
 *
 * @param containers - the cluster's containers
 * @returns a finding for each difference
 */
export function adoptionDifferences(plan: ClusterPlan, containers: readonly Container[]): SystemFinding[] {
  const planned = new Map(plan.nodes.map(({ name, role }) => [containerName(plan.name, name), role]));
  const found = new Map(
    containers
      .filter(({ labels }) => labels[kindLabel.role] !== loadBalancerRole)
      .map((container) => [container.name, container]),
  );
  const missing = [...planned].flatMap(([name, role]) => {
    const container = found.get(name);
    if (container === undefined)
      return [differ(`node "${name}"`, "does not exist", `the program declares a ${role} with this name`)];
    if (!container.running) return [stopped(name)];
    const is = container.labels[kindLabel.role] ?? "";
    return is === role
      ? []
      : [
          differ(
            `node "${name}"`,
            `has the role ${is}, but its role in the program is ${role}`,
            "Berth cannot change a node's role",
          ),
        ];
  });
  const more = [...found.keys()]
    .filter((name) => !planned.has(name))
    .map((name) => differ(`node "${name}"`, "exists in the cluster", "the program does not declare it"));
  const comparable = containers
    .filter(({ name, running }) => planned.has(name) && running)
    .map(({ name }) => name);
  const ports = portDifferences(plan, containers)
    .filter(({ container }) => comparable.includes(container))
    .map(({ container, planned, found }) =>
      differ(
        `node "${container}"`,
        `publishes ${formatPorts(found)}, but the program publishes ${formatPorts(planned)}`,
        "a running node's published ports cannot change",
      ),
    );
  return [...missing, ...more, ...ports];
}

function differ(object: string, state: string, reason: string): SystemFinding {
  return {
    code: "ADOPTION_DIFFERS",
    object,
    state,
    reason,
    remedy: "Change the program so that it describes the existing cluster.",
  };
}

function stopped(name: string): SystemFinding {
  return {
    code: "ADOPTION_DIFFERS",
    object: `node "${name}"`,
    state: "is stopped",
    reason: "Berth cannot compare a stopped node's published ports with the ports in the program",
    remedy: `Start the container \`${name}\` first.`,
  };
}
