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
import type { AppCluster } from "../cluster/app-cluster";
import type { IngressController } from "../ingress-controller/ingress-controller";
import { ingressControllerOf } from "../ingress-controller/ingress-controller-of";

/** One of an app's exposures, with its settings and the resources that Berth created for it. */
export interface AppExposure {
  /** The name of the port mapping that routes to the app. */
  readonly port: string;
  /** The URL that clients on the host use to reach the app through this port. */
  readonly url: string;
  /** The exposure type, such as `ingress`. */
  readonly exposure: Exposure;
  /** Why Berth selected this exposure. */
  readonly reason: string;
  /** The planned route of a request, as hops from the host port to the pod. */
  readonly route: pulumi.Output<Route>;
  /**
   * The Service that receives requests for this exposure. Several exposures can share one Service. `undefined` if the app uses an existing
   * Service.
   */
  readonly service: k8s.core.v1.Service | undefined;
  /**
   * The port's Ingress controller. Set only for the `ingress` and `gateway` exposures. `undefined` if another stack created the controller.
   */
  readonly ingressController: IngressController | undefined;
  /** The app's Ingress. Set only for the `ingress` exposure. */
  readonly ingress: k8s.networking.v1.Ingress | undefined;
  /** The certificate authority that signed the app's certificate, in PEM format. Set only if the app's certificate is self-signed. */
  readonly certificateAuthority: pulumi.Output<string> | undefined;
  /** The app's own Gateway. Set only for the `gateway` exposure on an HTTPS port. */
  readonly gateway: k8s.apiextensions.CustomResource | undefined;
  /** The app's HTTPRoute. Set only for the `gateway` exposure. */
  readonly httpRoute: k8s.apiextensions.CustomResource | undefined;
  /** The health check that reaches the app through its host port. `undefined` if `verify` is `false`. */
  readonly verification: command.local.Command | undefined;
}

/** The app properties that the exposures use. */
interface App {
  readonly args: ExposedAppArgs;
  readonly workload: Workload;
}

/**
 * Creates the resources of one exposure: the Ingress or HTTPRoute, the objects that it requires, and the health check at the end of `pulumi
 * up`.
 *
 * @param opts - the Pulumi options for each resource
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
  const created = [deployment, service, ingress, gateway, httpRoute];
  const objects = [deployment, service ?? args.service?.resource, ingress, gateway, httpRoute];
  return {
    ...{ port: port.name, url, exposure, reason, route },
    ...{ service, ingressController, ingress, gateway, httpRoute },
    certificateAuthority: certificate?.authority,
    verification:
      args.verify === false
        ? undefined
        : verification(`${objectName}-verify`, { ...plan, route, verify: args.verify }, objects, {
            parent: opts.parent,
            ...neededByCheck(ingressController, created, args.cluster, opts),
          }),
  };
}

/** Returns the resources that a health check needs, apart from the app's objects. */
function neededByCheck(
  ingressController: IngressController | undefined,
  created: readonly (pulumi.Resource | undefined)[],
  cluster: AppCluster,
  { dependsOn = [] }: pulumi.CustomResourceOptions,
): Pick<pulumi.CustomResourceOptions, "dependsOn"> {
  // Pulumi limits the number of resources that it creates at the same time. Without this dependency, health checks could use up this limit
  // while they wait for a controller that Pulumi has not created yet.
  if (ingressController !== undefined) return { dependsOn: ingressController };
  // If Berth creates no object, the health check itself must wait for the cluster and for the program's `dependsOn`.
  const isAlone = created.every((resource) => resource === undefined);
  return isAlone ? pulumi.mergeOptions({ dependsOn }, { dependsOn: cluster.provider }) : { dependsOn: [] };
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
