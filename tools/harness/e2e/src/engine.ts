import { mustRun } from "@kind-berth-tools/probe";
/**
 * The engine that this run of the tests is for, named by `BERTH_ENGINE`; the toolchain's environment is this process's.
 *
 * @throws Error where the tests were started by hand without it.
 */
export function engineUnderTest(): "docker" | "podman" {
  const engine = process.env["BERTH_ENGINE"];
  if (engine === "docker" || engine === "podman") {
    return engine;
  }
  throw new Error("The end-to-end tests are run by `npm test -- --only e2e-docker e2e-podman`.");
}

/** Runs the engine's command, which has to succeed, and returns its standard output. */
export function runEngine(...args: string[]): Promise<string> {
  return mustRun(engineUnderTest(), args);
}
