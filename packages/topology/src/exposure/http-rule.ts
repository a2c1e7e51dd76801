import { canonicalAddress, reachedByLocalhost } from "../cluster/listen-address";
import type { Finding } from "../errors/berth-error";
import type { PortRecord } from "../record/port-record";

/** The host and path by which the Ingress controller knows an app. */
export interface HttpRule {
  readonly host: string;
  readonly path: string;
}

const dnsName = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/;

/** Decides an app's host and path, or says what is wrong with those given. */
export function planHttpRule(
  name: string,
  given: { host?: string | undefined; path?: string | undefined },
  port: PortRecord,
  findings: Finding[],
): HttpRule {
  return { host: planHost(name, given.host, port, findings), path: planPath(given.path, findings) };
}

function planHost(name: string, host: string | undefined, port: PortRecord, findings: Finding[]): string {
  if (host === undefined) {
    if (!reachedByLocalhost(port.listenAddress)) {
      findings.push({
        code: "HOST_MISSING",
        path: "host",
        value: host,
        rule: `the default \`${name}.localhost\` leads to loopback, and port \`${port.name}\` listens on ${port.listenAddress}`,
        remedy: `Set \`host\` to a name that leads to ${port.listenAddress}.`,
      });
    }
    return `${name}.localhost`;
  }
  // Ingress hosts are names (RFC 3986 reg-name of DNS form); Kubernetes refuses addresses.
  if (!dnsName.test(host) || canonicalAddress(host) !== undefined) {
    findings.push({
      code: "HOST_INVALID",
      path: "host",
      value: host,
      rule: "it must be a DNS name in lower case, without scheme, port or wildcard",
      remedy: `Use a name such as \`${name}.localhost\`.`,
    });
  }
  return host;
}

/** `/api/` and `/api` are the same prefix to Kubernetes, so they are made the same here: claims compare them. */
function planPath(path: string | undefined, findings: Finding[]): string {
  if (path === undefined) return "/";
  if (!/^\/[^\s?#]*$/.test(path) || path.includes("//")) {
    findings.push({
      code: "PATH_INVALID",
      path: "path",
      value: path,
      rule: "it must begin with `/` and have no query, fragment, space or empty segment",
      remedy: "Use a path such as `/` or `/api`.",
    });
  }
  return path === "/" ? path : path.replace(/\/$/, "");
}
