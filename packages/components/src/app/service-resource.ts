import { BerthError, nameOfService, sentence, type ExpectedService } from "@kind-berth/topology";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

/**
 * A Service that this app does not create, and that the same program creates or reads as a resource. The Service name can be unknown during a preview. The app's
 * Ingress or HTTPRoute waits for the resource.
 *
 * @example
 * ```ts
 * { resource: chart.getResource("v1/Service", "grafana"), port: 80 }
 * ```
 */
export interface ServiceResourceArgs {
  /** The Service: a resource in the program, a resource from a Helm chart or a YAML file, or another app's `service` property. */
  readonly resource: pulumi.Input<k8s.core.v1.Service>;
  /** The Service port, 1 to 65535. It can differ from the pods' containerPort. */
  readonly port: number;
  readonly name?: undefined;
}

/** The Service that receives the requests, and its port. */
export interface Backend {
  readonly name: pulumi.Input<string>;
  readonly port: number;
}

/**
 * Reads a Service's name from its resource. If the Service's external traffic policy may drop requests, prints a warning.
 *
 * @throws pulumi.RunError if the app cannot expose the Service. The output then rejects with this error.
 */
export function nameOfResource(
  resource: pulumi.Input<k8s.core.v1.Service>,
  expected: ExpectedService,
): pulumi.Output<string> {
  return pulumi.output(resource).apply((service: k8s.core.v1.Service | undefined) => {
    // The chart has no objects yet. Pulumi renders a chart only when the cluster's provider is known.
    if (service === undefined && pulumi.runtime.isDryRun())
      return pulumi.output(pulumi.unknown as unknown as string);
    return pulumi
      .all([service?.kind, service?.metadata, service?.spec])
      .apply(([kind, metadata, spec]) => nameOrRunError({ kind, metadata, spec }, expected));
  });
}

/** Throws a RunError, because Pulumi prints a stack trace for any other error. */
function nameOrRunError(found: unknown, expected: ExpectedService): string {
  try {
    return nameOfService(found, expected, (warning) => {
      void pulumi.log.warn(`app "${expected.app}": ${sentence(warning)}`);
    });
  } catch (error) {
    throw BerthError.isInstance(error) ? new pulumi.RunError(error.message, { cause: error }) : error;
  }
}
