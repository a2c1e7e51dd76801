import {
  digest,
  parseReport,
  planCluster,
  recordOf,
  type ClusterPlan,
  type ClusterRecord,
  type Observation,
  type TopologyArgs,
  type Warn,
} from "@kind-berth/topology";
import * as command from "@pulumi/command";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { isComponent, type AppCluster } from "./app-cluster";
import { clusterArgs, kubeconfigArgs, readyArgs } from "./cluster-commands";
import { sharedRecord } from "./apps-of-cluster";
import { nameProvider } from "./provider-name";
import { observeCluster, reportObservation } from "./observe-cluster";
import { decide, providerOf, settle, type Outcome } from "../rejection";

/**
 * The arguments of a {@link KindCluster}.
 *
 * All arguments are plain values, not Pulumi Outputs. Every preview therefore shows the nodes and ports, even if the cluster does not exist
 * and no container engine is installed.
 *
 * @example
 * ```ts
 * const cluster = new KindCluster("demo", {
 *   nodes: [{ role: "control-plane" }, { role: "worker" }, { role: "worker" }],
 *   portMappings: [{ name: "http", hostPort: 8080, containerPort: 80, node: "worker2" }],
 * });
 * ```
 */
export interface KindClusterArgs extends TopologyArgs {
  /**
   * The cluster's name, as `kind get clusters` prints it. The name must be a DNS name in lower case.
   *
   * @default the resource name
   */
  readonly name?: string | undefined;
}

/**
 * Creates a kind cluster with named host ports.
 *
 * For each port, the cluster's {@link KindCluster.record} names the node that carries it. Berth uses the record to run apps on the right
 * node.
 *
 * @example
 * ```ts
 * const cluster = new KindCluster("demo", {
 *   nodes: [{ role: "control-plane" }, { role: "worker" }],
 *   portMappings: [{ name: "http", hostPort: 8080, containerPort: 80 }],
 * });
 * export const record = cluster.record;
 * export const kubeconfig = cluster.kubeconfig;
 * ```
 * @remarks Berth's driver creates the cluster. The driver first checks the host, then creates the cluster, and compares the published ports
 * with the plan. `pulumi up` ends only when every node is Ready. Meanwhile, Pulumi creates the objects on the cluster.
 *
 * The nodes, images and ports of a running kind cluster cannot change. If you change a node, an image or a port in the program, Pulumi
 * replaces the cluster. However, ports with `publish: "edge"` can change while the cluster runs. docs/lifecycle.md lists the effect of
 * every change.
 *
 * Berth does not change your kubeconfig file or its current context. To add the cluster to your kubeconfig file, run `kind export
 * kubeconfig --name demo`.
 */
export class KindCluster extends pulumi.ComponentResource implements AppCluster {
  /** The record with additional values from the live cluster: the engine, and each node's container ID and addresses. */
  readonly liveRecord: pulumi.Output<ClusterRecord>;
  /** The cluster administrator's kubeconfig, in YAML. It is a secret. */
  readonly kubeconfig: pulumi.Output<string>;
  /**
   * The cluster's Kubernetes provider. Use this provider to create other objects on the cluster, and set `deletedWith: cluster.deletedWith`
   * on these objects.
   */
  readonly provider: k8s.Provider;
  /**
   * The value of Pulumi's `deletedWith` option for all objects on the cluster. When Pulumi deletes the cluster, it does not try to delete
   * these objects one by one.
   */
  readonly deletedWith: pulumi.Resource;
  readonly #outcome: Outcome<MadeCluster>;

  /**
   * If the arguments cannot work, the preview fails and reports every problem next to the cluster. docs/rules.md lists all rules.
   *
   * For a rejected cluster, Pulumi creates nothing on the cluster. The cluster's outputs reject with the error, and reading `record` throws
   * the same error.
   *
   * @param name - the resource name, which is also the cluster's name unless `args.name` is set
   */
  constructor(name: string, args: KindClusterArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    const decision = decide((warn) => planOwned(name, args, opts, warn));
    super(kindClusterType, name, args, opts);
    const outcome = settle(this, decision, (plan) => makeCluster(name, plan, this));
    this.#outcome = outcome;
    this.liveRecord = outcome.output(({ liveRecord }) => liveRecord);
    this.kubeconfig = outcome.output(({ kubeconfig }) => kubeconfig);
    this.provider = providerOf(name, this, outcome);
    // `deletedWith` must be the provider, not the Command. When Pulumi replaces the cluster, it deletes the old Command before the objects
    // on the old cluster. If `deletedWith` were the Command, Pulumi would try to delete these objects from a cluster that no longer exists.
    // Pulumi deletes the old provider last, together with its objects.
    this.deletedWith = this.provider;
    const { liveRecord, kubeconfig } = this;
    this.registerOutputs(outcome.registered(({ planned }) => ({ record: planned, liveRecord, kubeconfig })));
  }

