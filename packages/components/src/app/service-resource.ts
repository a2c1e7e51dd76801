import { BerthError, nameOfService, type ExpectedService } from "@kind-berth/topology";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

/**
 * A Service that is there already, given by what makes it in the same program: its name need not be known, and what leads to it waits for it.
 *
 * @example
 * ```ts
 * { resource: chart.getResource("v1/Service", "grafana"), port: 80 }
 * ```
 */
export interface ServiceResourceArgs {
  /** The Service: one of the program's own, one that a chart or YAML hands out, or the `service` of another app. */
  readonly resource: pulumi.Input<k8s.core.v1.Service>;
  /** The Service's port, 1 to 65535: not the containerPort behind it. */
  readonly port: number;
  readonly name?: undefined;
}

/** The Service that requests go to, and its port. */
export interface Backend {
  readonly name: pulumi.Input<string>;
  readonly port: number;
}

/**
 * The name of a Service that is given by its resource.
 *
 * @throws pulumi.RunError, as the output's, where no Ingress of the app can lead to it
 */
export function nameOfResource(
  resource: pulumi.Input<k8s.core.v1.Service>,
  expected: ExpectedService,
): pulumi.Output<string> {
  return pulumi.output(resource).apply((service: k8s.core.v1.Service | undefined) => {
    // A chart without its objects: it is rendered when the cluster's provider is known.
    if (service === undefined && pulumi.runtime.isDryRun())
      return pulumi.output(pulumi.unknown as unknown as string);
    return pulumi
      .all([service?.kind, service?.metadata, service?.spec])
      .apply(([kind, metadata, spec]) => nameOrRunError({ kind, metadata, spec }, expected));
  });
}

/** Without the stack trace, which Pulumi prints for any other error. */
function nameOrRunError(...args: Parameters<typeof nameOfService>): string {
  try {
    return nameOfService(...args);
  } catch (error) {
    throw BerthError.isInstance(error) ? new pulumi.RunError(error.message, { cause: error }) : error;
  }
}
