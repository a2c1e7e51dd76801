import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Http2Server, type ServerHttp2Session } from "node:http2";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

import { credentials } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { CreateRequest } from "@pulumi/pulumi/proto/provider_pb";

import { pluginPath, standIns } from "../stand-ins";
import { toStruct } from "./wire";

/** A fake engine, which works as long as plugins do not log. */
interface Engine {
  readonly address: string;
  readonly server: Http2Server;
  readonly sessions: ServerHttp2Session[];
}

async function startEngine(): Promise<Engine> {
  const sessions: ServerHttp2Session[] = [];
  const server = createServer().on("session", (session) => sessions.push(session));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, server, sessions };
}

function vanish({ server, sessions }: Engine): void {
  server.close();
  for (const session of sessions) session.destroy();
}

/** Starts the built command plugin. Returns its process and its port. */
async function startPlugin(engine: Engine): Promise<[ChildProcessByStdio<null, Readable, null>, string]> {
  const plugin = spawn(pluginPath(standIns.command), [engine.address], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [port] = (await once(createInterface(plugin.stdout), "line")) as [string];
  return [plugin, port];
}

describe("a plugin process", () => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await startEngine();
  });
  afterEach(() => {
    vanish(engine);
  });

  it("exits when the engine that started it no longer runs", async () => {
    const [plugin] = await startPlugin(engine);
    const ended = once(plugin, "exit");
    if (engine.sessions.length === 0) await once(engine.server, "session");
    vanish(engine);
    expect(await ended).toEqual([0, null]);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("exits on %s, and terminates its command", async (signal) => {
    const directory = mkdtempSync(join(tmpdir(), "plugin-process-"));
    const pidFile = join(directory, "pid");
    const [plugin, port] = await startPlugin(engine);
    const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
    const request = new CreateRequest();
    request.setUrn("urn:pulumi:s::p::command:local:Command::endless");
    request.setProperties(toStruct({ create: `echo $$ > ${pidFile}; exec sleep 3600`, logging: "none" }));
    const outcome = new Promise<string>((resolve) => {
      client.create(request, (failure) => {
        resolve(failure?.details ?? "created");
      });
    });
    await until(() => existsSync(pidFile) && readFileSync(pidFile, "utf8") !== "");
    const pid = Number(readFileSync(pidFile, "utf8"));

    const ended = once(plugin, "exit");
    plugin.kill(signal);
    expect(await ended).toEqual([0, null]);
    expect(await outcome).not.toBe("created");
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
    client.close();
    rmSync(directory, { recursive: true });
  });
});

/** Waits for a condition for at most 50 seconds, so that the wait ends before the test's time limit. */
async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 50_000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error("the condition was not met within 50 s");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
