import type { ExposurePlan, ServiceExposurePlan } from "@kind-berth/topology";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { ingressArgs } from "./app-objects";
import type { ExposedAppArgs } from "./exposed-app-args";
import type { Backend } from "./service-resource";
import { httpRouteArgs, ownGatewayArgs } from "../ingress-controller/gateway-objects";
import { transformed } from "../transform";

/** What tells an Ingress controller of an app. */
export interface HttpObjects {
  /** With the exposure `ingress` only. */
  readonly ingress: k8s.networking.v1.Ingress | undefined;
  /** The app's own Gateway; with the exposure `gateway` on an HTTPS port only. */
  readonly gateway: k8s.apiextensions.CustomResource | undefined;
  /** With the exposure `gateway` only. */
  readonly httpRoute: k8s.apiextensions.CustomResource | undefined;
}

/** What has to be there before them; each is left out where there is none. */
interface Needed {
  readonly ingressController: pulumi.Resource | undefined;
  readonly service: k8s.core.v1.Service | undefined;
  /** The Service that requests go to, be it this one or one that is there already. */
  readonly backend: Backend;
  /** The Secret with the app's certificate. */
  readonly certificate: pulumi.Resource | undefined;
}

/** Makes an app's Ingress, or its HTTPRoute with the Gateway that it needs. */
export function makeHttpObjects(
  plan: ExposurePlan | ServiceExposurePlan,
  args: ExposedAppArgs,
  { ingressController, service, backend, certificate }: Needed,
  opts: pulumi.CustomResourceOptions,
): HttpObjects {
  const { transform = {} } = args;
  const { objectName, httpRoute } = plan;
  // The controller publishes the status of each of them, which Pulumi waits for.
  const after = (...needed: readonly (pulumi.Resource | undefined)[]) =>
    pulumi.mergeOptions(opts, {
      dependsOn: [ingressController, ...needed].filter((each) => each !== undefined),
    });

  const ingress =
    plan.ingress &&
    new k8s.networking.v1.Ingress(
      ...transformed(
        transform.ingress,
        objectName,
        ingressArgs(
          plan,
          plan.ingress,
          { ...backend, ...(service && { name: service.metadata.name }) },
          args,
        ),
        after(certificate),
      ),
    );
  const gateway =
    httpRoute?.tls &&
    new k8s.apiextensions.CustomResource(
      ...transformed(
        transform.gateway,
        objectName,
        ownGatewayArgs(plan, httpRoute.gateway, args),
        after(certificate),
      ),
    );
  const route =
    httpRoute &&
    new k8s.apiextensions.CustomResource(
      ...transformed(
        transform.httpRoute,
        objectName,
        httpRouteArgs(plan, httpRoute, backend, args),
        // Traefik says that the route leads nowhere until both are there.
        after(service, gateway),
      ),
    );
  return { ingress, gateway, httpRoute: route };
}
