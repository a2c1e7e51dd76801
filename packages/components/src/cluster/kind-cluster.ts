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
 * The arguments of a {@link KindCluster}. All of them are plain values, so that every preview knows the nodes and the ports,
 * with no cluster and no container engine there.
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
 * A kind cluster that knows its ports: which node carries each of them is part of its {@link KindCluster.record}, by which apps
 * place themselves.
 *
 * The cluster is made by Berth's driver, which checks the host first, waits until every node is Ready, and compares what is
 * published with the plan. Ports, nodes and images cannot change while a cluster lives: a change of theirs replaces it.
 *
 * Your own kubeconfig file is left as it is, with its current context. `kind export kubeconfig --name demo` adds the cluster to it.
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
 */
export class KindCluster extends pulumi.ComponentResource implements AppCluster {
  /** The record with what was read from the live cluster: its engine, and the id and the addresses of each node's container. */
  readonly liveRecord: pulumi.Output<ClusterRecord>;
  /** The kubeconfig of the cluster's administrator: YAML, a secret. */
  readonly kubeconfig: pulumi.Output<string>;
  /** The provider for what else is to be on the cluster; give it `deletedWith: cluster.deletedWith` too. */
  readonly provider: k8s.Provider;
  /** What everything on the cluster is deleted with, so that nothing is looked for on a cluster that is gone. */
  readonly deletedWith: pulumi.Resource;
  readonly #outcome: Outcome<MadeCluster>;

  /**
   * A preview reports everything about the arguments that cannot work, beside the cluster, and fails; see docs/rules.md. The outputs of
   * such a cluster reject, its record throws the same error when it is read, and nothing is created on the cluster.
   *
   * @param name - the resource's name, and the cluster's unless `args.name` is given
   */
  constructor(name: string, args: KindClusterArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    const decision = decide((warn) => planOwned(name, args, opts, warn));
    super(kindClusterType, name, args, opts);
    const outcome = settle(this, decision, (plan) => makeCluster(name, plan, this));
    this.#outcome = outcome;
    this.liveRecord = outcome.output(({ liveRecord }) => liveRecord);
    this.kubeconfig = outcome.output(({ kubeconfig }) => kubeconfig);
    this.provider = providerOf(name, this, outcome);
    // Not the Command: when the program replaces the cluster, Pulumi deletes the Command first, has forgotten it by the time it comes
    // to what was on the old cluster, and would look for that in vain. The old provider goes last, together with what it made.
    this.deletedWith = this.provider;
    const { liveRecord, kubeconfig } = this;
    this.registerOutputs(outcome.registered(({ planned }) => ({ record: planned, liveRecord, kubeconfig })));
  }

  /**
   * The cluster's nodes and ports, as planned; the driver has found them so whenever `up` succeeds. Known at preview. As a
   * stack's output it also holds what the program's apps have on the cluster, for the apps of other stacks.
   */
  get record(): ClusterRecord {
    return this.#outcome.made.record;
  }

  /** Whether `value` is a KindCluster, of whichever copy of this package. */
  static override isInstance(value: unknown): value is KindCluster {
    return isComponent(value, kindClusterType);
  }
}

const kindClusterType = "berth:index:KindCluster";

/** What a cluster consists of. */
interface MadeCluster {
  /** The cluster as planned, without the program's apps. */
  readonly planned: ClusterRecord;
  /** The same with the program's apps. */
  readonly record: ClusterRecord;
  readonly liveRecord: pulumi.Output<ClusterRecord>;
  readonly kubeconfig: pulumi.Output<string>;
  readonly provider: k8s.Provider;
}

/** The plan of the cluster, with the resource that owns it. */
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
  // A machine that cannot tell how the cluster stands changes nothing.
  const ignoreChanges = observation.known ? [] : ["triggers[1]", "environment"];
  const cluster = new command.local.Command(name, clusterArgs(plan, observation), {
    parent,
    // The old cluster holds the name and the host ports that the new one needs.
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

/** What the provider reaches, and by what. */
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
      // With it the provider is replaced, and all that is on the cluster, exactly when the cluster is. It comes from the Command and
      // not from the plan, so that Pulumi takes both out of the state before it makes the new cluster: should that fail, nothing in
      // the state stands for an object of the old one.
      clusterIdentifier: cluster.triggers.apply((triggers) => identify(plan.name, triggers)),
      // A cluster that is gone has nothing to delete; without these, its objects could neither be dropped nor taken up again.
      deleteUnreachable: true,
      upsertExistingObjects: true,
    },
    // What is on the cluster waits for what the Command changes in place, such as a label that pins it.
    { parent, deletedWith: cluster, dependsOn: cluster },
  );
}

/** Another text for every cluster that a Command has made. */
function identify(cluster: string, triggers: readonly unknown[] = []): string {
  return `${cluster}-${digest(triggers)}`;
}
