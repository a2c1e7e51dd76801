import type { Rule } from "./rule";

/** Rules for apps' names, namespaces and ports. */
export const appRules = {
  APP_NAME_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app name is not a DNS label (RFC 1035).",
    cause:
      "The app name becomes the name of a Service. A Service name has at most 63 lower-case letters, digits and `-`, and starts with a letter.",
    fix: "Use a valid Service name. If the app has several exposures, the app name and the port name together must have at most 63 characters.",
  },
  APP_NAME_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Two apps on a cluster have the same name, or would create objects with the same name.",
    cause:
      "Berth names an app's objects after the app. If an app has several exposures, object names for the second and later exposures also contain the port name, as in `web-http`.",
    fix: "Give each app a unique name.",
  },
  NAMESPACE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A namespace name is not a DNS label (RFC 1123).",
    cause: "A namespace name has at most 63 lower-case letters, digits and `-`.",
    fix: "Correct the name, or omit `namespace` to use `default`.",
  },
  PORT_UNKNOWN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app uses a port that the cluster does not have.",
    cause: "None of the cluster's port mappings has this name.",
    fix: "Use one of the names that the error message lists, or add a port mapping with this name to the cluster.",
  },
  PORT_NOT_CARRIED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The cluster record assigns a port to a node that is not in the record.",
    cause: "Berth did not write the record, or the record was changed later.",
    fix: "In the program that creates the record, assign the port to the correct node.",
  },
  PORT_UNCLAIMED: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "The cluster publishes a port that no app uses.",
    cause: "The port mapping occupies a host port, but no app is reachable through this port.",
    fix: "Expose an app through the port, or remove the port mapping.",
  },
  CLAIM_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "Two apps, or two exposures of one app, use the same port, or the same host and path on a shared port.",
    cause:
      "An app can use a whole port, or a host and path on an HTTP port. Different paths on the same host do not conflict. An exact host and a wildcard host do not conflict either.",
    fix: "Use a different host, path or port for one of the two exposures.",
  },
} as const satisfies Record<string, Rule>;
