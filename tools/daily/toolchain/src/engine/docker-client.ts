import { join } from "node:path";
import { request } from "node:http";
import { onPath, isProgram } from "../process/on-path";
import { run } from "../process/run";

/** A `docker` that can talk to a certain daemon. */
export interface DockerClient {
  readonly path: string;
  /** `DOCKER_HOST`, and `DOCKER_API_VERSION` where the two can't agree on one by themselves. */
  readonly env: Readonly<Record<string, string>>;
  readonly serverVersion: string;
}

const TIME_LIMIT_MILLISECONDS = 15_000;

/** Where Debian's docker.io puts the client that fits its daemon. */
const PACKAGED_CLIENT = "/usr/bin/docker";

/**
 * Asks the daemon that `docker` on PATH is set up for: default socket, context, or `DOCKER_HOST`.
 *
 * @returns The client, or why none answers.
 */
export async function askDocker(env: NodeJS.ProcessEnv = process.env): Promise<DockerClient | string> {
  const [path] = onPath("docker", env["PATH"]);
  if (path === undefined) return "docker is not on PATH";
  return ask(path, env, {});
}

/**
 * Finds a `docker` that can talk to the daemon behind a socket.
 *
 * A new client refuses an old daemon's API (client 29 asks for API 1.44, Debian 12's daemon has 1.41), so after the client
 * on PATH the same one with the daemon's API version, then every other one is tried.
 *
 * @param socket - Absolute path of the daemon's unix socket.
 * @returns The first that works, or why none does, one line each.
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
  return refusals.join("\n") || "there is no docker client";
}

async function ask(
  path: string,
  env: NodeJS.ProcessEnv,
  settings: Record<string, string>,
): Promise<DockerClient | string> {
  const asked = { ...env, ...settings };
  // A context chosen by the user must not win over the daemon that is meant.
  if ("DOCKER_HOST" in settings) delete asked["DOCKER_CONTEXT"];
  const { code, stdout, stderr } = await run(path, ["info", "--format", "{{.ServerVersion}}"], {
    env: asked,
    timeoutMilliseconds: TIME_LIMIT_MILLISECONDS,
  });
  const serverVersion = stdout.trim();
  // Where the daemon does not answer, some clients print an empty version and succeed.
  if (code === 0 && /^\d/.test(serverVersion)) return { path, env: settings, serverVersion };
  return firstLine(stderr) || `"docker info" ended with exit code ${code}`;
}

/** The newest API version that the daemon speaks, as it says itself. */
async function apiVersion(socket: string): Promise<string> {
  const body = await new Promise<string>((resolve, reject) => {
    // Without an agent: a connection that is kept may be that to a daemon that is dead by now.
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
        reject(new Error(`${join(socket)} does not answer.`));
      })
      .end();
  });
  return (JSON.parse(body) as { ApiVersion: string }).ApiVersion;
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
