import { mustRun } from "@kind-berth-tools/probe";
/**
 * Returns this test run's engine, which is the value of `BERTH_ENGINE`. The toolchain's environment variables must already be set in this
 * process.
 *
 * @throws Error if `BERTH_ENGINE` is not set. This happens if a user starts the tests without `npm test`.
 */
export function engineUnderTest(): "docker" | "podman" {
  const engine = process.env["BERTH_ENGINE"];
  if (engine === "docker" || engine === "podman") {
    return engine;
  }
  throw new Error("The end-to-end tests are run by `npm test -- --only e2e-docker e2e-podman`.");
}

/** Runs the engine's command, which must succeed. Returns its standard output. */
export function runEngine(...args: string[]): Promise<string> {
  return mustRun(engineUnderTest(), args);
}
