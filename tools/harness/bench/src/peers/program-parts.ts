import { mustRun } from "@kind-berth-tools/probe";
import { join } from "node:path";
import { workspaceRoot } from "../folders";
import type { Lab } from "../lab/lab";
import { timed } from "../lab/stopwatch";
import type { Sample } from "../rounds";
import type { Registered } from "./registered";

/** A part of a program that does not register resources. The measurements are in seconds. */
export type ProgramPart = "observation" | "modules" | "modulesOfRaw";

/** The measurements of two programs, and of the parts that only the Berth program has. */
export interface WithParts<Results> {
  readonly results: Results;
  readonly parts: readonly Sample<ProgramPart>[];
}

const pulumiModules = ["@pulumi/pulumi", "@pulumi/command", "@pulumi/kubernetes"];

/**
 * Measures the parts once: the observation of the cluster, with which every Berth program starts, and loading the modules of both programs.
 *
 * @param registered - the resources of the Berth program, which contain the plan of the cluster.
 */
export async function measureProgramParts(
  lab: Lab,
  registered: readonly Registered[],
): Promise<Record<ProgramPart, number>> {
  const cluster = registered.find(({ inputs }) => inputs["create"] === "cluster create");
  const plan = cluster?.inputs["stdin"];
  if (typeof plan !== "string") throw new Error("The Berth program registers no cluster.");
  const node = async (code: string, input = "") => {
    const folder = join(workspaceRoot, "packages/components");
    // Like Pulumi, resolve the modules from the program's folder.
    const program = `process.chdir(${JSON.stringify(folder)}); ${code}`;
    const { seconds } = await timed(() =>
      mustRun(process.execPath, ["-e", program], lab.toolchain.env, input),
    );
    return seconds;
  };
  const requires = (modules: readonly string[]) =>
    modules.map((name) => `require(require.resolve("${name}", { paths: [process.cwd()] }));`).join(" ");
  const driver = `require(${JSON.stringify(join(workspaceRoot, "packages/components/dist/driver.js"))})`;
  return {
    observation: await node(`${driver}.run("cluster observe")`, plan),
    modules: await node(requires(["@kind-berth/components", ...pulumiModules])),
    modulesOfRaw: await node(requires(pulumiModules)),
  };
}
