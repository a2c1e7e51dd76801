import {
  planExposure,
  planServiceExposure,
  type ExposurePlan,
  type ServiceExposurePlan,
  type Warn,
} from "@berth/topology";
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { deploymentArgs, serviceArgs, type Backend } from "./app-objects";
import { claimsOn, recordForApps } from "./apps-of-cluster";
import type { ExposedAppArgs, ExposedImageArgs } from "./exposed-app-args";
import { recreated } from "./recreated";
import { transformed } from "./transform";

/** What answers an app's requests. */
export interface Workload {
  /** Left out where the Service is there already. */
  readonly deployment?: k8s.apps.v1.Deployment;
  /** Left out where the Service is there already. */
  readonly service?: k8s.core.v1.Service;
  readonly backend: Backend;
}

/** An app as planned, with what makes its workload. */
export interface PlannedApp {
  readonly plan: ExposurePlan | ServiceExposurePlan;
  readonly makeWorkload: (opts: pulumi.CustomResourceOptions) => Workload;
}

/** Plans an app, of an image or of a Service that is there already. */
export function planAppOf(name: string, args: ExposedAppArgs, warn: Warn): PlannedApp {
  if (args.service !== undefined) {
    const { cluster, ...app } = args;
    const plan = planServiceExposure({ ...app, name }, recordForApps(cluster), claimsOn(cluster), warn);
    return { plan, makeWorkload: () => ({ backend: plan.backend }) };
  }
  const { cluster, ...app } = args;
  const plan = planExposure({ ...app, name }, recordForApps(cluster), claimsOn(cluster), warn);
  return { plan, makeWorkload: (opts) => makeWorkload(name, plan, args, opts) };
}

function makeWorkload(
  name: string,
  plan: ExposurePlan,
  args: ExposedImageArgs,
  opts: pulumi.CustomResourceOptions,
): Workload {
  const { transform = {} } = args;
  const deployment = new k8s.apps.v1.Deployment(
    ...transformed(transform.deployment, name, deploymentArgs(plan, args), {
      ...opts,
      ...(plan.pods.strategy.type === "Recreate" ? recreated : {}),
    }),
  );
  const service = new k8s.core.v1.Service(
    ...transformed(transform.service, name, serviceArgs(plan, args), {
      ...opts,
      // The API server gives out each NodePort once.
      deleteBeforeReplace: plan.service.type === "NodePort",
    }),
  );
  return {
    deployment,
    service,
    backend: { name: service.metadata.name, port: plan.service.ports[0].port },
  };
}
