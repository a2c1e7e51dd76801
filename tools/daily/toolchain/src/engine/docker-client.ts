import { join } from "node:path";
import { request } from "node:http";
import { onPath, isProgram } from "../process/on-path";
import { run } from "../process/run";

/** A `docker` client that can connect to a specific daemon. */
export interface DockerClient {
  readonly path: string;
  /**
   * The environment variable `DOCKER_HOST`. Also contains `DOCKER_API_VERSION` if the client and the daemon cannot negotiate an API
   * version.
   */
  readonly env: Readonly<Record<string, string>>;
  readonly serverVersion: string;
}

const TIME_LIMIT_MILLISECONDS = 15_000;

/** The path of the client in Debian's docker.io package. This client supports the API version of the daemon from the same package. */
const PACKAGED_CLIENT = "/usr/bin/docker";

/**
 * Checks whether the daemon for the `docker` client on PATH responds. The client finds this daemon through the default socket, a context,
 * or `DOCKER_HOST`.
 *
 * @returns The client, or the reason why the daemon does not respond.
 */
export async function askDocker(env: NodeJS.ProcessEnv = process.env): Promise<DockerClient | string> {
  const [path] = onPath("docker", env["PATH"]);
  if (path === undefined) return "docker is not on PATH";
  return ask(path, env, {});
}

/**
 * Finds a `docker` client that can connect to the daemon behind a given socket.
 *
 * A new client may not support an old daemon's API. For example, client 29 requires API 1.44, but Debian 12's daemon has API 1.41. The
 * function therefore tries each client twice: with its own API version, and with the daemon's API version. It tries the clients on PATH
 * first, and then Debian's packaged client.
 *
 * @param socket - The absolute path of the daemon's Unix socket.
 * @returns The first client that works. If no client works, returns the reasons, with one line for each attempt.
 */
export async function findClient(
  socket: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<DockerClient | string> {
  const host = { DOCKER_HOST: `unix://${socket}` };
  const api = await apiVersion(socket);
  const clients = [
    ...onPath("docker", env["PATH"]),
    ...(isProgram(PACKAGED_CLIENT) ? [PACKAGED_CLIENT] : []),
  ];
  const refusals: string[] = [];
  for (const client of new Set(clients)) {
    for (const settings of [host, { ...host, DOCKER_API_VERSION: api }]) {
      const answer = await ask(client, env, settings);
      if (typeof answer !== "string") return answer;
      refusals.push(`${client}: ${answer}`);
    }
  }
  return refusals.join("\n") || "no docker client is installed";
}

async function ask(
  path: string,
  env: NodeJS.ProcessEnv,
  settings: Record<string, string>,
): Promise<DockerClient | string> {
  const asked = { ...env, ...settings };
  // The user's Docker context must not override the given daemon.
  if ("DOCKER_HOST" in settings) delete asked["DOCKER_CONTEXT"];
  const { code, stdout, stderr } = await run(path, ["info", "--format", "{{.ServerVersion}}"], {
    env: asked,
    timeoutMilliseconds: TIME_LIMIT_MILLISECONDS,
  });
  const serverVersion = stdout.trim();
  // If the daemon does not respond, some clients print an empty version and exit with code 0.
  if (code === 0 && /^\d/.test(serverVersion)) return { path, env: settings, serverVersion };
  return firstLine(stderr) || `"docker info" exited with code ${code}`;
}

/** Returns the latest API version that the daemon supports. */
async function apiVersion(socket: string): Promise<string> {
  const body = await new Promise<string>((resolve, reject) => {
    // The request uses no HTTP agent, because an agent may reuse a connection to a daemon that has since ended.
    const options = {
      socketPath: socket,
      path: "/version",
      timeout: TIME_LIMIT_MILLISECONDS,
      agent: false,
    } as const;
    request(options, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => (text += part));
      response.once("end", () => {
        resolve(text);
      });
    })
      .once("error", reject)
      .once("timeout", () => {
        reject(new Error(`${join(socket)} does not respond.`));
      })
      .end();
  });
  return (JSON.parse(body) as { ApiVersion: string }).ApiVersion;
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
