import { given, type Finding } from "../../findings/finding";
import { portLabelPrefix } from "../../model/port-record";
import type { App } from "./app-shape";
import type { Exposure } from "../../model/exposure";
import { isPinned } from "../pods/pod-defaults";

/** Checks that a program's pod settings do not conflict with the placement that Berth determines. */
export function checkPod(app: App, exposure: Exposure): Finding[] {
  return [...checkPlacement(app, exposure), ...checkMetadata(app)];
}

function checkPlacement(app: App, exposure: Exposure): Finding[] {
  if (app.podSpec === undefined || !isPinned(app, exposure)) return [];
  const { nodeName, nodeSelector, affinity } = app.podSpec;
  const settings = { nodeName, nodeSelector, "affinity.nodeAffinity": affinity?.nodeAffinity };
  return Object.entries(settings)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ({
      code: "POD_PLACEMENT_DECIDED",
      path: `podSpec.${key}`,
      ...(typeof value === "string" ? { value } : {}),
      rule: `the \`${exposure}\` exposure already pins the pods to the node that carries port \`${app.port}\``,
      remedy: "Remove this setting, or move the port to the node that the pods should run on.",
    }));
}

function checkMetadata({ labels = {}, annotations = {} }: App): Finding[] {
  return [
    ...reserved("labels", Object.entries(labels), (key) => selectorKeys.includes(key)),
    ...reserved("annotations", Object.entries(annotations), (key) => key.startsWith(portLabelPrefix)),
    ...reserved("annotations", Object.entries(annotations), (key) => key === "pulumi.com/skipAwait", {
      rule: "it would also apply to the Deployment, and Pulumi would not wait until deleted pods have freed their ports",
      remedy: "Remove the key, or use `transform` to set it on the Service only.",
    }),
  ];
}

/** The labels that an app's Deployment and Services use to select the pods. */
const selectorKeys = ["app.kubernetes.io/name", "app.kubernetes.io/managed-by"];

function reserved(
  path: string,
  entries: readonly (readonly [string, unknown])[],
  isReserved: (key: string) => boolean,
  why: { readonly rule: string; readonly remedy: string } = {
    rule: "Berth reserves this key, and uses it to select or place the app's pods",
    remedy: "Remove the key, or use a different key.",
  },
): Finding[] {
  return entries
    .filter(([key]) => isReserved(key))
    .map(([key, value]) => ({
      code: "METADATA_RESERVED",
      path: `${path}["${key}"]`,
      ...given(value),
      ...why,
    }));
}
