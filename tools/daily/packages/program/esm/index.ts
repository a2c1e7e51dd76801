// Runs against Pulumi's mocks, as in a preview. The program uses every package and prints the resources that the components registered.
import { ExposedApp, KindCluster } from "@kind-berth/components";
import { diagram } from "@kind-berth/diagram";
import { planCluster } from "@kind-berth/topology";
import * as pulumi from "@pulumi/pulumi";

const types: string[] = [];

async function main(): Promise<void> {
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, inputs }) => {
        types.push(type);
        return { id: undefined, state: inputs as Record<string, unknown> };
      },
      call: () => ({}),
    },
    "outside",
    "dev",
    true,
  );
  const args = {
    nodes: [{ role: "control-plane" as const }, { role: "worker" as const }],
    portMappings: [{ name: "http", hostPort: 8080, containerPort: 80, node: "worker" }],
  };
  const cluster = new KindCluster("demo", args);
  new ExposedApp("web", { cluster, port: "http", image: "hashicorp/http-echo:1.0.0", containerPort: 8080 });
  await pulumi.runtime.disconnect();
  const plan = planCluster({ name: "demo", ...args });
  console.log(JSON.stringify({ types: types.sort(), diagram: typeof diagram, node: plan.ports[0]?.node }));
}

void main();
