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

/** One way to an app: what was decided, and what was made for it. */
export interface AppExposure {
  /** The name of the cluster's port that leads to the app. */
  readonly port: string;
  /** Where the app is reached from the host by this way. */
  readonly url: string;
  /** How the app is reached. */
  readonly exposure: Exposure;
  /** Why it is reached so. */
  readonly reason: string;
  /** The hops from host port to pod, as expected from the plan. */
  readonly route: pulumi.Output<Route>;
  /** The Service behind it, which may serve other ways to the app too; not one that was there already. */
  readonly service: k8s.core.v1.Service | undefined;
  /** With the exposures `ingress` and `gateway` only, and not where another stack has made it. */
  readonly ingressController: IngressController | undefined;
  /** With the exposure `ingress` only. */
  readonly ingress: k8s.networking.v1.Ingress | undefined;
  /** The authority that has signed the certificate, in PEM; with a self-signed one only. */
  readonly certificateAuthority: pulumi.Output<string> | undefined;
  /** The app's own Gateway; with the exposure `gateway` on an HTTPS port only. */
  readonly gateway: k8s.apiextensions.CustomResource | undefined;
  /** With the exposure `gateway` only. */
  readonly httpRoute: k8s.apiextensions.CustomResource | undefined;
  /** What has asked the app through its host port. Not with `verify: false`. */
  readonly verification: command.local.Command | undefined;
}

/** An app, as far as its exposures need to know it. */
interface App {
  readonly args: ExposedAppArgs;
  readonly workload: Workload;
}

/**
 * Makes what leads to an app in one way: the Ingress or HTTPRoute with what they need, and the question that ends an `up`.
 *
 * @param opts - of each resource
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
