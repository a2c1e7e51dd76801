import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type PictureInput } from "@kind-berth/diagram";
import {
  planApps,
  planService,
  type AppExposuresArgs,
  type AppPlacementArgs,
  type ClusterRecord,
  type NamedAppArgs,
  type NamedServiceArgs,
  type ServiceExposuresArgs,
  type ServicePlacementArgs,
} from "@kind-berth/topology";
import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";

/** The Pulumi.yaml fields that this module reads. */
interface ProjectFile {
  readonly name: string;
  readonly config: Readonly<Record<string, { readonly default: string | number }>>;
}

/** The inputs to an ExposedApp: its arguments and the cluster record. */
type AppInputs = (AppPlacementArgs | AppExposuresArgs | ServicePlacementArgs | ServiceExposuresArgs) & {
  readonly cluster: ClusterRecord;
};

/** Whether the app exposes an existing Service. */
function isOfService(app: NamedAppArgs | NamedServiceArgs): app is NamedServiceArgs {
  return "service" in app;
}

/**
 * Runs an example with its default configuration against Pulumi's mocks. Returns the cluster and the apps that the example declares.
 *
 * @param folder - the example's folder, which contains Pulumi.yaml and index.ts.
 * @throws Error if the example does not declare an app.
 */
export async function pictureOfExample(folder: string): Promise<PictureInput> {
  const project = parse(readFileSync(join(folder, "Pulumi.yaml"), "utf8")) as ProjectFile;
  const config = Object.entries(project.config).map(([key, value]) => [
    `${project.name}:${key}`,
    String(value.default),
  ]);
  const apps: { readonly cluster: ClusterRecord; readonly app: NamedAppArgs | NamedServiceArgs }[] = [];
  pulumi.runtime.setAllConfig(Object.fromEntries(config) as Record<string, string>);
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, id }) => {
        if (type === "berth:index:ExposedApp") {
          const { cluster, ...args } = inputs as AppInputs;
          apps.push({ cluster, app: { ...args, name } });
        }
        return { id, state: inputs as object };
      },
      call: () => ({}),
    },
    project.name,
    "dev",
    true,
  );
  try {
    await import(join(folder, "index.ts"));
  } finally {
    // Wait for all pending resource registrations.
    await pulumi.runtime.disconnect();
  }
  const [first] = apps;
  if (first === undefined) throw new Error(`${folder} declares no app`);
  const { cluster } = first;
  const all = apps.map(({ app }) => app);
  const exposures = planApps(
    cluster,
    all.filter((app): app is NamedAppArgs => !isOfService(app)),
  );
  const claims = exposures.map(({ claim }) => claim);
  const ofServices = all.filter(isOfService).flatMap((app) => planService(app, cluster, claims).exposures);
  return { cluster, exposures: [...exposures, ...ofServices] };
}
