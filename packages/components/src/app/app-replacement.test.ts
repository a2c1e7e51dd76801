import type * as pulumi from "@pulumi/pulumi";
import { ExposedApp } from "./exposed-app";
import { demoCluster } from "../../test/fixtures/apps-on-demo";
import { registered } from "../../test/fixtures/mocked-program";

interface Change {
  readonly port: string;
  readonly exposure?: "hostPort";
  readonly namespace?: string;
  readonly aliases?: pulumi.ComponentResourceOptions["aliases"];
}

/** Returns the objects that Pulumi deletes before it creates their replacements. */
async function deletedFirst({ aliases = [], ...args }: Change): Promise<string[]> {
  const resources = await registered(() => {
    const image = { image: "hashicorp/http-echo:1.0.0", containerPort: 5678 };
    new ExposedApp("web", { cluster: demoCluster(), ...image, ...args }, { aliases });
  });
  return resources
    .filter(({ type, name }) => type.startsWith("kubernetes:") && name === "web")
    .filter(({ options }) => options?.deleteBeforeReplace === true)
    .map(({ type, name }) => `${type.split(":").at(-1) ?? ""} ${name}`);
}

it.each<[string, Change, string]>([
  [
    "a Deployment with a hostPort, in another namespace",
    { port: "admin", exposure: "hostPort", namespace: "shop" },
    "Deployment web",
  ],
  [
    "a renamed Deployment with a hostPort",
    { port: "admin", exposure: "hostPort", aliases: [{ name: "site" }] },
    "Deployment web",
  ],
  ["a Service with a nodePort, in another namespace", { port: "node", namespace: "shop" }, "Service web"],
  ["a renamed Service with a nodePort", { port: "node", aliases: [{ name: "site" }] }, "Service web"],
])("frees the port before it creates %s", async (_, change, expected) => {
  expect(await deletedFirst(change)).toEqual([expected]);
});

it.each<[string, Change]>([
  ["an Ingress", { port: "http" }],
  ["an Ingress in another namespace", { port: "http", namespace: "shop" }],
])("creates the new objects first for an app with %s, which holds no port", async (_, change) => {
  expect(await deletedFirst(change)).toEqual([]);
});
