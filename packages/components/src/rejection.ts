import { BerthError, sentence, type Finding, type Warn } from "@kind-berth/topology";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

/**
 * The error of a component with arguments that cannot work.
 *
 * Pulumi reports this error once, next to the component, without a stack trace. The message names the arguments. A stack trace would only
 * contain internal code of Berth.
 */
export class RejectionError extends pulumi.ResourceError {
  /** @param cause - the error that contains all problems of the component */
  constructor(
    resource: pulumi.Resource,
    override readonly cause: BerthError,
  ) {
    super(cause.message, resource, true);
    // Without this property, Pulumi would add a prefix to the message: the names of properties that depend on the component. The message is
    // not about those properties.
    Object.defineProperty(this, "message", { get: () => cause.message, set: () => undefined });
  }
}

/** The result of a planner: a plan with its warnings, or the error that rejected the arguments. */
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

/**
 * Runs a planner for a component on a cluster. If the cluster is rejected, the planner does not run, and the decision contains the error of
 * the cluster.
 */
export function decideOn<Plan>(
  cluster: { readonly provider: k8s.Provider },
  planner: (warn: Warn) => Plan,
): Decision<Plan> {
  const rejected = rejectionOf(cluster);
  return rejected === undefined ? decide(planner) : { rejected };
}

/** The resources of a component; or, if the component is rejected, its error. */
export class Outcome<Made> {
  constructor(private readonly result: { readonly made: Made } | { readonly error: RejectionError }) {}

  /** The error of a rejected component. `undefined` for any other component. */
  get error(): RejectionError | undefined {
    return "error" in this.result ? this.result.error : undefined;
  }

  /**
   * The resources of the component.
   *
   * @throws {@link RejectionError} if the component is rejected
   */
  get made(): Made {
    if ("error" in this.result) throw this.result.error;
    return this.result.made;
  }

  /** An output of the component. If the component is rejected, the output rejects. Pulumi then creates no resource that depends on it. */
  output<T>(select: (made: Made) => pulumi.Output<T>): pulumi.Output<T>;
  /** An output that only some components of a type have. If the component is rejected, the output rejects. */
  output<T>(select: (made: Made) => pulumi.Output<T> | undefined): pulumi.Output<T> | undefined;
  output<T>(select: (made: Made) => pulumi.Output<T> | undefined): pulumi.Output<T> | undefined {
    return "error" in this.result ? rejectedOutput(this.result.error) : select(this.result.made);
  }

  /** The outputs that the component registers. A rejected component registers none. */
  registered(select: (made: Made) => pulumi.Inputs): pulumi.Inputs {
    return this.error === undefined ? select(this.made) : {};
  }
}

/**
 * Creates the resources of a component, and prints its warnings.
 *
 * If the planner or `make` rejects the component, the program continues, so that it also reports the problems of other components. At its
 * end, the program fails.
 *
 * @param make - may throw a BerthError for a problem that only this machine can detect
 */
export function settle<Plan, Made>(
  component: pulumi.ComponentResource,
  decision: Decision<Plan>,
  make: (plan: Plan) => Made,
): Outcome<Made> {
  if (decision.rejected !== undefined) return reject(component, decision.rejected);
  for (const warning of decision.warnings) {
    // The promise settles when Pulumi's engine has received the message. The program waits for this promise. If the promise rejects, the
    // program fails.
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
  // Pulumi reports an unhandled rejection, and reports each error object once. The program then fails after its last statement.
  void Promise.reject(error);
  return new Outcome({ error });
}

function rejectedOutput<T>(error: RejectionError): pulumi.Output<T> {
  const output = pulumi.output(undefined).apply((): T => {
    throw error;
  });
  // Handles the rejection of this output, so that Node.js prints no warning if the program reads the output later.
  output.apply(() => undefined);
  return output;
}

/** The key is the provider, because a provider connects to one cluster. */
const rejectedClusters = new WeakMap<k8s.Provider, RejectionError>();

/** The provider of a cluster. For a rejected cluster, Pulumi creates neither the provider nor the objects on the cluster. */
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

/** The error of a rejected cluster, whose record cannot be read. `undefined` for any other cluster. */
export function rejectionOf({ provider }: { readonly provider: k8s.Provider }): RejectionError | undefined {
  return rejectedClusters.get(provider);
}
