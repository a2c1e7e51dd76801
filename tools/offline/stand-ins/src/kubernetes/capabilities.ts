import { ApiError } from "./api-error";
import type { Connection } from "./connection";
import { field, records, text } from "./object";

/** What a chart's templates can ask of the cluster, by the names that the chart's options have. */
export interface Capabilities {
  /** Such as `v1.36.3`. */
  readonly kube_version: string;
  /** Each API version, and each with each of its kinds: `apps/v1`, `apps/v1/Deployment`. */
  readonly api_versions: readonly string[];
}

/**
 * Asks a cluster what Helm asks of it.
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

/** An API that another server answers for, such as one of metrics, may be registered and down: it has no kinds then, as for Helm. */
function unavailable(thrown: unknown): unknown {
  if (thrown instanceof ApiError) return {};
  throw thrown;
}
