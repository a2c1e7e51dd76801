import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";

// Each test starts a process, which is slow on a busy machine.
jest.setTimeout(60_000);

/** Starts a driver process with the given work, as JavaScript. The process ends after 30 s in any case. */
function start(work: string) {
  const code = `
    setTimeout(() => process.exit(99), 30_000).unref();
    require(${JSON.stringify(join(__dirname, "../../dist/process/run-driver.js"))}).runDriver(${work});
  `;
  return spawn(process.execPath, ["-e", code]);
}

/** Work that continues until the driver interrupts it, and then cleans up. */
const untilInterrupted = `(input, progress, interruption) => new Promise((_, reject) => {
  const alive = setInterval(() => undefined, 1000);
  interruption.addEventListener("abort", () => {
    clearInterval(alive);
    console.error("cleaned up");
    reject(interruption.reason);
  });
  console.error("started");
})`;

it.each(["SIGINT", "SIGTERM"] as const)(
  "interrupts the work on %s, lets it clean up, and fails with a message about the next run",
  async (signal) => {
    const driver = start(untilInterrupted);
    driver.stdin.end("a plan");
    let printed = "";
    driver.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      if (!printed.includes("started") && (printed + chunk).includes("started")) driver.kill(signal);
      printed += chunk;
    });
    const [code, endedBy] = (await once(driver, "close")) as [number | null, string | null];
    expect({ code, endedBy }).toEqual({ code: 1, endedBy: null });
    expect(printed).toBe(
      `started\ncleaned up\nThe run was interrupted by ${signal}. The next run continues from the current state.\n`,
    );
  },
);

it.each([
  ["text unchanged", "async (input) => input.toUpperCase()", "A PLAN"],
  ["other values as JSON", "async () => ({ a: 1 })", '{"a":1}\n'],
  ["nothing for `undefined`", "async () => undefined", ""],
])("prints %s, and succeeds", async (_, work, expected) => {
  const driver = start(work);
  driver.stdin.end("a plan");
  const closed = once(driver, "close");
  expect(await text(driver.stdout)).toBe(expected);
  expect(await closed).toEqual([0, null]);
});
