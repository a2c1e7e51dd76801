import { spawn } from "node:child_process";
import { once } from "node:events";
import { descendantsOf, peakOfStatus, withPeakMemory } from "./peak-memory";

const itOnLinux = process.platform === "linux" ? it : it.skip;

it("reads the peak from a status file", () => {
  expect(peakOfStatus("Name:\tnode\nVmHWM:\t  204800 kB\nVmRSS:\t  102400 kB\n")).toBe(204_800);
});

it("reads 0 from the empty status of a process that has ended", () => {
  expect(peakOfStatus("")).toBe(0);
});

/** Starts a process whose child allocates 200 MiB, and waits until the memory is in use. */
async function startProgram(argument: string) {
  const code = 'const big = Buffer.alloc(200 << 20, 1); console.log("ready"); setInterval(() => big, 1000)';
  const shell = spawn("sh", ["-c", `"$0" -e '${code}' "$1" & wait`, process.execPath, argument]);
  await once(shell.stdout, "data");
  const end = () => {
    for (const pid of descendantsOf(shell.pid ?? 0)) process.kill(pid, "SIGKILL");
    return once(shell, "close");
  };
  return { shell, end };
}

itOnLinux("finds a grandchild process that is a Pulumi program, and measures its peak memory", async () => {
  const { memory } = await withPeakMemory(async () => {
    const { shell, end } = await startProgram("/pulumi/cmd/run");
    expect(descendantsOf(shell.pid ?? 0)).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await end();
  });
  expect(memory).toBeGreaterThan(200);
  expect(memory).toBeLessThan(2000);
});

itOnLinux("does not measure a process that is not a Pulumi program", async () => {
  const { memory } = await withPeakMemory(async () => {
    const { end } = await startProgram("/another/program");
    await new Promise((resolve) => setTimeout(resolve, 500));
    await end();
  });
  expect(memory).toBeNaN();
});
