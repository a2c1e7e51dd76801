import { enumerate } from "../../findings/enumerate";
import { given, type Finding } from "../../findings/finding";
import type { CarriedPort } from "../../model/carried-port";
import type { ClusterRecord } from "../../model/cluster-record";
import { recommended } from "../../placement/usable-exposures";
import type { App } from "./app-shape";
import { everyExposure, Exposure, isExposure, type ChosenExposure } from "../../model/exposure";

/** If `exposure` is set, checks that its value is a supported exposure. This check does not depend on the port. */
export function checkAskedExposure(asked: string | undefined): Finding[] {
  if (asked === undefined || isExposure(asked)) return [];
  return [
    {
      code: "EXPOSURE_INVALID",
      path: "exposure",
      value: asked,
      rule: `it must be ${enumerate(everyExposure, "or")}`,
      remedy: "Use one of these values, or omit `exposure` to use the default exposure for the port.",
    },
  ];
}

/** The exposures that need no change to a Service or its pods. */
const ofExistingServices: readonly Exposure[] = [Exposure.Ingress, Exposure.Gateway, Exposure.NodePort];

/** Checks that an existing Service supports the exposure. Berth does not change an existing Service or its pods. */
export function checkBackend(
  { service, exposure: asked }: App,
  { exposure, reason }: ChosenExposure,
): Finding[] {
  if (service === undefined || ofExistingServices.includes(exposure)) return [];
  const needs =
    exposure === Exposure.HostPort
      ? "pods that bind a port on their node"
      : "a Service of another type, with its own port";
  const inferred =
    asked === undefined ? `Berth infers the \`${exposure}\` exposure, because ${reason}. ` : "";
  return [
    {
      code: "SERVICE_NOT_EXPOSABLE",
      path: "exposure",
      value: exposure,
      rule: `this exposure needs ${needs}, but Berth does not change an existing Service or its pods`,
      remedy:
        inferred +
        "Use an HTTP port with the `ingress` or `gateway` exposure. For a Service of type `NodePort`, use a port whose containerPort is its NodePort. Or omit `service`, and let Berth run the app's pods.",
    },
  ];
}

/** The arguments that have an effect only with some exposures. */
const usedBy = {
  host: [Exposure.Ingress, Exposure.Gateway],
  path: [Exposure.Ingress, Exposure.Gateway],
  tls: [Exposure.Ingress, Exposure.Gateway],
  ingressController: [Exposure.Ingress],
  nodePort: [Exposure.NodePort],
  externalTrafficPolicy: [Exposure.NodePort, Exposure.LoadBalancer],
} as const satisfies Partial<Record<keyof App, readonly Exposure[]>>;

/** Finds arguments that have no effect with the selected exposure. */
export function checkUnused(
  app: App,
  exposure: Exposure,
  carried: CarriedPort,
  record: ClusterRecord,
): Finding[] {
  return (Object.keys(usedBy) as (keyof typeof usedBy)[])
    .filter((key) => app[key] !== undefined && !(usedBy[key] as readonly Exposure[]).includes(exposure))
    .map((key) => ({
      code: "ARGUMENT_UNUSED",
      path: key,
      ...given(app[key]),
      rule: `it has no effect with the \`${exposure}\` exposure`,
      remedy: `Remove \`${key}\`${recommended(usedBy[key], carried, record, ", or use")}.`,
    }));
}
