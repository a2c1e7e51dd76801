import { planEdges, type ClusterPlan, type Finding } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import { judgeEdges } from "./judge-edges";

/** Compares the edge containers that there are with those of a plan: a finding for each edge port that is not carried as planned. */
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
