import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

import { UnimplementedError } from "../protocol";

/**
 * Renders Helm charts with Helm's library, which runs in a program that `tools/offline/lab` builds.
 *
 * @param program - the path of the program
 * @param options - the chart options from the SDK, which are written to standard input because they may contain secrets.
 * @param signal - a signal that ends the program
 * @returns the chart's objects, as YAML
 * @throws Error with Helm's output if the chart cannot be read or rendered
 * @throws UnimplementedError if the program does not exist
 */
export async function renderChart(program: string, options: object, signal: AbortSignal): Promise<string> {
  const child = spawn(program, { signal });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  // Ignore write errors, which occur if the program has ended. The program's output then contains the reason.
  child.stdin.on("error", () => undefined);
  child.stdin.end(JSON.stringify(options));
  const [code, manifest, problem] = await Promise.all([ended, text(child.stdout), text(child.stderr)]).catch(
    (thrown: unknown) => {
      signal.throwIfAborted();
      throw new UnimplementedError(
        "This stand-in provider renders Helm charts with a program that `tools/offline/lab` builds, and it does not start: " +
          `${thrown instanceof Error ? thrown.message : String(thrown)}. Have it built, or install the official plugin.`,
      );
    },
  );
  if (code !== 0) throw new Error(`failed to generate YAML for specified Helm chart: ${problem.trim()}`);
  return manifest;
}
