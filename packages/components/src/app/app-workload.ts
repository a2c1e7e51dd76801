import {
  expectedService,
  planApp,
  planService,
  type AppPlan,
  type ClusterRecord,
  type ServiceExposuresPlan,
  type Warn,
} from "@kind-berth/topology";
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { deploymentArgs, serviceArgs } from "./app-objects";
import { claimsOn, recordForApps } from "../cluster/apps-of-cluster";
import type {
  ExposedAppArgs,
  ImageAppArgs,
  ImageAppWithExposuresArgs,
  ServiceNameArgs,
} from "./exposed-app-args";
import { nameOfResource, type Backend, type ServiceResourceArgs } from "./service-resource";
import { transformed } from "../transform";

/** The resources that receive an app's requests. */
export interface Workload {
  /** The app's Deployment. `undefined` if the app uses an existing Service. */
  readonly deployment?: k8s.apps.v1.Deployment;
  /** The Services for all exposures, by Service name. Empty if the app uses an existing Service. */
  readonly services: ReadonlyMap<string, k8s.core.v1.Service>;
  /** The existing Service. `undefined` if Berth creates the app's Services. */
  readonly existing?: Backend;
}

/** An app's plan, and the function that creates its workload. */
export interface PlannedApp {
  readonly plan: AppPlan | ServiceExposuresPlan;
  /** The existing Service, as an input for the component. `undefined` if Berth creates the app's Services. */
  readonly service?: Backend;
  readonly makeWorkload: (opts: pulumi.CustomResourceOptions) => Workload;
}

/** Plans an app that runs an image or uses an existing Service. */
export function planAppOf(name: string, args: ExposedAppArgs, warn: Warn): PlannedApp {
  if (args.service !== undefined) {
    const { cluster, ...app } = args;
    const record = recordForApps(cluster);
    const plan = planService({ ...app, name }, record, claimsOn(cluster), warn);
    const service = existingService(plan, args.service, record);
    return { plan, service, makeWorkload: () => ({ services: new Map(), existing: service }) };
  }
  const { cluster, ...app } = args;
  const plan = planApp({ ...app, name }, recordForApps(cluster), claimsOn(cluster), warn);
  return { plan, makeWorkload: (opts) => makeWorkload(plan, args, opts) };
}

/** An existing Service. Its name comes from the program's arguments or from the Service resource. */
function existingService(
  plan: ServiceExposuresPlan,
  { resource, port }: ServiceNameArgs | ServiceResourceArgs,
  record: ClusterRecord,
): Backend {
  const [{ backend }] = plan.exposures;
  return resource === undefined
    ? backend
    : { name: nameOfResource(resource, expectedService(plan, port, record)), port };
}

function makeWorkload(
  plan: AppPlan,
  args: ImageAppArgs | ImageAppWithExposuresArgs,
  opts: pulumi.CustomResourceOptions,
): Workload {
  const { transform = {} } = args;
  const deployment = new k8s.apps.v1.Deployment(
    ...transformed(transform.deployment, plan.name, deploymentArgs(plan, args), {
      ...opts,
      // The new pods need the port of the old pods. If a new name or namespace requires a replacement, Pulumi must delete the old
      // Deployment before it creates the new Deployment.
      deleteBeforeReplace: plan.pods.strategy.type === "Recreate",
    }),
  );
  const services = plan.services.map((service) => {
    const made = new k8s.core.v1.Service(
      ...transformed(transform.service, service.name, serviceArgs(plan, service, args), {
        ...opts,
        // Two Services cannot have the same NodePort, so Pulumi must delete the old Service before it creates the new Service.
        deleteBeforeReplace: service.type === "NodePort",
      }),
    );
    return [service.name, made] as const;
  });
  return { deployment, services: new Map(services) };
}
