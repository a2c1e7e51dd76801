import type { ExposurePlan, ServiceExposurePlan } from "@kind-berth/topology";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { ingressArgs } from "./app-objects";
import type { ExposedAppArgs } from "./exposed-app-args";
import type { Backend } from "./service-resource";
import { httpRouteArgs, ownGatewayArgs } from "../ingress-controller/gateway-objects";
import { transformed } from "../transform";

/** The objects that configure an app's routes in an Ingress controller. */
export interface HttpObjects {
  /** The app's Ingress. Set only for the `ingress` exposure. */
  readonly ingress: k8s.networking.v1.Ingress | undefined;
  /** The app's own Gateway. Set only for the `gateway` exposure on an HTTPS port. */
  readonly gateway: k8s.apiextensions.CustomResource | undefined;
  /** The app's HTTPRoute. Set only for the `gateway` exposure. */
  readonly httpRoute: k8s.apiextensions.CustomResource | undefined;
}

/** The resources that the Ingress, the Gateway or the HTTPRoute depends on. A resource is `undefined` if the app does not use it. */
interface Needed {
  readonly ingressController: pulumi.Resource | undefined;
  readonly service: k8s.core.v1.Service | undefined;
  /** The Service that receives the requests: the app's own Service, or an existing Service. */
  readonly backend: Backend;
  /** The Secret that contains the app's certificate. */
  readonly certificate: pulumi.Resource | undefined;
}

/** Creates an app's Ingress or HTTPRoute. Also creates the app's own Gateway if the HTTPRoute requires one. */
export function makeHttpObjects(
  plan: ExposurePlan | ServiceExposurePlan,
  args: ExposedAppArgs,
  { ingressController, service, backend, certificate }: Needed,
  opts: pulumi.CustomResourceOptions,
): HttpObjects {
  const { transform = {} } = args;
  const { objectName, httpRoute } = plan;
  const after = (...needed: readonly (pulumi.Resource | undefined)[]) =>
    pulumi.mergeOptions(opts, { dependsOn: needed.filter((each) => each !== undefined) });

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
        // Without a health check, Pulumi waits until the controller has written the Ingress's status, so the controller must run.
        plan.ingress.skipAwait === true ? after(certificate) : after(ingressController, certificate),
      ),
    );
  // Pulumi waits until the controller has written the status of the Gateway and of the HTTPRoute.
  const gateway =
    httpRoute?.tls &&
    new k8s.apiextensions.CustomResource(
      ...transformed(
        transform.gateway,
        objectName,
        ownGatewayArgs(plan, httpRoute.gateway, args),
        after(ingressController, certificate),
      ),
    );
  const route =
    httpRoute &&
    new k8s.apiextensions.CustomResource(
      ...transformed(
        transform.httpRoute,
        objectName,
        httpRouteArgs(plan, httpRoute, backend, args),
        // Until the Service and the Gateway exist, the HTTPRoute's status shows that Traefik cannot resolve the references.
        after(ingressController, service, gateway),
      ),
    );
  return { ingress, gateway, httpRoute: route };
}
