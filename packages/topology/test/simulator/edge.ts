import { parse } from "yaml";
import type { PublishedPort } from "./kind";

/** What a proxy container is made with. */
export interface EdgeContainer {
  /** The port on the host that the engine publishes for it, and the port in it that this leads to. */
  readonly published: Omit<PublishedPort, "container">;
  /** Traefik's configuration by path. */
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
 * Where a proxy container sends what comes in by the host port, as Traefik reads its configuration: through the entry point that
 * listens on the published port, the router of that entry point which takes whatever comes, and its service. Nothing where one of
 * these is missing.
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
