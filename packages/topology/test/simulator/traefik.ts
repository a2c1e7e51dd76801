import type { Backend, Deployment, Objects } from "./kubernetes-objects";

/** An HTTP request, as far as routing goes. */
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
 * Where Traefik sends a request: the backends of the rules with the highest priority among those that match. Several where
 * priorities are equal, since nothing says which it takes; none for a 404.
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

/** The Ingress provider: a wildcard is one label; unless annotated, priority is the length of the rule as it is written. */
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

/** The Gateway API provider: a wildcard is one label or more; the longest path goes first, whatever the host. */
function ofHTTPRoute({ hostname, path: written, backend }: Objects["httpRoutes"][number]): Router {
  const path = trimmed(written);
  const wildcard = hostname.startsWith("*.");
  const pattern = wildcard ? `^[a-z0-9-.]+\\.${quoted(hostname.slice(2))}$` : `^${quoted(hostname)}$`;
  const ofPath = path === "/" ? 1 : 10_000 + written.length * 100;
  return { host: new RegExp(pattern), path, priority: ofPath + hostname.length + 1, backend };
}

/** A slash at the end of a prefix means nothing. */
function trimmed(path: string): string {
  return path === "/" ? path : path.replace(/\/$/, "");
}

/** Kubernetes' `Prefix`: by whole segments. */
function isUnder(prefix: string, path: string): boolean {
  return prefix === "/" || path === prefix || path.startsWith(`${prefix}/`);
}

function quoted(host: string): string {
  return host.replaceAll(".", "\\.");
}
