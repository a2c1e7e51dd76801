import { canonicalAddress } from "../../model/listen-address";
import { hostName } from "../../model/dns-name";
import type { Finding } from "../../findings/finding";
import { checkAppProtocol } from "./app-protocol";
import type { App } from "./app-shape";
import { checkAskedExposure } from "./check-exposure";
import { checkReplicas } from "../../placement/check-replicas";
import { checkVerify } from "./verify-args";

/** The maximum length of a DNS label, in characters. */
const longestLabel = 63;
/** The syntax of Service names (RFC 1035). */
const serviceName = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
/** The syntax of namespace names (RFC 1123). */
const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Checks each of an app's arguments on its own, without considering the cluster. */
export function checkApp(app: App): Finding[] {
  return [
    checkName(app),
    checkNamespace(app),
    checkServiceName(app),
    checkContainerPort(app),
    checkReplicas(app),
    checkHost(app),
    checkPath(app),
    checkAppProtocol(app),
    checkAskedExposure(app.exposure),
    checkTrafficPolicy(app),
    checkStrategy(app),
    checkVerify(app.verify),
  ].flat();
}

function checkName({ name }: App): Finding[] {
  if (serviceName.test(name) && name.length <= longestLabel) return [];
  return [
    {
      code: "APP_NAME_INVALID",
      path: "name",
      value: name,
      rule: `it is also the name of a Service, so it must be a DNS label of at most ${longestLabel} characters that starts with a letter`,
      remedy: "Use lower-case letters, digits and `-`.",
    },
  ];
}

function checkNamespace({ namespace }: App): Finding[] {
  if (namespace === undefined || (label.test(namespace) && namespace.length <= longestLabel)) return [];
  return [
    {
      code: "NAMESPACE_INVALID",
      path: "namespace",
      value: namespace,
      rule: `it must be a DNS label of at most ${longestLabel} characters`,
      remedy: "Correct the name, or omit `namespace` to use `default`.",
    },
  ];
}

function checkServiceName({ service: { name, resource } = { port: 0 } }: App): Finding[] {
  if (name === undefined) return [];
  const found = { code: "SERVICE_NAME_INVALID" as const, path: "service.name", value: name };
  if (resource !== undefined) {
    const rule = "`service.resource` is also set, and the resource has its own name";
    return [{ ...found, rule, remedy: "Omit `service.name` or `service.resource`." }];
  }
  if (serviceName.test(name) && name.length <= longestLabel) return [];
  return [
    {
      ...found,
      rule: `it must be a DNS label of at most ${longestLabel} characters that starts with a letter`,
      remedy:
        "Use the name that `kubectl get services` prints, and set the argument `namespace` to the Service's namespace.",
    },
  ];
}

function checkContainerPort({ containerPort, service }: App): Finding[] {
  if (Number.isInteger(containerPort) && containerPort >= 1 && containerPort <= 65535) return [];
  return [
    {
      code: "PORT_NUMBER_INVALID",
      path: service === undefined ? "containerPort" : "service.port",
      value: containerPort,
      rule: "it must be a whole number from 1 to 65535",
      remedy: `Set the port that the ${service === undefined ? "app's container" : "Service"} listens on.`,
    },
  ];
}

function checkHost({ name, host }: App): Finding[] {
  const withoutWildcard = host?.replace(/^\*\./, "");
  // Kubernetes rejects IP addresses as Ingress hosts.
  if (host === undefined || withoutWildcard === undefined || isDnsName(withoutWildcard)) return [];
  return [
    {
      code: "HOST_INVALID",
      path: "host",
      value: host,
      rule: "it must be a DNS name in lower case, without a scheme or port. A wildcard name can start with `*.`",
      remedy: `Use a name such as \`${name}.localhost\`.`,
    },
  ];
}

function isDnsName(host: string): boolean {
  // Only a name that ends with a digit can be an IPv4 address. IPv6 addresses contain colons.
  return hostName.test(host) && !(/\d$/.test(host) && canonicalAddress(host) !== undefined);
}

function checkPath({ path = "/" }: App): Finding[] {
  if (/^\/[^\s?#]*$/.test(path) && !path.includes("//")) return [];
  return [
    {
      code: "PATH_INVALID",
      path: "path",
      value: path,
      rule: "it must start with `/`, and must not contain a query, fragment, space or empty segment",
      remedy: "Use a path such as `/` or `/api`.",
    },
  ];
}

function checkTrafficPolicy({ externalTrafficPolicy }: App): Finding[] {
  if (externalTrafficPolicy === undefined || ["Cluster", "Local"].includes(externalTrafficPolicy)) return [];
  return [
    {
      code: "TRAFFIC_POLICY_INVALID",
      path: "externalTrafficPolicy",
      value: externalTrafficPolicy,
      rule: "it must be `Cluster` or `Local`",
      remedy: "Use one of these values, or omit `externalTrafficPolicy` to use `Cluster`.",
    },
  ];
}

function checkStrategy({ strategy }: App): Finding[] {
  if (strategy === undefined || ["RollingUpdate", "Recreate"].includes(strategy)) return [];
  return [
    {
      code: "STRATEGY_INVALID",
      path: "strategy",
      value: strategy,
      rule: "it must be `RollingUpdate` or `Recreate`",
      remedy: "Use one of these values, or omit `strategy`. The default depends on the exposure.",
    },
  ];
}
