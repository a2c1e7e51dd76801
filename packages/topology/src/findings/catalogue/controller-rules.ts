import type { Rule } from "./rule";

/** Rules for Ingress controllers. */
export const controllerRules = {
  GATEWAY_NOT_SERVED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app uses `gateway` on a port whose Ingress controller serves only Ingresses.",
    cause:
      "Another stack, or an app earlier in the program, created the controller without support for Gateway API. Traefik reads this setting only when it starts.",
    fix: "Declare the app with the exposure `gateway` first. Or create the controller before all apps, with `gateway: true`.",
  },
  INGRESS_CONTROLLER_ARG_SETTLED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "`args` of an Ingress controller contains a flag that Berth sets itself.",
    cause:
      "Berth sets the flags for the listen addresses, the Ingresses, the Ingress status and the metrics. Berth keeps the Traefik API and dashboard disabled.",
    fix: "Remove the flag. If the error names an argument for it, use that argument.",
    source: {
      name: "Traefik",
      url: "https://doc.traefik.io/traefik/v3.6/reference/install-configuration/configuration-options/",
    },
  },
  INGRESS_CONTROLLER_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A port would have two Ingress controllers.",
    cause:
      "The program or another stack already has a controller for the port. Or one app of the port uses your own controller and another app does not. Two controllers cannot bind one port of a node.",
    fix: "Remove one of the controllers, or use a separate port for each controller. Apps with the exposure `ingress` use Berth's controller by default.",
  },
  INGRESS_CONTROLLER_ON_OTHER_NODE: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Your own Ingress controller does not run on the node that carries the port of the app.",
    cause: "The host port routes to a node on which nothing listens.",
    fix: "Move the port mapping to the node of the controller, or move the controller. If you omit `ingressController`, Berth runs a controller on the node that carries the port.",
  },
  INGRESS_CLASS_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The name of an IngressClass is not a DNS name (RFC 1123) in lower case.",
    cause: "Kubernetes rejects other names.",
    fix: "Use the name that `kubectl get ingressclasses` shows.",
  },
} as const satisfies Record<string, Rule>;
