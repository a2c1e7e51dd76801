import type { Rule } from "./rule";

/** Rules for Ingress controllers. */
export const controllerRules = {
  GATEWAY_NOT_SERVED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app uses the `gateway` exposure on a port whose Ingress controller serves only Ingresses.",
    cause:
      "Another stack, or an app earlier in the program, created the controller without Gateway API support. Traefik reads this setting only when it starts.",
    fix: "In the program, declare the app with the `gateway` exposure before the other apps. Alternatively, create the controller with `gateway: true` before any app.",
  },
  INGRESS_CONTROLLER_ARG_SETTLED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The `args` of an Ingress controller contain a flag that Berth sets itself.",
    cause:
      "Berth sets the flags for listen addresses, Ingresses, the Ingress status and metrics. Berth also keeps the Traefik API and dashboard disabled.",
    fix: "Remove the flag. If the error message names an argument that replaces the flag, use that argument.",
    source: {
      name: "Traefik",
      url: "https://doc.traefik.io/traefik/v3.6/reference/install-configuration/configuration-options/",
    },
  },
  INGRESS_CONTROLLER_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Two Ingress controllers would serve the same port.",
    cause:
      "The program or another stack already has a controller for the port. Or two apps on the port use different controllers, such as your own and Berth's. Two controllers cannot bind the same port on a node.",
    fix: "Remove one of the controllers, or use a separate port for each controller. Apps with the `ingress` exposure use Berth's controller by default.",
  },
  INGRESS_CONTROLLER_ON_OTHER_NODE: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Your own Ingress controller does not run on the node that carries the app's port.",
    cause: "The host port routes to a node on which no controller listens.",
    fix: "Move the port mapping to the controller's node, or move the controller to the port's node. If you omit `ingressController`, Berth runs a controller on the port's node.",
  },
  INGRESS_CLASS_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An IngressClass name is not a lower-case DNS name (RFC 1123).",
    cause: "Kubernetes rejects any other IngressClass name.",
    fix: "Use the name that `kubectl get ingressclasses` shows.",
  },
} as const satisfies Record<string, Rule>;
