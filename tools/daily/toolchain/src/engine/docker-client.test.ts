import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { makeCacheHome, type CacheHome } from "../fakes/cache-home";
import { writePrograms } from "../fakes/programs";
import { askDocker, findClient } from "./docker-client";

let home: CacheHome;
let daemon: Server;
let socket: string;

beforeEach(async () => {
  home = makeCacheHome();
  socket = join(home.folder, "docker.sock");
  daemon = createServer((_, response) => response.end(JSON.stringify({ ApiVersion: "1.41" })));
  await new Promise<void>((resolve) => daemon.listen(socket, resolve));
});

afterEach(async () => {
  await new Promise((resolve) => daemon.close(resolve));
  home.remove();
});

const TOO_NEW =
  'if [ -z "$DOCKER_API_VERSION" ]; then echo "client version 1.51 is too new. Maximum supported API version is 1.41" >&2; exit 1; fi';

/** Returns an environment whose PATH contains only these clients, each in its own folder. */
function clients(...scripts: string[]): NodeJS.ProcessEnv {
  scripts.forEach((docker, index) => {
    writePrograms(join(home.folder, String(index)), { docker });
  });
  return { PATH: scripts.map((_, index) => join(home.folder, String(index))).join(":") };
}

describe("findClient", () => {
  it("sets only DOCKER_HOST for a client that is compatible with the daemon", async () => {
    expect(
      await findClient(socket, clients(`test "$DOCKER_HOST" = unix://${socket} && echo 20.10.24`)),
    ).toEqual({
      path: join(home.folder, "0/docker"),
      serverVersion: "20.10.24",
      env: { DOCKER_HOST: `unix://${socket}` },
    });
  });

  it("sets DOCKER_API_VERSION to the daemon's API version for a client that is too new", async () => {
    expect(await findClient(socket, clients(`${TOO_NEW}\necho 20.10.24`))).toMatchObject({
      path: join(home.folder, "0/docker"),
      env: { DOCKER_HOST: `unix://${socket}`, DOCKER_API_VERSION: "1.41" },
    });
  });

  it("skips a client that also rejects the daemon's API version", async () => {
    expect(
      await findClient(socket, clients("echo 'client version 1.41 is too old' >&2; exit 1", "echo 20.10.24")),
    ).toMatchObject({ path: join(home.folder, "1/docker") });
  });

  it("ignores the Docker context that the user has selected", async () => {
    const env = clients('test -z "$DOCKER_CONTEXT" && echo 20.10.24');
    expect(await findClient(socket, { ...env, DOCKER_CONTEXT: "remote" })).toMatchObject({
      serverVersion: "20.10.24",
    });
  });
});

describe("askDocker", () => {
  it("uses DOCKER_HOST from the environment, and adds no variables", async () => {
    expect(
      await askDocker(clients('test "$DOCKER_HOST" = tcp://there:2375 && echo 28.2.2')),
    ).not.toHaveProperty("path");
    const env = {
      ...clients('test "$DOCKER_HOST" = tcp://there:2375 && echo 28.2.2'),
      DOCKER_HOST: "tcp://there:2375",
    };
    expect(await askDocker(env)).toEqual({
      path: join(home.folder, "0/docker"),
      env: {},
      serverVersion: "28.2.2",
    });
  });

  it.each([
    [
      "the daemon does not respond",
      "echo 'Cannot connect to the Docker daemon' >&2; exit 1",
      "Cannot connect to the Docker daemon",
    ],
    ["the client succeeds but prints no version", "echo; echo 'ERROR: no daemon' >&2", "ERROR: no daemon"],
  ])("returns the reason if %s", async (_, docker, reason) => {
    expect(await askDocker(clients(docker))).toBe(reason);
  });

  it("returns the reason if no client is on PATH", async () => {
    expect(await askDocker({ PATH: home.folder })).toBe("docker is not on PATH");
  });
});
