import { BerthError, sentence, type Finding, type Warn } from "@kind-berth/topology";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

/**
 * The error of a component whose arguments cannot work. Pulumi reports it once, beside the component, without a stack trace: the
 * sentences name the argument, and a stack trace would only show the inside of Berth.
 */
export class RejectionError extends pulumi.ResourceError {
  /** @param cause - everything that cannot work */
  constructor(
    resource: pulumi.Resource,
    override readonly cause: BerthError,
  ) {
    super(cause.message, resource, true);
    // Pulumi would put the name of each property that depends on the component before the message, which is not about that property.
    Object.defineProperty(this, "message", { get: () => cause.message, set: () => undefined });
  }
}

/** What a planner decided: a plan and its warnings, or why there is no plan. */
export type Decision<Plan> =
  | { readonly plan: Plan; readonly warnings: readonly Finding[]; readonly rejected?: undefined }
  | { readonly plan?: undefined; readonly rejected: BerthError | RejectionError };

/** Runs a planner. */
export function decide<Plan>(planner: (warn: Warn) => Plan): Decision<Plan> {
  const warnings: Finding[] = [];
  try {
    const plan = planner((warning) => warnings.push(warning));
    return { plan, warnings };
  } catch (error) {
    if (BerthError.isInstance(error)) return { rejected: error };
    throw error;
  }
}

/** Runs a planner of something on a cluster. On a rejected cluster nothing is planned: its error is the only one. */
export function decideOn<Plan>(
  cluster: { readonly provider: k8s.Provider },
  planner: (warn: Warn) => Plan,
): Decision<Plan> {
  const rejected = rejectionOf(cluster);
  return rejected === undefined ? decide(planner) : { rejected };
}

/** What a component has made of its plan or, if it is rejected, its error. */
export class Outcome<Made> {
  constructor(private readonly result: { readonly made: Made } | { readonly error: RejectionError }) {}

  /** The error of a rejected component; `undefined` for any other. */
  get error(): RejectionError | undefined {
    return "error" in this.result ? this.result.error : undefined;
  }

  /**
   * What the component has made.
   *
   * @throws {@link RejectionError} if the component is rejected
   */
  get made(): Made {
    if ("error" in this.result) throw this.result.error;
    return this.result.made;
  }

  /** An output of the component. If the component is rejected, the output rejects, and Pulumi creates nothing that depends on it. */
  output<T>(select: (made: Made) => pulumi.Output<T>): pulumi.Output<T>;
  /** The same for an output that not every component of the type has. */
  output<T>(select: (made: Made) => pulumi.Output<T> | undefined): pulumi.Output<T> | undefined;
  output<T>(select: (made: Made) => pulumi.Output<T> | undefined): pulumi.Output<T> | undefined {
    return "error" in this.result ? rejectedOutput(this.result.error) : select(this.result.made);
  }

  /** What the component registers as its outputs: nothing if it is rejected. */
  registered(select: (made: Made) => pulumi.Inputs): pulumi.Inputs {
    return this.error === undefined ? select(this.made) : {};
  }
}

/**
 * Makes what a component consists of, and shows its warnings. If the planner or `make` rejects the component, the program goes on, so
 * that it reports the other components too, and then fails.
 *
 * @param make - may throw a BerthError, for what only the machine knows
 */
export function settle<Plan, Made>(
  component: pulumi.ComponentResource,
  decision: Decision<Plan>,
  make: (plan: Plan) => Made,
): Outcome<Made> {
  if (decision.rejected !== undefined) return reject(component, decision.rejected);
  for (const warning of decision.warnings) {
    // Settles when the engine has the message, which it has before the program may end; a failure there ends the program itself.
    void pulumi.log.warn(sentence(warning), component);
  }
  try {
    return new Outcome({ made: make(decision.plan) });
  } catch (error) {
    if (BerthError.isInstance(error)) return reject(component, error);
    throw error;
  }
}

function reject<Made>(
  component: pulumi.ComponentResource,
  reason: BerthError | RejectionError,
): Outcome<Made> {
  const error = reason instanceof RejectionError ? reason : new RejectionError(component, reason);
  // Pulumi reports an unhandled rejection, each error object once, and ends the program with a failure after its last statement.
  void Promise.reject(error);
  return new Outcome({ error });
}

function rejectedOutput<T>(error: RejectionError): pulumi.Output<T> {
  const output = pulumi.output(undefined).apply((): T => {
    throw error;
  });
  // Handles the rejections of this output, so that Node.js does not warn of a program that reads it later.
  output.apply(() => undefined);
  return output;
}

/** By provider: that is what tells clusters apart. */
const rejectedClusters = new WeakMap<k8s.Provider, RejectionError>();

/** The provider of a cluster. Pulumi never creates that of a rejected cluster, nor what is on the cluster. */
export function providerOf(
  name: string,
  cluster: pulumi.ComponentResource,
  outcome: Outcome<{ readonly provider: k8s.Provider }>,
): k8s.Provider {
  const { error } = outcome;
  if (error === undefined) return outcome.made.provider;
  const kubeconfig = rejectedOutput<string>(error);
  const provider = new k8s.Provider(name, { kubeconfig }, { parent: cluster });
  rejectedClusters.set(provider, error);
  return provider;
}

/** The error of a rejected cluster, whose record cannot be read; `undefined` for any other. */
export function rejectionOf({ provider }: { readonly provider: k8s.Provider }): RejectionError | undefined {
  return rejectedClusters.get(provider);
}
