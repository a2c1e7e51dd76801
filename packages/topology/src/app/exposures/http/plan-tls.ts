import type { Finding } from "../../../findings/finding";
import type { PortRecord } from "../../../model/port-record";
import { isDnsSubdomain } from "../../../model/dns-name";
import type { App } from "../../arguments/app-shape";
import { isHttps } from "../../../model/exposure";
import type { HttpRule } from "../../../model/http-rule";
import type { TlsPlan } from "../../app-plan";
import type { ResolvedExposure } from "../resolved-exposure";

/** The `tls` value that makes Berth create the certificate. */
const selfSigned = "self-signed";

/** Determines an app's certificate. Returns `undefined` for a plain HTTP port, which needs no certificate. */
export function planTls(
  { app: { tls }, objectName, port }: ResolvedExposure,
  { host }: HttpRule,
  findings: Finding[],
): TlsPlan | undefined {
  if (!isHttps(port)) {
    if (tls !== undefined) findings.push(needsHttpsPort(tls, port));
    return undefined;
  }
  if (tls === undefined || tls === selfSigned)
    return { host, secretName: `${objectName}-tls`, selfSigned: true };
  const given = typeof tls === "string" ? tls : tls.secretName;
  if (typeof tls === "string" || !isDnsSubdomain(given)) findings.push(invalid(tls));
  return { host, secretName: given, selfSigned: false };
}

function needsHttpsPort(tls: NonNullable<App["tls"]>, { name, containerPort }: PortRecord): Finding {
  return {
    code: "TLS_NEEDS_HTTPS_PORT",
    path: "tls",
    value: tls,
    rule: `port \`${name}\` forwards to container port ${containerPort}, on which the Ingress controller serves plain HTTP, not HTTPS`,
    remedy:
      "Use a port mapping with the name `https` or with a name that starts with `https-`, or remove `tls`.",
  };
}

function invalid(tls: NonNullable<App["tls"]>): Finding {
  return {
    code: "TLS_INVALID",
    path: "tls",
    value: tls,
    rule: 'it must be `"self-signed"` or `{ secretName }`, and the Secret name must be a DNS name in lower case',
    remedy: 'Use `"self-signed"`, or `{ secretName }` with the name of a Secret in the app\'s namespace.',
  };
}
