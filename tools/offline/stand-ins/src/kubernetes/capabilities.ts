import { ApiError } from "./api-error";
import type { Connection } from "./connection";
import { field, records, text } from "./object";

/** The cluster information that chart templates can read. Each property has the name of the corresponding chart option. */
export interface Capabilities {
  /** The Kubernetes version, such as `v1.36.3`. */
  readonly kube_version: string;
  /** All API versions, such as `apps/v1`, and all combinations of API version and `kind`, such as `apps/v1/Deployment`. */
  readonly api_versions: readonly string[];
}

/**
 * Reads the same cluster information as Helm.
 *
 * @see https://helm.sh/docs/chart_template_guide/builtin_objects/
 */
export async function capabilitiesOf(connection: Connection, signal: AbortSignal): Promise<Capabilities> {
  const ask = (path: string) => connection.json({ method: "GET", path, signal });
  const [version, core, groups] = await Promise.all([ask("/version"), ask("/api"), ask("/apis")]);
  const versions = [
    ...coreVersions(core).map((name) => ({ name, path: `/api/${name}` })),
    ...records(groups, "groups")
      .flatMap((group) => records(group, "versions"))
      .map((each) => text(each, "groupVersion"))
      .map((name) => ({ name, path: `/apis/${name}` })),
  ];
  const kinds = await Promise.all(
    versions.map(async ({ name, path }) =>
      records(await ask(path).catch(unavailable), "resources").map(
        (resource) => `${name}/${text(resource, "kind")}`,
      ),
    ),
  );
  return {
    kube_version: text(version, "gitVersion"),
    api_versions: [...new Set([...versions.map(({ name }) => name), ...kinds.flat()])],
  };
}

function coreVersions(core: unknown): string[] {
  const versions = field(core, "versions");
  return Array.isArray(versions) ? versions.filter((name) => typeof name === "string") : [];
}

/** Handles an aggregated API whose server is down, such as the metrics API. As in Helm, such an API counts as an API without kinds. */
function unavailable(thrown: unknown): unknown {
  if (thrown instanceof ApiError) return {};
  throw thrown;
}
