import { planEdges, type ClusterPlan, type SystemFinding } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import { judgeEdges } from "./judge-edges";

/** Compares the existing edge containers with the plan. Returns a finding for each edge port whose container does not match the plan. */
export function compareEdges(plan: ClusterPlan, containers: readonly Container[]): SystemFinding[] {
  return judgeEdges(planEdges(plan), containers, plan.owner ?? "").wanted.map(
    ({ edge: { container, origin, port }, state }) => ({
      code: "PORTS_DIFFER",
      object: `edge container "${container}" of port "${port.name}"`,
      state,
      reason: `the plan requires ${origin}`,
      remedy: "Run `pulumi up` again to recreate the edge containers that differ from the plan.",
    }),
  );
}
