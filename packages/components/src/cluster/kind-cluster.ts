import {
  digest,
  parseReport,
  planCluster,
  recordOf,
  type ClusterPlan,
  type ClusterRecord,
  type TopologyArgs,
  type Warn,
} from "@kind-berth/topology";
import * as command from "@pulumi/command";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { isComponent, type AppCluster } from "./app-cluster";
import { clusterArgs, kubeconfigArgs } from "./cluster-commands";
import { sharedRecord } from "./apps-of-cluster";
import { observeCluster, reportObservation } from "./observe-cluster";
import { decide, providerOf, settle, type Outcome } from "../rejection";

/**
 * The arguments of a {@link KindCluster}.
 *
 * All of them are plain values. Every preview therefore contains the nodes and the ports, even without a cluster or a container engine.
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
   * The cluster's name, as `kind get clusters` lists it: a DNS name in lower case.
   *
   * @default the name of the resource
   */
  readonly name?: string | undefined;
}

/**
 * Creates a kind cluster with named host ports.
 *
 * The cluster's {@link KindCluster.record} names the node that carries each port. Berth uses the record to run apps on the right node.
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
 * @remarks
 * Berth's driver creates the cluster. It checks the host first, waits until every node is Ready, and compares the published ports with the
 * plan.
 *
 * The nodes, images and ports of a running kind cluster cannot change. If you change one of them in the program, Pulumi replaces the
 * cluster. Ports with `publish: "edge"` are an exception: they can change while the cluster runs. docs/lifecycle.md lists the effect of
 * every change.
 *
 * Berth does not change your kubeconfig file or its current context. To add the cluster to the file, run
 * `kind export kubeconfig --name demo`.
 */
export class KindCluster extends pulumi.ComponentResource implements AppCluster {
  /** The record, with values that were read from the live cluster: the engine, and the container ID and addresses of each node. */
  readonly liveRecord: pulumi.Output<ClusterRecord>;
  /** The kubeconfig of the cluster's administrator, in YAML. It is a secret. */
  readonly kubeconfig: pulumi.Output<string>;
  /**
   * The Kubernetes provider of the cluster. Use it to create other objects on the cluster, and set `deletedWith: cluster.deletedWith` on
   * them.
   */
  readonly provider: k8s.Provider;
  /**
   * The resource that all objects on the cluster are deleted with. When Pulumi deletes the cluster, it does not try to delete the objects
   * one by one.
   */
  readonly deletedWith: pulumi.Resource;
  readonly #outcome: Outcome<MadeCluster>;

  /**
   * If the arguments cannot work, the preview fails and reports every problem next to the cluster. See docs/rules.md.
   *
   * Pulumi then creates nothing on the cluster. The outputs of the cluster reject, and reading its record throws the same error.
   *
   * @param name - the name of the resource, and the cluster's name unless `args.name` is set
   */
  constructor(name: string, args: KindClusterArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    const decision = decide((warn) => planOwned(name, args, opts, warn));
    super(kindClusterType, name, args, opts);
    const outcome = settle(this, decision, (plan) => makeCluster(name, plan, this));
    this.#outcome = outcome;
    this.liveRecord = outcome.output(({ liveRecord }) => liveRecord);
    this.kubeconfig = outcome.output(({ kubeconfig }) => kubeconfig);
    this.provider = providerOf(name, this, outcome);
    // The provider, not the Command. When the program replaces the cluster, Pulumi deletes the Command, and removes it from the state,
    // before the objects of the old cluster. With the Command as `deletedWith`, Pulumi would then try to delete these objects on a cluster
    // that no longer exists. The old provider is deleted last, together with its objects.
    this.deletedWith = this.provider;
    const { liveRecord, kubeconfig } = this;
    this.registerOutputs(outcome.registered(({ planned }) => ({ record: planned, liveRecord, kubeconfig })));
  }

