import { coerce, satisfies } from "semver";
import { onPath } from "../process/on-path";
import { run } from "../process/run";
import type { Report } from "../progress";
import { installRelease } from "../release/install-release";
import { type ReleaseHost, Unavailable } from "../release/release-host";
import type { Release } from "../release/releases";
import type { Offer, Origin, Source } from "./provided-tool";

/** How a program is asked for its version. */
export interface VersionQuestion {
  readonly name: string;
  /** Arguments that have it print its version, the first number with two dots in its output. */
  readonly args: readonly string[];
  /** What fits: a semantic version range. */
  readonly range: string;
}

/**
 * The first program on PATH whose version fits.
 *
 * @param path - Value of PATH. Default: that of this process.
 */
export function fromPath(question: VersionQuestion, path?: string): Source {
  return async () => {
    const refusals: string[] = [];
    for (const program of onPath(question.name, path)) {
      const version = await askVersion(program, question);
      if (version === undefined) refusals.push(`${program} does not tell its version`);
      else if (satisfies(version, question.range)) return { path: program, version, origin: "path" };
      else refusals.push(`${program} is ${version}, not ${question.range}`);
    }
    return { refusal: refusals.join("; ") || "not on PATH" };
  };
}

/**
 * The official release.
 *
 * @param program - Where in the release's folder the program is.
 */
export function fromRelease(
  release: Release,
  host: ReleaseHost,
  question: VersionQuestion,
  program: (folder: string) => string,
  report: Report,
): Source {
  return async () => {
    try {
      const path = program(await installRelease(release, host, report));
      return await checked(path, question, "release");
    } catch (error) {
      if (error instanceof Unavailable) return { refusal: error.message };
      throw error;
    }
  };
}

/**
 * The lab, which builds what can't be downloaded.
 *
 * @param build - Returns the program's path; what it throws is why there is none.
 */
export function fromLab(question: VersionQuestion, build: () => Promise<string>): Source {
  return async () => {
    try {
      return await checked(await build(), question, "lab");
    } catch (error) {
      return {
        refusal: `the lab cannot build it: ${error instanceof Error ? error.message : String(error)}`,
      };
    }
  };
}

async function checked(path: string, question: VersionQuestion, origin: Origin): Promise<Offer> {
  const version = await askVersion(path, question);
  if (version !== undefined && satisfies(version, question.range)) return { path, version, origin };
  return {
    refusal: `the ${origin}'s ${question.name} says it is ${version ?? "nothing"}, not ${question.range}`,
  };
}

async function askVersion(program: string, question: VersionQuestion): Promise<string | undefined> {
  const { code, stdout, stderr } = await run(program, question.args, {
    env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
    timeoutMilliseconds: 20_000,
  });
  if (code !== 0) return undefined;
  // The bare number: "3.232.0-alpha.1" has what 3.232.0 has, as far as a range of ours is concerned.
  return coerce(/\d+\.\d+\.\d+/.exec(stdout || stderr)?.[0])?.version;
}
