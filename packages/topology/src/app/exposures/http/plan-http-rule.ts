import { reachedByLocalhost } from "../../../model/listen-address";
import type { Finding } from "../../../findings/finding";
import type { HttpRule } from "../../../model/http-rule";
import { listenAddresses, type PortRecord } from "../../../model/port-record";
import type { App } from "../../arguments/app-shape";

/** Determines an app's host and path from its arguments or the defaults. */
export function planHttpRule(
  { name, host, path = "/" }: App,
  port: PortRecord,
  findings: Finding[],
): HttpRule {
  if (host === undefined && !listenAddresses(port).some(reachedByLocalhost)) {
    findings.push({
      code: "HOST_MISSING",
      path: "host",
      omitted: true,
      rule: `the default host \`${name}.localhost\` resolves to the loopback address, but port \`${port.name}\` listens on ${listenAddresses(port).join(" and ")}`,
      remedy: `Set \`host\` to a name that resolves to ${port.listenAddress}.`,
    });
  }
  // Kubernetes treats `/api/` and `/api` as the same prefix. Berth compares the paths of claims as text, so it removes the trailing slash.
  return { host: host ?? `${name}.localhost`, path: path === "/" ? path : path.replace(/\/$/, "") };
}
