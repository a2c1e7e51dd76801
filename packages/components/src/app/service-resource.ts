import { BerthError, nameOfService, type ExpectedService } from "@kind-berth/topology";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

/**
 * An existing Service that the same program creates or reads as a resource. The Service name can be unknown at preview. The app's Ingress
 * or HTTPRoute waits for the resource.
 *
 * @example
 * ```ts
 * { resource: chart.getResource("v1/Service", "grafana"), port: 80 }
 * ```
 */
export interface ServiceResourceArgs {
  /** The Service: a resource of the program, a resource of a Helm chart or a YAML file, or the property `service` of another app. */
  readonly resource: pulumi.Input<k8s.core.v1.Service>;
  /** The port of the Service, 1 to 65535. The Service port can differ from the containerPort of the pods. */
  readonly port: number;
  readonly name?: undefined;
}

/** The Service that receives the requests, and its port. */
export interface Backend {
  readonly name: pulumi.Input<string>;
  readonly port: number;
}

/**
 * The name of a Service, read from its resource.
 *
 * @throws pulumi.RunError if no Ingress of the app can route to the Service. The output then rejects with this error.
 */
export function nameOfResource(
  resource: pulumi.Input<k8s.core.v1.Service>,
  expected: ExpectedService,
): pulumi.Output<string> {
  return pulumi.output(resource).apply((service: k8s.core.v1.Service | undefined) => {
    // The chart has no objects yet, because Pulumi renders a chart only when the cluster's provider is known.
    if (service === undefined && pulumi.runtime.isDryRun())
      return pulumi.output(pulumi.unknown as unknown as string);
    return pulumi
      .all([service?.kind, service?.metadata, service?.spec])
      .apply(([kind, metadata, spec]) => nameOrRunError({ kind, metadata, spec }, expected));
  });
}

/** A RunError has no stack trace. Pulumi prints the stack trace of any other error. */
function nameOrRunError(...args: Parameters<typeof nameOfService>): string {
  try {
    return nameOfService(...args);
  } catch (error) {
    throw BerthError.isInstance(error) ? new pulumi.RunError(error.message, { cause: error }) : error;
  }
}
