import { BerthError, sentence, type Finding, type Warn } from "@kind-berth/topology";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

/**
 * The error for a component whose arguments cannot work.
 *
 * Pulumi reports this error once, next to the component. The message names the arguments. The error has no stack trace, because the trace
 * would show only Berth's internal code.
 */
export class RejectionError extends pulumi.ResourceError {
  /** @param cause - the error that contains all problems with the component */
  constructor(
    resource: pulumi.Resource,
    override readonly cause: BerthError,
  ) {
    super(cause.message, resource, true);
    // Without this property, Pulumi would prefix the message with the names of properties that depend on the component. The message is not
    // about those properties.
    Object.defineProperty(this, "message", { get: () => cause.message, set: () => undefined });
  }
}

/** A planner's result: a plan and its warnings, or the error with which the planner rejected the arguments. */
export type Decision<Plan> =
  | { readonly plan: Plan; readonly warnings: readonly Finding[]; readonly rejected?: undefined }
  | { readonly plan?: undefined; readonly rejected: BerthError | RejectionError };

/** Runs a planner, and returns its plan or its error. */
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

/**
 * Runs a planner for a component on a cluster. If the cluster is rejected, the planner does not run, and the decision contains the
 * cluster's error.
 */
export function decideOn<Plan>(
  cluster: { readonly provider: k8s.Provider },
  planner: (warn: Warn) => Plan,
): Decision<Plan> {
  const rejected = rejectionOf(cluster);
  return rejected === undefined ? decide(planner) : { rejected };
}

/** A component's resources or, if the component is rejected, the error. */
export class Outcome<Made> {
  constructor(private readonly result: { readonly made: Made } | { readonly error: RejectionError }) {}

  /** The error if the component is rejected, and `undefined` if not. */
  get error(): RejectionError | undefined {
    return "error" in this.result ? this.result.error : undefined;
  }

  /**
   * The component's resources.
   *
   * @throws {@link RejectionError} if the component is rejected
   */
  get made(): Made {
    if ("error" in this.result) throw this.result.error;
    return this.result.made;
  }

  /**
   * Returns one of the component's outputs. If the component is rejected, the output rejects, and Pulumi creates no resources that depend
   * on the output.
   */
  output<T>(select: (made: Made) => pulumi.Output<T>): pulumi.Output<T>;
  /** Returns an output that may be `undefined` for some components. If the component is rejected, the output rejects. */
  output<T>(select: (made: Made) => pulumi.Output<T> | undefined): pulumi.Output<T> | undefined;
  output<T>(select: (made: Made) => pulumi.Output<T> | undefined): pulumi.Output<T> | undefined {
    return "error" in this.result ? rejectedOutput(this.result.error) : select(this.result.made);
  }

  /** Returns the outputs that the component registers. A rejected component registers no outputs. */
  registered(select: (made: Made) => pulumi.Inputs): pulumi.Inputs {
    return this.error === undefined ? select(this.made) : {};
  }
}

/**
 * Creates a component's resources, and prints the plan's warnings.
 *
 * If the planner or `make` rejects the component, the program continues, so that it can also report problems with other components. The
 * program fails when it ends.
 *
 * @param make - a function that creates the resources; it may throw a BerthError for a problem that only this machine can detect
 */
export function settle<Plan, Made>(
  component: pulumi.ComponentResource,
  decision: Decision<Plan>,
  make: (plan: Plan) => Made,
): Outcome<Made> {
  if (decision.rejected !== undefined) return reject(component, decision.rejected);
  for (const warning of decision.warnings) {
    // The promise settles when the Pulumi engine has received the message. The program waits for this promise, and fails if the promise
    // rejects.
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
  // Pulumi reports the unhandled rejection, and reports each error object only once. The program then fails after its last statement.
  void Promise.reject(error);
  return new Outcome({ error });
}

function rejectedOutput<T>(error: RejectionError): pulumi.Output<T> {
  const output = pulumi.output(undefined).apply((): T => {
    throw error;
  });
  // Handle the output's rejection now, so that Node.js prints no warning if the program reads the output later.
  output.apply(() => undefined);
  return output;
}

/** The key is the provider, because each provider connects to one cluster. */
const rejectedClusters = new WeakMap<k8s.Provider, RejectionError>();

/** Returns a cluster's provider. For a rejected cluster, Pulumi creates no provider and no objects on the cluster. */
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

/** Returns the error if a cluster is rejected, and `undefined` if not. A rejected cluster has no readable record. */
export function rejectionOf({ provider }: { readonly provider: k8s.Provider }): RejectionError | undefined {
  return rejectedClusters.get(provider);
}
