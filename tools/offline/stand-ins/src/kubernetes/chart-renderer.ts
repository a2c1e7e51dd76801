import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

import { UnimplementedError } from "../protocol";

/**
 * Renders Helm charts: Helm's own library, in a program that `tools/offline/lab` builds.
 *
 * @param program - its path
 * @param options - of the chart, as the SDK writes them; on the program's standard input, since values may be secrets
 * @param signal - ends the program
 * @returns the chart's objects, as YAML
 * @throws Error in Helm's words, where the chart can't be read or rendered
 * @throws UnimplementedError where there is no such program
 */
export async function renderChart(program: string, options: object, signal: AbortSignal): Promise<string> {
  const child = spawn(program, { signal });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  // A program that takes no input has ended: how, it says itself.
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