  /**
   * The cluster's planned nodes and ports. The record is known during a preview. After each successful `pulumi up`, the live cluster
   * matches the record.
   *
   * If the program exports the record as a stack output, the record also contains the claims of the program's apps, which other stacks
   * need.
   */
  get record(): ClusterRecord {
    return this.#outcome.made.record;
  }

  /** Returns whether `value` is a KindCluster, even if another copy of this package created `value`. */
  static override isInstance(value: unknown): value is KindCluster {
    return isComponent(value, kindClusterType);
  }
}

const kindClusterType = "berth:index:KindCluster";

/** A cluster's resources and records. */
interface MadeCluster {
  /** The planned cluster's record, without the claims of the program's apps. */
  readonly planned: ClusterRecord;
  /** The cluster's record, including the claims of the program's apps. */
  readonly record: ClusterRecord;
  readonly liveRecord: pulumi.Output<ClusterRecord>;
  readonly kubeconfig: pulumi.Output<string>;
  readonly provider: k8s.Provider;
}

/** Plans the cluster, with the Pulumi resource as the cluster's owner. */
function planOwned(
  name: string,
  args: KindClusterArgs,
  opts: pulumi.ComponentResourceOptions | undefined,
  warn: Warn,
): ClusterPlan {
  const owner = [pulumi.getProject(), pulumi.getStack(), name].join("/");
  const { customTimeouts } = opts ?? {};
  return planCluster({ ...args, name: args.name ?? name, owner, customTimeouts }, warn);
}

function makeCluster(name: string, plan: ClusterPlan, parent: KindCluster): MadeCluster {
  const observation = observeCluster(plan);
  reportObservation(parent, observation);
  // If this machine cannot observe the cluster, this must not cause a change to the cluster.
  const ignoreChanges = observation.known ? [] : ["triggers[1]", "environment"];
  const cluster = new command.local.Command(name, clusterArgs(plan, observation), {
    parent,
    // Delete the old cluster first, because the new cluster needs its name and host ports.
    deleteBeforeReplace: true,
    ignoreChanges,
  });
  const reading = new command.local.Command(`${name}-kubeconfig`, kubeconfigArgs(plan, observation), {
    parent,
    dependsOn: cluster,
    additionalSecretOutputs: ["stdout"],
    ignoreChanges,
  });
  // No other resource depends on this Command. Pulumi creates the cluster's objects while the nodes become Ready. The Command starts after
  // the kubeconfig is known, because all objects need the kubeconfig and a new cluster already keeps the machine busy.
  new command.local.Command(`${name}-ready`, readyArgs(plan, observation), {
    parent,
    dependsOn: reading,
    ignoreChanges,
  });
  const kubeconfig = pulumi.secret(reading.stdout);
  const provider = makeProvider(name, plan, { cluster, kubeconfig, parent, observation });
  const planned = recordOf(plan);
  const liveRecord = cluster.stdout.apply((stdout) => parseReport(stdout).record);
  return { planned, record: sharedRecord(provider, planned), liveRecord, kubeconfig, provider };
}

/** The resources that the provider depends on. */
interface Reached {
  readonly cluster: command.local.Command;
  readonly kubeconfig: pulumi.Output<string>;
  readonly parent: KindCluster;
  readonly observation: Observation;
}

function makeProvider(
  name: string,
  plan: ClusterPlan,
  { cluster, kubeconfig, parent, observation }: Reached,
): k8s.Provider {
  const { providerName, aliases } = nameProvider(name, observation);
  return new k8s.Provider(
    providerName,
    {
      kubeconfig,
      // When this value changes, Pulumi replaces the provider and all objects on the cluster. The value changes exactly when Pulumi
      // replaces the cluster. The value depends on the Command, not on the plan. Pulumi therefore removes the provider and the objects from
      // the state before it creates the new cluster. If creating the new cluster fails, the state contains no objects from the old cluster.
      clusterIdentifier: cluster.triggers.apply((triggers) => identify(plan.name, triggers)),
      // If the cluster no longer exists, its objects do not exist either. Without these options, Pulumi could not remove the objects from
      // the state or adopt them again.
      deleteUnreachable: true,
      upsertExistingObjects: true,
    },
    // The Command can change the cluster in place. For example, it sets the node labels that pin pods. Objects on the cluster must wait for
    // such changes.
    { parent, deletedWith: cluster, dependsOn: cluster, aliases },
  );
}

/** Returns a different value for each cluster that the Command creates. */
function identify(cluster: string, triggers: readonly unknown[] = []): string {
  return `${cluster}-${digest(triggers)}`;
}
