import { text, type KubernetesObject } from "../object";
import type { Awaiter } from "./awaiter";
import { DaemonSetAwaiter } from "./daemon-set";
import { DeploymentAwaiter } from "./deployment";
import { IngressAwaiter } from "./ingress";
import { JobAwaiter } from "./job";
import { PodAwaiter } from "./pod";
import { ServiceAwaiter } from "./service";
import { SIMPLE_RULES, SimpleAwaiter } from "./simple";
import { StatefulSetAwaiter } from "./stateful-set";

/**
 * The functions that create awaiters, by `apiVersion/kind`. If `atRest` is true, an awaiter assumes that conditions have already settled.
 */
const AWAITERS: Readonly<Record<string, (object: KubernetesObject, atRest: boolean) => Awaiter>> = {
  "apps/v1/DaemonSet": (object) => new DaemonSetAwaiter(object),
  "apps/v1/Deployment": (object, atRest) => new DeploymentAwaiter(object, atRest),
  "apps/v1/StatefulSet": (object) => new StatefulSetAwaiter(object),
  "batch/v1/Job": (object) => new JobAwaiter(object),
  "networking.k8s.io/v1/Ingress": (object, atRest) => new IngressAwaiter(object, atRest),
  "v1/Pod": (object) => new PodAwaiter(object),
  "v1/Service": (object, atRest) => new ServiceAwaiter(object, atRest),
};

/**
 * Returns the awaiter for an object that was just written, or `undefined` if objects with this `kind` are ready immediately.
 *
 * @param isNew - `true` if the object was created, `false` if it was changed
 */
export function awaiterOf(written: KubernetesObject, isNew: boolean): Awaiter | undefined {
  const kind = key(written);
  const rule = SIMPLE_RULES[kind];
  return rule === undefined ? AWAITERS[kind]?.(written, false) : new SimpleAwaiter(written, rule, isNew);
}

/** Returns the awaiter for an object that is being read, or `undefined` if reads do not check readiness for this `kind`. */
export function awaiterAtRest(live: KubernetesObject): Awaiter | undefined {
  return AWAITERS[key(live)]?.(live, true);
}

function key(object: KubernetesObject): string {
  return `${text(object, "apiVersion")}/${text(object, "kind")}`;
}
