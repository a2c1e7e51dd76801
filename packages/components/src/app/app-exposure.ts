import {
  routeToService,
  type Exposure,
  type ExposurePlan,
  type Route,
  type ServiceExposurePlan,
} from "@kind-berth/topology";
import type * as command from "@pulumi/command";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { makeCertificate, type AppCertificate } from "./app-certificate";
import { makeHttpObjects } from "./app-http-objects";
import { metadataOf } from "./app-objects";
import { verification } from "./app-verification";
import type { Workload } from "./app-workload";
import type { ExposedAppArgs } from "./exposed-app-args";
import type { IngressController } from "../ingress-controller/ingress-controller";
import { ingressControllerOf } from "../ingress-controller/ingress-controller-of";

/** One exposure of an app: its settings, and the resources that were created for it. */
export interface AppExposure {
  /** The name of the cluster's port that routes to the app. */
  readonly port: string;
  /** The URL of the app on the host, through this port. */
  readonly url: string;
  /** How the app is reached. */
  readonly exposure: Exposure;
  /** Why this exposure was selected. */
  readonly reason: string;
  /** The hops from the host port to the pod, as expected from the plan. */
  readonly route: pulumi.Output<Route>;
  /** The Service that receives the requests. Several exposures can share it. `undefined` if the app uses an existing Service. */
  readonly service: k8s.core.v1.Service | undefined;
  /**
   * The Ingress controller of the port. Only set with the exposures `ingress` and `gateway`, and if no other stack created the controller.
   */
  readonly ingressController: IngressController | undefined;
  /** The app's Ingress. Only set with the exposure `ingress`. */
  readonly ingress: k8s.networking.v1.Ingress | undefined;
  /** The certificate of the authority that signed the app's certificate, in PEM. Only set with a self-signed certificate. */
  readonly certificateAuthority: pulumi.Output<string> | undefined;
  /** The app's own Gateway. Only set with the exposure `gateway` on an HTTPS port. */
  readonly gateway: k8s.apiextensions.CustomResource | undefined;
  /** The app's HTTPRoute. Only set with the exposure `gateway`. */
  readonly httpRoute: k8s.apiextensions.CustomResource | undefined;
  /** The health check of the app through its host port. `undefined` with `verify: false`. */
  readonly verification: command.local.Command | undefined;
}

/** The properties of an app that its exposures use. */
interface App {
  readonly args: ExposedAppArgs;
  readonly workload: Workload;
}

/**
 * Creates the resources of one exposure: the Ingress or the HTTPRoute with the objects that they require, and the health check at the end
 * of an `up`.
 *
 * @param opts - the options of each resource
 */
export function makeExposure(
  plan: ExposurePlan | ServiceExposurePlan,
  { args, workload }: App,
  opts: pulumi.CustomResourceOptions & { readonly parent: pulumi.Resource },
): AppExposure {
  const { port, url, exposure, reason, objectName } = plan;
  const { deployment, services, existing = plan.backend } = workload;
  const service = services.get(plan.backend.name);
  const route = pulumi.output(existing.name).apply((name) => routeToService(plan.route, name));
  const ingressController = ingressControllerOf(args.cluster, plan);
  const certificate = certificateOf(plan, args, opts);
  const needed = { ingressController, service, backend: existing, certificate: certificate?.secret };
  const { ingress, gateway, httpRoute } = makeHttpObjects(plan, args, needed, opts);
  const objects = [deployment, service ?? args.service?.resource, ingress, gateway, httpRoute];
  return {
    ...{ port: port.name, url, exposure, reason, route },
    ...{ service, ingressController, ingress, gateway, httpRoute },
    certificateAuthority: certificate?.authority,
    verification:
      args.verify === false
        ? undefined
        : verification(`${objectName}-verify`, { ...plan, route }, objects, { parent: opts.parent }),
  };
}

function certificateOf(
  plan: ExposurePlan | ServiceExposurePlan,
  args: ExposedAppArgs,
  opts: pulumi.CustomResourceOptions & { readonly parent: pulumi.Resource },
): AppCertificate | undefined {
  const { objectName: name, ingress, httpRoute } = plan;
  const tls = ingress?.tls ?? httpRoute?.tls;
  if (tls?.selfSigned !== true) return undefined;
  return makeCertificate(args.cluster, { name, tls, metadata: metadataOf(name, plan, args) }, opts);
}
