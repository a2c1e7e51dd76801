import {
  nameOfService,
  planApp,
  planApps,
  planCluster,
  planExistingCluster,
  planIngressController,
  planService,
  parseRecord,
  typescriptLiteral,
} from "@kind-berth/topology";
import fc from "fast-check";
import { mutatedValue } from "../inputs/mutated-value";
import { appArgs, controllerArgs, serviceArgs } from "../samples/app-samples";
import { clusterArgs, clusterRecord, existingClusterArgs } from "../samples/cluster-samples";
import { service } from "../samples/kubernetes-objects";
import { target } from "./target";

type Args<Planner extends (...args: never) => unknown> = Parameters<Planner>[0];

const record = parseRecord(clusterRecord);
/** Every port as the NodePort of a Service. */
const nodePorts = record.ports.flatMap((port) =>
  record.nodes.filter(({ name }) => name === port.node).map((node) => ({ port, node })),
);
/** The record, or a record that another stack exports. */
const records = fc.oneof(fc.constant(clusterRecord), mutatedValue(clusterRecord));

/** The planners, which receive a program's arguments. A program in JavaScript can pass arguments of any type. */
export const plannerTargets = [
  target({
    name: "plan-cluster",
    share: 12,
    inputs: mutatedValue(clusterArgs),
    run: (args) => typescriptLiteral(planCluster(args as Args<typeof planCluster>)),
  }),
  target({
    name: "plan-app",
    share: 8,
    inputs: fc.tuple(mutatedValue(...appArgs), records),
    run: ([args, found]) => planApp(args as Args<typeof planApp>, parseRecord(found), []),
  }),
  target({
    name: "plan-apps",
    share: 5,
    inputs: mutatedValue(appArgs),
    run: (apps) =>
      Array.isArray(apps) ? planApps(record, apps as Parameters<typeof planApps>[1]) : undefined,
  }),
  target({
    name: "plan-service",
    share: 4,
    inputs: mutatedValue(...serviceArgs),
    run: (args) => planService(args as Args<typeof planService>, record, []),
  }),
  target({
    name: "service-resource",
    share: 2,
    inputs: mutatedValue(service),
    run: (found) =>
      nameOfService(found, { app: "web", namespace: "default", port: 80, nodePorts, cluster: record }),
  }),
  target({
    name: "plan-ingress-controller",
    share: 3,
    inputs: mutatedValue(...controllerArgs),
    run: (args) => planIngressController(args as Args<typeof planIngressController>, record),
  }),
  target({
    name: "plan-existing-cluster",
    share: 4,
    inputs: mutatedValue(existingClusterArgs),
    run: (args) => planExistingCluster(args as Args<typeof planExistingCluster>),
  }),
];
