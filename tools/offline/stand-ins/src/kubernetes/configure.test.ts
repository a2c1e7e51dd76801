import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

import { credentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as rpc from "@pulumi/pulumi/proto/provider_pb";

import { fromStruct, toStruct } from "../protocol";
import { pluginPath, standIns } from "../stand-ins";

/** A kubeconfig for an unreachable cluster, because nothing listens on port 1. */
const UNREACHABLE = JSON.stringify({
  apiVersion: "v1",
  kind: "Config",
  clusters: [{ name: "c", cluster: { server: "https://127.0.0.1:1" } }],
  users: [{ name: "u", user: { token: "token" } }],
  contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
  "current-context": "x",
});

function call<Response>(
  send: (done: (failure: ServiceError | null, response: Response) => void) => unknown,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    send((failure, response) => {
      if (failure) reject(failure);
      else resolve(response);
    });
  });
}

describe("the kubernetes plugin", () => {
  let plugin: ChildProcessByStdio<null, Readable, null>;
  let client: ResourceProviderClient;

  beforeEach(async () => {
    plugin = spawn(pluginPath(standIns.kubernetes), [], { stdio: ["ignore", "pipe", "inherit"] });
    const [port] = (await once(createInterface(plugin.stdout), "line")) as [string];
    client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
  });
  afterEach(async () => {
    client.close();
    const ended = once(plugin, "exit");
    plugin.kill("SIGTERM");
    await ended;
  });

  it("reads its configuration from the variables and not from args, as the official provider does", async () => {
    const configure = new rpc.ConfigureRequest();
    configure.setArgs(toStruct({ kubeconfig: UNREACHABLE, namespace: "in-args" }));
    configure
      .getVariablesMap()
      .set("kubernetes:config:kubeconfig", UNREACHABLE)
      .set("kubernetes:config:namespace", "in-variables");
    await call<rpc.ConfigureResponse>((done) => client.configure(configure, done));

    const check = new rpc.CheckRequest();
    check.setUrn("urn:pulumi:s::p::kubernetes:core/v1:ConfigMap::config");
    check.setNews(toStruct({ apiVersion: "v1", kind: "ConfigMap" }));
    const response = await call<rpc.CheckResponse>((done) => client.check(check, done));
    expect(fromStruct(response.getInputs())).toMatchObject({ metadata: { namespace: "in-variables" } });
  });
});
