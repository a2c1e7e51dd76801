import { Command, Option } from "commander";
import { cleanEngine, engineWanted, Keeper, stopEngine } from "./engine";
import type { EngineName } from "./pins";
import { ToolchainError } from "./problem";
import { provideToolchain } from "./provide";
import { checksumLines, publishedChecksums } from "./release/published-checksums";
import { ReleaseHost } from "./release/release-host";
import { allReleases, RELEASE_HOST } from "./release/releases";
import { shellExports } from "./shell-exports";
import { toolTable } from "./table";
import { installPlugins } from "./tools/install-plugins";
import { providePulumi } from "./tools/pulumi";

/** The options that all commands support. */
interface Options {
  readonly engine: EngineName;
}

// Progress goes to standard error so that a shell can evaluate standard output.
const report = (line: string) => {
  process.stderr.write(`${line}\n`);
};

async function showTable({ engine }: Options): Promise<void> {
  const toolchain = await provideToolchain({ engine, report });
  console.log(toolTable(toolchain.tools, process.stdout.isTTY ? process.stdout.columns : 140));
  await toolchain.release();
}

async function showEnvironment({ engine }: Options): Promise<void> {
  const toolchain = await provideToolchain({ engine, keepFor: Keeper.Hand, report });
  console.log(shellExports(toolchain.env));
  await toolchain.release();
  report(`If the toolchain started an engine, the engine runs until "npm run toolchain -- stop".`);
}

async function stop({ engine }: Options): Promise<void> {
  const users = await stopEngine(engine, report);
  if (users.length > 0) report(`${engine} keeps running for: ${users.join("; ")}`);
}

async function clean({ engine }: Options): Promise<void> {
  const users = await cleanEngine(engine, report);
  if (users.length === 0) return;
  report(`${engine} is in use. End these users first: ${users.join("; ")}`);
  process.exitCode = 1;
}

async function installOfficialPlugins(): Promise<void> {
  const host = new ReleaseHost(RELEASE_HOST);
  try {
    await installPlugins(await providePulumi(host, report), report);
  } finally {
    await host.close();
  }
}

async function showChecksums(): Promise<void> {
  const host = new ReleaseHost(RELEASE_HOST);
  try {
    console.log(checksumLines(await publishedChecksums(allReleases(), host)));
    report(
      "Compare each checksum with a second source before you add it to src/release/pinned-checksums.ts.",
    );
  } finally {
    await host.close();
  }
}

const commands: readonly (readonly [string, string, (options: Options) => Promise<void>])[] = [
  ["table", "find or provide every tool, and print the source of each", showTable],
  [
    "env",
    "provide every tool for manual use, and print shell commands that set the environment",
    showEnvironment,
  ],
  ["stop", "stop an engine that was kept running", stop],
  ["clean", "stop the engine, and remove its images, containers and volumes", clean],
  ["plugins", "install the official provider plugins in your Pulumi home", installOfficialPlugins],
  ["checksums", "print the checksums that the publishers of the pinned releases list", showChecksums],
];

async function main(): Promise<void> {
  const program = new Command("toolchain").description(
    "Provide the pinned tools for building and testing Berth",
  );
  for (const [name, description, action] of commands) {
    program
      .command(name, { isDefault: name === "table" })
      .description(description)
      .addOption(
        new Option("--engine <name>", "container engine")
          .choices(["docker", "podman"])
          .default(engineWanted()),
      )
      .action(action);
  }
  await program.parseAsync();
}

main().catch((error: unknown) => {
  report(error instanceof ToolchainError ? `${error.code}: ${error.message}` : String(error));
  process.exitCode = 1;
});
