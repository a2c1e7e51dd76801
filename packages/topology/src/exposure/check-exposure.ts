import type { Finding } from "../errors/berth-error";
import { PortProtocol, type PortRecord } from "../record/port-record";
import { Exposure, exposuresToCome, isHttps, type ChosenExposure } from "./exposure";

/** Checks the exposure that a program asks for, whatever the port. */
export function checkAskedExposure(asked: string | undefined): Finding[] {
  if (asked === undefined || isOffered(asked)) return [];
  if (exposuresToCome.includes(asked)) return [notAvailable({ exposure: asked, reason: "it is asked for" })];
  return [
    {
      code: "EXPOSURE_INVALID",
      path: "exposure",
      value: asked,
      rule: "Berth knows no such exposure",
      remedy: "Use `ingress` or `hostPort`, or leave `exposure` out: then it follows from the port.",
    },
  ];
}

/** Checks that an exposure follows from the port that this release offers. */
export function checkInferredExposure(chosen: ChosenExposure): Finding[] {
  return isOffered(chosen.exposure) ? [] : [notAvailable(chosen)];
}

/** Whether this release offers an exposure. */
export function isOffered(exposure: string): exposure is Exposure {
  return exposure === Exposure.Ingress || exposure === Exposure.HostPort;
}

/** What keeps an Ingress controller from serving a port. */
export function checkIngressPort(port: PortRecord): Finding[] {
  const place = { path: "exposure", value: Exposure.Ingress };
  if (port.protocol !== PortProtocol.TCP) {
    return [
      {
        ...place,
        code: "EXPOSURE_NEEDS_TCP",
        rule: `an Ingress carries HTTP, and the protocol of port \`${port.name}\` is ${port.protocol}`,
        remedy: "Use the exposure `hostPort`, or a port mapping with the protocol TCP.",
      },
    ];
  }
  if (isHttps(port)) {
    return [
      {
        ...place,
        code: "TLS_NOT_AVAILABLE",
        rule: `port \`${port.name}\` is an HTTPS port, and Berth's Ingress controller serves plain HTTP only`,
        remedy:
          "Use the exposure `hostPort` with an app that speaks TLS itself, or a port mapping to containerPort 80.",
      },
    ];
  }
  return [];
}

function notAvailable({ exposure, reason }: ChosenExposure): Finding {
  return {
    code: "EXPOSURE_NOT_AVAILABLE",
    path: "exposure",
    value: exposure,
    rule: `this release does not offer it (${reason})`,
    remedy: "Set `exposure` to `ingress` (HTTP, shared by host and path) or `hostPort` (the whole port).",
  };
}
