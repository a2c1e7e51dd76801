import type { Backend, Deployment, Objects } from "./kubernetes-objects";

/** The parts of an HTTP request that affect routing. */
export interface HttpRequest {
  readonly host: string;
  readonly path: string;
}

interface Router {
  readonly host: RegExp;
  readonly path: string;
  readonly priority: number;
  readonly backend: Backend;
}

/**
 * Returns the backends to which Traefik may send a request. They belong to the matching rules with the highest priority. If several rules
 * have this priority, Traefik may choose any of their backends. If Traefik responds with 404, the result is empty.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/http/routing/rules-and-priority/
 */
export function routed(
  { host, path }: HttpRequest,
  { serves }: Deployment,
  { ingresses, httpRoutes }: Objects,
): Backend[] {
  const routers = [
    ...ingresses
      .filter(({ ingressClassName }) => ingressClassName === serves?.ingressClassName)
      .map(ofIngress),
    ...httpRoutes
      .filter(({ gatewayClassName }) => gatewayClassName === serves?.gatewayClassName)
      .map(ofHTTPRoute),
  ];
  const matching = routers.filter((router) => router.host.test(host) && isUnder(router.path, path));
  const highest = Math.max(...matching.map(({ priority }) => priority));
  return matching.filter(({ priority }) => priority === highest).map(({ backend }) => backend);
}

/**
 * Returns a router as Traefik's Ingress provider creates it. A wildcard matches exactly one DNS label. Unless an annotation sets the
 * priority, the priority is the length of the rule text.
 */
function ofIngress({ annotations, host, path: written, backend }: Objects["ingresses"][number]): Router {
  const path = trimmed(written);
  const wildcard = host.startsWith("*.");
  const rest = quoted(host.slice(2));
  const pattern = wildcard ? `^[a-zA-Z0-9-]+\\.${rest}$` : `^${quoted(host)}$`;
  const hostRule = wildcard ? `HostRegexp(\`${pattern}\`)` : `Host(\`${host}\`)`;
  const pathRule = path === "/" ? "PathPrefix(`/`)" : `(Path(\`${path}\`) || PathPrefix(\`${path}/\`))`;
  const annotated = annotations["traefik.ingress.kubernetes.io/router.priority"];
  const priority = annotated === undefined ? `${hostRule} && ${pathRule}`.length : Number(annotated);
  return { host: new RegExp(pattern), path, priority, backend };
}

/**
 * Returns a router as Traefik's Gateway API provider creates it. A wildcard matches one or more DNS labels. The longest path has the
 * highest priority, regardless of the host.
 */
function ofHTTPRoute({ hostname, path: written, backend }: Objects["httpRoutes"][number]): Router {
  const path = trimmed(written);
  const wildcard = hostname.startsWith("*.");
  const pattern = wildcard ? `^[a-z0-9-.]+\\.${quoted(hostname.slice(2))}$` : `^${quoted(hostname)}$`;
  const ofPath = path === "/" ? 1 : 10_000 + written.length * 100;
  return { host: new RegExp(pattern), path, priority: ofPath + hostname.length + 1, backend };
}

/** Removes a slash at the end of a path prefix, because this slash has no effect. */
function trimmed(path: string): string {
  return path === "/" ? path : path.replace(/\/$/, "");
}

/** Whether a path prefix matches a path. As for the Kubernetes path type `Prefix`, whole path segments must match. */
function isUnder(prefix: string, path: string): boolean {
  return prefix === "/" || path === prefix || path.startsWith(`${prefix}/`);
}

function quoted(host: string): string {
  return host.replaceAll(".", "\\.");
}
