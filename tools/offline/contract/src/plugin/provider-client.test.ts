import { status } from "@grpc/grpc-js";
import { EngineLog, Secret } from "@kind-berth-tools/stand-ins/protocol";

import {
  startOfficialProvider,
  type OfficialProvider,
  type OfficialProviderOptions,
} from "../fakes/official-provider";
import { writePluginProgram, type PluginProgram } from "../fakes/plugin-program";
import { isRunning } from "../stack/observe";
import { PLUGIN_LIMITS } from "./plugin-process";
import { ProviderClient } from "./provider-client";

const VARIABLE = "BERTH_CONTRACT_PLUGIN_KUBERNETES";
const CONFIG_MAP = { type: "kubernetes:core/v1:ConfigMap", name: "config" };

describe("ProviderClient with an official provider", () => {
  const before = process.env[VARIABLE];
  let server: OfficialProvider;
  let program: PluginProgram;
  let client: ProviderClient | undefined;

  /** Starts the server, and writes a plugin executable that prints the server's port. */
  async function serve(options?: OfficialProviderOptions): Promise<void> {
    server = await startOfficialProvider(options);
    program = writePluginProgram(`echo 'glog: ready' >&2; echo ${server.port}; exec sleep 3600`);
    process.env[VARIABLE] = program.path;
  }
  const start = async (limits = PLUGIN_LIMITS) =>
    (client = await ProviderClient.start("kubernetes", {}, limits));

  afterEach(async () => {
    await client?.stop();
    client = undefined;
    server.stop();
    program.remove();
    if (before === undefined) Reflect.deleteProperty(process.env, VARIABLE);
    else process.env[VARIABLE] = before;
  });

  it("continues if the provider does not implement Handshake", async () => {
    await serve();
    await expect(start()).resolves.toBeInstanceOf(ProviderClient);
  });

  it.each([status.INTERNAL, status.UNKNOWN, status.INVALID_ARGUMENT])(
    "fails and stops the plugin if Handshake fails with the gRPC status %i",
    async (handshakeStatus) => {
      await serve({ handshakeStatus });
      await expect(start()).rejects.toMatchObject({
        name: "ProviderError",
        code: handshakeStatus,
        message: "the handshake failed",
      });
      expect(isRunning(program.pid())).toBe(false);
    },
  );

  it("sends the configuration in variables, in the engine's encoding", async () => {
    await serve();
    const provider = await start();
    const failures = await provider.configure("kubernetes", {
      kubeconfig: new Secret("text"),
      namespace: "apps",
      deleteUnreachable: true,
      kubeClientSettings: { burst: 5 },
      version: "4.34.2",
    });
    expect(failures).toEqual([]);
    expect(server.variables()).toEqual({
      "kubernetes:config:kubeconfig": "text",
      "kubernetes:config:namespace": "apps",
      "kubernetes:config:deleteUnreachable": "true",
      "kubernetes:config:kubeClientSettings": '{"burst":5}',
    });
    expect((await provider.check(CONFIG_MAP, {})).inputs).toMatchObject({ metadata: { namespace: "apps" } });
  });

  it("stops the plugin if the configuration fails", async () => {
    await serve();
    const started = ProviderClient.startConfigured("kubernetes", { unheardOf: "1" });
    await expect(started).rejects.toThrow("unknown variables: kubernetes:config:unheardOf");
    expect(isRunning(program.pid())).toBe(false);
  });

  it("ends a call without a response, and reports the plugin's output", async () => {
    await serve();
    const provider = await start({ ...PLUGIN_LIMITS, callMs: 3_000 });
    await expect(provider.invoke("kubernetes:yaml:decode", {})).rejects.toThrow(
      /plugin did not respond: Deadline exceeded.*It printed: .*glog: ready/s,
    );
  });

  it("ends a wait for a message, and reports what the plugin printed and logged", async () => {
    await serve();
    const { plugin } = await start();
    await expect(plugin.firstLine(200)).rejects.toThrow(
      /^Timed out after 0\.2 s: .*plugin logged nothing\. It printed: .*glog: ready.*It logged: \(nothing\)$/s,
    );
    const log = new EngineLog(program.engineAddress());
    log.write("status", "Waiting for pods");
    log.write("status", "Retry #0; creation failed");
    await log.flush();
    log.close();
    expect(await plugin.firstLine()).toMatchObject({ message: "Waiting for pods", ephemeral: true });
    await plugin.untilLogged("creation failed");
    await expect(plugin.untilLogged("Waiting", 1, 200)).rejects.toThrow(
      /plugin did not log "Waiting"\..*It logged: Waiting for pods\nRetry #0; creation failed$/s,
    );
  });

  it("ends a wait for the end of the process, and reports the plugin's output", async () => {
    await serve();
    const { plugin } = await start({ ...PLUGIN_LIMITS, stopMs: 3_000 });
    await expect(plugin.endBy("SIGCONT")).rejects.toThrow(
      /plugin did not end after SIGCONT\. It printed: .*glog: ready/s,
    );
    await plugin.endBy("SIGINT");
    expect(isRunning(program.pid())).toBe(false);
  });
});
