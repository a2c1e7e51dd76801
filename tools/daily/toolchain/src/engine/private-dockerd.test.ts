import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeCacheHome, type CacheHome } from "../fakes/cache-home";
import { writePrograms } from "../fakes/programs";
import { isAlive } from "../process/identity";
import { type DaemonPlaces, daemonPlaces } from "./daemon-configuration";
import { runningDaemon, startDaemon, stopDaemon } from "./private-dockerd";

/** A fake dockerd. It writes its pid file, responds on its socket, and ends on SIGTERM. */
const DOCKERD = `
const { readFileSync, rmSync, writeFileSync } = require("node:fs");
const { createServer } = require("node:http");
const config = JSON.parse(readFileSync(process.argv[process.argv.indexOf("--config-file") + 1], "utf8"));
writeFileSync(config.pidfile, String(process.pid));
const socket = config.hosts[0].replace("unix://", "");
rmSync(socket, { force: true });
createServer((request, response) => response.end(JSON.stringify({ ApiVersion: "1.41" }))).listen(socket);
process.on("SIGTERM", () => { rmSync(config.pidfile); process.exit(0); });
`;

let home: CacheHome;
let places: DaemonPlaces;

beforeEach(() => {
  home = makeCacheHome();
  const bin = join(home.folder, "bin");
  writePrograms(bin, {
    dockerd: `exec ${process.execPath} ${join(home.folder, "dockerd.js")} "$@"`,
    docker: `[ "$1" = info ] && echo 20.10.24; echo "$*" >> ${join(home.folder, "docker.log")}`,
  });
  writeFileSync(join(home.folder, "dockerd.js"), DOCKERD);
  home.set("PATH", `${bin}:/bin:/usr/bin`);
  const run = join(home.folder, "run");
  places = {
    ...daemonPlaces(join(home.folder, "berth")),
    execRoot: join(run, "docker"),
    pidFile: join(run, "docker.pid"),
    socket: join(run, "docker.sock"),
  };
});

afterEach(async () => {
  await stopDaemon(places, undefined);
  home.remove();
});

describe("a private dockerd", () => {
  it("is started, found by its pid file, and stopped after unused networks are removed", async () => {
    const client = await startDaemon(places, []);
    expect(client).toMatchObject({
      serverVersion: "20.10.24",
      env: { DOCKER_HOST: `unix://${places.socket}` },
    });
    const daemon = await runningDaemon(places);
    expect(daemon && isAlive(daemon)).toBe(true);

    await stopDaemon(places, client);
    expect(await runningDaemon(places)).toBeUndefined();
    expect(daemon && isAlive(daemon)).toBe(false);
    expect(existsSync(places.socket)).toBe(false);
    expect(readFileSync(join(home.folder, "docker.log"), "utf8")).toContain("network prune --force");
  });

  it("is started even if a killed dockerd has left its pid file", async () => {
    await startDaemon(places, []);
    const killed = await runningDaemon(places);
    if (killed === undefined) throw new Error("It does not run.");
    process.kill(killed.pid, "SIGKILL");
    await until(() => !isAlive(killed));
    expect(existsSync(places.pidFile)).toBe(true);
    expect(await runningDaemon(places)).toBeUndefined();

    await startDaemon(places, []);
    expect(await runningDaemon(places)).not.toEqual(killed);
  });

  it("is not confused with another process that has the ID in the pid file", async () => {
    await startDaemon(places, []);
    const daemon = readFileSync(places.pidFile, "utf8");
    writeFileSync(places.pidFile, String(process.pid));
    expect(await runningDaemon(places)).toBeUndefined();
    writeFileSync(places.pidFile, daemon);
  });

  it("causes an error with the end of its log if it ends immediately", async () => {
    writePrograms(join(home.folder, "bin"), {
      dockerd: "echo 'failed to start daemon: no such driver'; exit 1",
    });
    await expect(startDaemon(places, [])).rejects.toMatchObject({
      code: "ENGINE_NOT_STARTED",
      message: expect.stringContaining("failed to start daemon: no such driver") as string,
    });
  });
});

describe("daemonPlaces", () => {
  it("returns a short socket path for a long cache folder path, and a different one for each folder", () => {
    const long = daemonPlaces(`/home/${"x".repeat(300)}/berth`);
    expect(long.socket.length).toBeLessThan(108);
    expect(long.socket).not.toBe(daemonPlaces("/home/y/berth").socket);
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
