import type { Finding } from "../errors/berth-error";
import { PortProtocol, type PortRecord } from "../record/port-record";
import { Exposure, exposuresToCome, isHttps, type ChosenExposure } from "./exposure";

/**
 * Reads the chosen exposure, and says why where the port cannot be exposed so.
 *
 * @returns `undefined`, with a finding, where it is no exposure of this release
 */
export function readExposure(
  { exposure, reason }: ChosenExposure,
  port: PortRecord,
  findings: Finding[],
): Exposure | undefined {
  switch (exposure) {
    case Exposure.HostPort:
      return exposure;
    case Exposure.Ingress:
      findings.push(...checkIngress(port));
      return exposure;
    default:
      findings.push(refusal(exposure, reason));
      return undefined;
  }
}

/** What keeps an Ingress controller from serving a port. */
export function checkIngress(port: PortRecord): Finding[] {
  if (port.protocol !== PortProtocol.TCP) {
    return [
      {
        code: "EXPOSURE_NEEDS_TCP",
        path: "exposure",
        value: Exposure.Ingress,
        rule: `an Ingress carries HTTP, and the protocol of port \`${port.name}\` is ${port.protocol}`,
        remedy: "Use the exposure `hostPort`, or a port mapping with the protocol TCP.",
      },
    ];
  }
  if (isHttps(port)) {
    return [
      {
        code: "TLS_NOT_AVAILABLE",
        path: "exposure",
        value: Exposure.Ingress,
        rule: `port \`${port.name}\` is an HTTPS port, and Berth's Ingress controller serves plain HTTP only`,
        remedy:
          "Use the exposure `hostPort` with an app that speaks TLS itself, or a port mapping to containerPort 80.",
      },
    ];
  }
  return [];
}

function refusal(exposure: string, reason: string): Finding {
  const place = { path: "exposure", value: exposure };
  if (exposuresToCome.includes(exposure)) {
    return {
      ...place,
      code: "EXPOSURE_NOT_AVAILABLE",
      rule: `this release does not offer it (${reason})`,
      remedy: "Set `exposure` to `ingress` (HTTP, shared by host and path) or `hostPort` (the whole port).",
    };
  }
  return {
    ...place,
    code: "EXPOSURE_INVALID",
    rule: "Berth knows no such exposure",
    remedy: "Use `ingress` or `hostPort`, or leave `exposure` out: then it follows from the port.",
  };
}
