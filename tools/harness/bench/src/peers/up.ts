import { join } from "node:path";
import { Stack } from "@kind-berth-tools/stack";
import type { Lab } from "../lab/lab";
import { destroyStack, openProgramStack, type ProgramStackOptions } from "../lab/program-stack";
import { stopwatch } from "../lab/stopwatch";
import { criticalPath, type PathPart } from "../timeline/critical-path";
import { dependenciesOf } from "../timeline/dependencies";
import { stepsOf, watchEventLog } from "../timeline/event-log";
import { firstAnswerOf, mustBeGood } from "./answer";

/** The measurements of `pulumi up` for a cluster with one app, in seconds. */
export interface UpSample {
  /** The time from the start of `up` to the first HTTP 200 response. */
  readonly firstAnswer: number;
  /** The duration of `up`. */
  readonly up: number;
}

/** The measurements and the critical path of one `up`. */
export interface MeasuredUp {
  readonly sample: UpSample;
  readonly path: readonly PathPart[];
}

/**
 * Runs `pulumi up` for a program that creates a cluster with one app, and measures the first answer at the same time. Then destroys the
 * stack.
 *
 * @throws Error if `up` fails or the app does not respond.
 */
export async function measureUp(
  lab: Lab,
  options: ProgramStackOptions,
  hostPort: number,
): Promise<MeasuredUp> {
  const stack = await openProgramStack(lab, options);
  try {
    return await runUp(stack, join(lab.run.folder, options.name, "events.json"), hostPort);
  } finally {
    await destroyStack(stack);
  }
}

async function runUp(stack: Stack, eventLog: string, hostPort: number): Promise<MeasuredUp> {
  const elapsed = stopwatch();
  const stopWatching = watchEventLog(eventLog, elapsed);
  try {
    let hasFailed = false;
    const running = async () => {
      try {
        const run = await stack.up(["--event-log", eventLog]);
        hasFailed = run.exitCode !== 0;
        return { run, up: elapsed() };
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    };
    const answering = async () => ({
      answer: await firstAnswerOf(hostPort, () => hasFailed),
      firstAnswer: elapsed(),
    });
    const [{ run, up }, { answer, firstAnswer }] = await Promise.all([running(), answering()]);
    // The output of a failed `up` explains why the app does not respond.
    Stack.must(run);
    mustBeGood(answer);
    const path = criticalPath(stepsOf(stopWatching()), dependenciesOf(await stack.exported()), up);
    return { sample: { firstAnswer, up }, path };
  } finally {
    stopWatching();
  }
}
