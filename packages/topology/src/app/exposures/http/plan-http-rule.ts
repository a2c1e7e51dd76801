import { reachedByLocalhost } from "../../../model/listen-address";
import type { Finding } from "../../../findings/finding";
import type { HttpRule } from "../../../model/http-rule";
import type { PortRecord } from "../../../model/port-record";
import type { App } from "../../arguments/app-shape";

/** Decides an app's host and path: as given, or by default. */
export function planHttpRule(
  { name, host, path = "/" }: App,
  port: PortRecord,
  findings: Finding[],
): HttpRule {
  if (host === undefined && !reachedByLocalhost(port.listenAddress)) {
    findings.push({
      code: "HOST_MISSING",
      path: "host",
      omitted: true,
      rule: `the default \`${name}.localhost\` leads to loopback, and port \`${port.name}\` listens on ${port.listenAddress}`,
      remedy: `Set \`host\` to a name that leads to ${port.listenAddress}.`,
    });
  }
  // `/api/` and `/api` are the same prefix to Kubernetes, so they are made the same here: claims compare them.
  return { host: host ?? `${name}.localhost`, path: path === "/" ? path : path.replace(/\/$/, "") };
}
