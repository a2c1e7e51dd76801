import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { join } from "node:path";
import { version } from "../package.json";
import { driverSteps } from "../test/fixtures/driver-steps";

const berth = join(__dirname, "../bin/berth.js");

it("prints its version", () => {
  expect(execFileSync(process.execPath, [berth, "--version"], { encoding: "utf8" })).toBe(`${version}\n`);
});

it("lists the subcommands in the help of `berth cluster`", () => {
  const help = execFileSync(process.execPath, [berth, "cluster", "--help"], { encoding: "utf8" });
  expect(help).toMatch(/create [^]*update [^]*delete /);
});

it.each(driverSteps)("rejects input that is not a plan for `berth %s`, and prints no report", (command) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [berth, ...command.split(" ")], {
    input: '{"name":"demo"}',
    encoding: "utf8",
  });
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain("[PLAN_INVALID]");
});

const config = "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n";

/** Runs `berth import` with a standard output that fails. Returns the exit code and the standard error. */
async function withOutput(stdout: "closed pipe" | number): Promise<{ code: unknown; stderr: string }> {
  const output = stdout === "closed pipe" ? "pipe" : stdout;
  const child = spawn(process.execPath, [berth, "import", "-"], { stdio: ["pipe", output, "pipe"] });
  let stderr = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  // The program reads its input to the end before it writes, so the pipe is closed by then.
  child.stdout?.destroy();
  child.stdin?.end(config);
  const [code] = (await once(child, "close")) as [unknown];
  return { code, stderr };
}

it("ends without a message if the reader of its output has gone", async () => {
  expect(await withOutput("closed pipe")).toEqual({ code: 141, stderr: "" });
});

const onLinux = process.platform === "linux" ? it : it.skip;

onLinux("reports that the disk is full", async () => {
  const { code, stderr } = await withOutput(openSync("/dev/full", "w"));
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringMatching(/^berth: standard output: ENOSPC[^\n]*\n$/) as string,
  });
});

it("reports an input that is not UTF-8 without a stack trace", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [berth, "import", "-"], {
    input: Uint8Array.of(0xff),
    encoding: "utf8",
  });
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(/^berth: standard input is not valid UTF-8 in line 1\. [^\n]+\n$/);
});
