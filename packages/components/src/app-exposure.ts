import type { Exposure, ExposurePlan, Route, ServiceExposurePlan } from "@berth/topology";
import type * as command from "@pulumi/command";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { makeCertificate, type AppCertificate } from "./app-certificate";
import { ingressArgs, metadataOf } from "./app-objects";
import { verification } from "./app-verification";
import type { Workload } from "./app-workload";
import type { ExposedAppArgs } from "./exposed-app-args";
import { httpRouteArgs } from "./gateway-objects";
import type { IngressController } from "./ingress-controller";
import { ingressControllerOf } from "./ingress-controller-of";
import { transformed } from "./transform";

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
  readonly route: Route;
  /** The Service behind it, which may serve other ways to the app too; not one that was there already. */
  readonly service: k8s.core.v1.Service | undefined;
  /** With the exposures `ingress` and `gateway` only, and not where another stack has made it. */
  readonly ingressController: IngressController | undefined;
  /** With the exposure `ingress` only. */
  readonly ingress: k8s.networking.v1.Ingress | undefined;
  /** The authority that has signed the certificate, in PEM; with a self-signed one only. */
  readonly certificateAuthority: pulumi.Output<string> | undefined;
  /** With the exposure `gateway` only. */
  readonly httpRoute: k8s.apiextensions.CustomResource | undefined;
  /** What has asked the app through its host port. Not with `verify: false`. */
  readonly verification: command.local.Command | undefined;
}

/** An app, as far as its exposures need to know it. */
interface App {
  readonly args: ExposedAppArgs;
  readonly workload: Workload;
  /** All ways to the app. */
  readonly plans: readonly (ExposurePlan | ServiceExposurePlan)[];
}

/**
 * Makes what leads to an app in one way: the Ingress or HTTPRoute with what they need, and the question that ends an `up`.
 *
 * @param opts - of each resource
 */
export function makeExposure(
  plan: ExposurePlan | ServiceExposurePlan,
  { args, workload, plans }: App,
  opts: pulumi.CustomResourceOptions & { readonly parent: pulumi.Resource },
): AppExposure {
  const { cluster, transform = {} } = args;
  const { port, url, exposure, reason, route, objectName } = plan;
  const { deployment, services } = workload;
  const service = services.get(plan.backend.name);
  const ingressController = ingressControllerOf(cluster, plan, plans);
  // The controller publishes the status of Ingresses and HTTPRoutes, which Pulumi waits for.
  const served = pulumi.mergeOptions(opts, { dependsOn: ingressController ?? [] });
  const certificate = certificateOf(plan, args, opts);
  const backend = { name: service?.metadata.name ?? plan.backend.name, port: plan.backend.port };
  const ingress =
    plan.ingress &&
    new k8s.networking.v1.Ingress(
      ...transformed(
        transform.ingress,
        objectName,
        ingressArgs(plan, plan.ingress, backend, args),
        pulumi.mergeOptions(served, { dependsOn: certificate?.secret ?? [] }),
      ),
    );
  const httpRoute =
    plan.httpRoute &&
    new k8s.apiextensions.CustomResource(
      ...transformed(
        transform.httpRoute,
        objectName,
        httpRouteArgs(plan, plan.httpRoute, args),
        // Traefik says that the route leads nowhere until the Service is there.
        pulumi.mergeOptions(served, { dependsOn: service ?? [] }),
      ),
    );
  const objects = [deployment, service, ingress, httpRoute];
  return {
    ...{ port: port.name, url, exposure, reason, route },
    ...{ service, ingressController, ingress, httpRoute },
    certificateAuthority: certificate?.authority,
    verification:
      args.verify === false
        ? undefined
        : verification(`${objectName}-verify`, plan, objects, { parent: opts.parent }),
  };
}

function certificateOf(
  plan: ExposurePlan | ServiceExposurePlan,
  args: ExposedAppArgs,
  opts: pulumi.CustomResourceOptions & { readonly parent: pulumi.Resource },
): AppCertificate | undefined {
  const { ingress, objectName: name } = plan;
  if (ingress?.tls?.selfSigned !== true) return undefined;
  const { host, tls } = ingress;
  return makeCertificate(args.cluster, { name, host, tls, metadata: metadataOf(name, plan, args) }, opts);
}
