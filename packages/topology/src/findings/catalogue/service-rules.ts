import type { Rule } from "./rule";

/** Rules for apps that expose an existing Service. */
export const serviceRules = {
  SERVICE_NAME_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "`service.name` is not a valid Service name, or is set together with `service.resource`.",
    cause:
      "A Service name is a DNS label (RFC 1035) without the namespace. If `service.resource` is set, Berth uses the name of that resource.",
    fix: "Use the name that `kubectl get services` prints, and set the argument `namespace`. Or set only `service.resource`.",
  },
  SERVICE_RESOURCE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "`service.resource` is not a Service, is in another namespace, does not have the port, or has the wrong type.",
    cause:
      "An Ingress and its Service must be in the same namespace. The `nodePort` exposure needs a Service of type `NodePort` or `LoadBalancer`. Berth checks the resource as soon as its values are known, during `pulumi preview` or `pulumi up`.",
    fix: "Pass the Service itself, set `namespace` to its namespace, and use one of its ports. Or set `service.name` instead.",
  },
  SERVICE_NOT_EXPOSABLE: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The exposure of an app does not support existing Services.",
    cause:
      "The exposure requires changes to the pods or to the Service. Berth does not change existing objects.",
    fix: "Use an HTTP port with the `ingress` or `gateway` exposure. For a Service of type `NodePort`, use a port whose `containerPort` is its NodePort.",
  },
} as const satisfies Record<string, Rule>;
