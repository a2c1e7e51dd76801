import { coerce, satisfies } from "semver";
import { onPath } from "../process/on-path";
import { run } from "../process/run";
import type { Report } from "../progress";
import { installRelease } from "../release/install-release";
import { type ReleaseHost, Unavailable } from "../release/release-host";
import type { Release } from "../release/releases";
import type { Offer, Origin, Source } from "./provided-tool";

/** Describes how to determine a program's version. */
export interface VersionQuestion {
  readonly name: string;
  /** The arguments with which the program prints its version. The version is the first number in the output that has the form `x.y.z`. */
  readonly args: readonly string[];
  /** The accepted semantic version range. */
  readonly range: string;
}

/**
 * Returns a source that provides the first program on PATH with an accepted version.
 *
 * @param path - The value of PATH. Default: this process's PATH.
 */
export function fromPath(question: VersionQuestion, path?: string): Source {
  return async () => {
    const refusals: string[] = [];
    for (const program of onPath(question.name, path)) {
      const version = await askVersion(program, question);
      if (version === undefined) refusals.push(`${program} does not report its version`);
      else if (satisfies(version, question.range)) return { path: program, version, origin: "path" };
      else refusals.push(`${program} has version ${version}, not ${question.range}`);
    }
    return { refusal: refusals.join("; ") || "not on PATH" };
  };
}

/**
 * Returns a source that provides the official release.
 *
 * @param program - A function that maps the release folder's path to the program's path.
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
 * Returns a source that provides a program that the lab builds. The lab builds programs that this machine cannot download.
 *
 * @param build - A function that builds the program and returns its path. If the function throws an error, the error is the reason why the
 * lab does not have the program.
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
    refusal: `${question.name} from the ${origin} reports ${version === undefined ? "no version" : `version ${version}`}, not ${question.range}`,
  };
}

async function askVersion(program: string, question: VersionQuestion): Promise<string | undefined> {
  const { code, stdout, stderr } = await run(program, question.args, {
    env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
    timeoutMilliseconds: 20_000,
  });
  if (code !== 0) return undefined;
  // Compare only the three numbers. For example, the version "3.232.0-alpha.1" counts as 3.232.0.
  return coerce(/\d+\.\d+\.\d+/.exec(stdout || stderr)?.[0])?.version;
}
