import { parse } from "yaml";
import type { PublishedPort } from "./kind";

/** An edge container's configuration. */
export interface EdgeContainer {
  /** The port that the container engine publishes on the host, and the container port to which this port forwards. */
  readonly published: Omit<PublishedPort, "container">;
  /** Traefik's configuration files, by path. */
  readonly files: Readonly<Record<string, string>>;
}

interface Configuration {
  readonly entryPoints: Readonly<Record<string, { readonly address: string }>>;
  readonly providers: { readonly file: { readonly filename: string } };
}
interface Routes {
  readonly routers: Readonly<
    Record<
      string,
      { readonly entryPoints: readonly string[]; readonly rule?: string; readonly service: string }
    >
  >;
  readonly services: Readonly<
    Record<string, { readonly loadBalancer: { readonly servers: readonly { readonly address: string }[] } }>
  >;
}

/**
 * Returns the destinations of an edge container's host port, according to the container's Traefik configuration. The configuration must
 * contain the entry point for the published port, this entry point's catch-all router, and this router's service. If one of them is
 * missing, the result is empty.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/install-configuration/providers/others/file/
 */
export function forwarded({ published, files }: EdgeContainer): PublishedPort[] {
  const { entryPoints, providers } = parse(files["/etc/traefik/traefik.yaml"] ?? "") as Configuration;
  const protocol = published.protocol.toLowerCase();
  const listening = Object.keys(entryPoints).filter(
    (entryPoint) => entryPoints[entryPoint]?.address === `:${published.containerPort}/${protocol}`,
  );
  const dynamic = parse(files[providers.file.filename] ?? "") as Readonly<Record<string, Routes | undefined>>;
  const { routers = {}, services = {} } = dynamic[protocol] ?? {};
  const servers = Object.values(routers)
    .filter((router) => router.entryPoints.some((entryPoint) => listening.includes(entryPoint)))
    .filter(({ rule }) => (protocol === "tcp" ? rule === "HostSNI(`*`)" : rule === undefined))
    .flatMap(({ service }) => services[service]?.loadBalancer.servers ?? []);
  return servers.map(({ address }) => {
    const [container = "", port] = address.split(":");
    return { ...published, container, containerPort: Number(port) };
  });
}