  /**
   * The cluster's nodes and ports, as planned. Known at preview. After each successful `up`, the live cluster matches it.
   *
   * As a stack output, the record also contains the claims of the program's apps, for the apps of other stacks.
   */
  get record(): ClusterRecord {
    return this.#outcome.made.record;
  }

  /** Whether `value` is a KindCluster, also if another copy of this package created it. */
  static override isInstance(value: unknown): value is KindCluster {
    return isComponent(value, kindClusterType);
  }
}

const kindClusterType = "berth:index:KindCluster";

/** The resources and the records of a cluster. */
interface MadeCluster {
  /** The cluster as planned, without the program's apps. */
  readonly planned: ClusterRecord;
  /** The same cluster, with the program's apps. */
  readonly record: ClusterRecord;
  readonly liveRecord: pulumi.Output<ClusterRecord>;
  readonly kubeconfig: pulumi.Output<string>;
  readonly provider: k8s.Provider;
}

/** The plan of a cluster, and the Pulumi resource to which the cluster belongs. */
function planOwned(
  name: string,
  args: KindClusterArgs,
  opts: pulumi.ComponentResourceOptions | undefined,
  warn: Warn,
): ClusterPlan {
  const plan = planCluster({ ...args, name: args.name ?? name, customTimeouts: opts?.customTimeouts }, warn);
  return { ...plan, owner: [pulumi.getProject(), pulumi.getStack(), name].join("/") };
}

function makeCluster(name: string, plan: ClusterPlan, parent: KindCluster): MadeCluster {
  const observation = observeCluster(plan);
  reportObservation(parent, observation);
  // A machine that cannot observe the cluster changes nothing.
  const ignoreChanges = observation.known ? [] : ["triggers[1]", "environment"];
  const cluster = new command.local.Command(name, clusterArgs(plan, observation), {
    parent,
    // The new cluster needs the name and the host ports of the old one.
    deleteBeforeReplace: true,
    ignoreChanges,
  });
  const reading = new command.local.Command(`${name}-kubeconfig`, kubeconfigArgs(plan, observation), {
    parent,
    dependsOn: cluster,
    additionalSecretOutputs: ["stdout"],
    ignoreChanges,
  });
  const kubeconfig = pulumi.secret(reading.stdout);
  const provider = makeProvider(name, plan, { cluster, kubeconfig, parent });
  const planned = recordOf(plan);
  const liveRecord = cluster.stdout.apply((stdout) => parseReport(stdout).record);
  return { planned, record: sharedRecord(provider, planned), liveRecord, kubeconfig, provider };
}

/** The resources that the provider depends on. */
interface Reached {
  readonly cluster: command.local.Command;
  readonly kubeconfig: pulumi.Output<string>;
  readonly parent: KindCluster;
}

function makeProvider(
  name: string,
  plan: ClusterPlan,
  { cluster, kubeconfig, parent }: Reached,
): k8s.Provider {
  return new k8s.Provider(
    name,
    {
      kubeconfig,
      // Replaces the provider, and all objects on the cluster, exactly when the cluster is replaced. The value depends on the Command, not
      // on the plan. Pulumi therefore removes the provider and the objects from the state before it creates the new cluster. If the
      // creation fails, the state contains no object of the old cluster.
      clusterIdentifier: cluster.triggers.apply((triggers) => identify(plan.name, triggers)),
      // On a cluster that no longer exists, there is nothing to delete. Without these options, Pulumi could neither remove its objects from
      // the state nor adopt them again.
      deleteUnreachable: true,
      upsertExistingObjects: true,
    },
    // Objects on the cluster wait for changes in place by the Command, such as the label that pins their pods.
    { parent, deletedWith: cluster, dependsOn: cluster },
  );
}

/** A value that differs for each cluster that the Command creates. */
function identify(cluster: string, triggers: readonly unknown[] = []): string {
  return `${cluster}-${digest(triggers)}`;
}
