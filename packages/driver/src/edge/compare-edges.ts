import { planEdges, type ClusterPlan, type Finding } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import { judgeEdges } from "./judge-edges";

/** Compares the existing edge containers with the plan. Returns a finding for each edge port whose container does not match. */
export function compareEdges(plan: ClusterPlan, containers: readonly Container[]): Finding[] {
  return judgeEdges(planEdges(plan), containers, plan.owner ?? "").wanted.map(
    ({ edge: { container, origin }, why }) => ({
      code: "PORTS_DIFFER",
      path: `edge container \`${container}\``,
      rule: `the plan says ${origin}, and ${why}`,
      remedy: "Run `pulumi up` again: it makes edge containers anew that are not as planned.",
    }),
  );
}
