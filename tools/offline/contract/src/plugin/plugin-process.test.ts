import { writePluginProgram, type PluginProgram } from "../fakes/plugin-program";
import { isRunning } from "../stack/observe";
import { PLUGIN_LIMITS, startPlugin } from "./plugin-process";

const ENGINE = "127.0.0.1:1";
const SOON = { ...PLUGIN_LIMITS, startMs: 3_000, stopMs: 500 };

describe("startPlugin", () => {
  let program: PluginProgram;
  afterEach(() => {
    program.remove();
  });
  const write = (script: string) => (program = writePluginProgram(script));

  it("reads the port, and stops the process on request", async () => {
    write("echo 4711; exec sleep 3600");
    const plugin = await startPlugin(program.path, ENGINE);
    expect(plugin.address).toBe("127.0.0.1:4711");
    expect(program.engineAddress()).toBe(ENGINE);
    await plugin.stop();
    expect(isRunning(program.pid())).toBe(false);
  });

  it("reports the exit code and the output of a plugin that ends before it prints its port", async () => {
    write("echo 'no such library' >&2; exit 3");
    await expect(startPlugin(program.path, ENGINE)).rejects.toThrow(
      /plugin ended with 3 before it printed its port\. It printed: no such library$/,
    );
  });

  it("stops a plugin that prints no port in time, and reports its output", async () => {
    write("echo 'loading schemas' >&2; exec sleep 3600");
    await expect(startPlugin(program.path, ENGINE, {}, SOON)).rejects.toThrow(
      /^Timed out after 3 s: .*plugin printed no port\. It printed: loading schemas$/,
    );
    expect(isRunning(program.pid())).toBe(false);
  });

  it("stops a plugin whose first line is not a port, and reports the line", async () => {
    write("echo 'usage: plugin'; exec sleep 3600");
    await expect(startPlugin(program.path, ENGINE)).rejects.toThrow(
      /plugin printed no port\. It printed: usage: plugin$/,
    );
    expect(isRunning(program.pid())).toBe(false);
  });

  it("kills a plugin that ignores SIGTERM, and reports its output", async () => {
    write("trap '' TERM; echo 4711; echo 'still busy' >&2; while :; do sleep 0.1; done");
    const plugin = await startPlugin(program.path, ENGINE, {}, { ...SOON, startMs: PLUGIN_LIMITS.startMs });
    await expect(plugin.stop()).rejects.toThrow(
      /^Timed out after 0\.5 s: .* did not end after SIGTERM\. It printed: .*still busy/s,
    );
    expect(isRunning(program.pid())).toBe(false);
  });

  it("reports an executable that does not exist", async () => {
    write("");
    await expect(startPlugin(`${program.path}-missing`, ENGINE)).rejects.toThrow(
      /plugin-missing cannot be started: spawn .* ENOENT$/,
    );
  });
});
