import { spawnSync } from "node:child_process";
import { join } from "node:path";

const bootstrap = `require(${JSON.stringify(join(__dirname, "..", "..", "dist", "index.js"))})`;

/** Runs a certificate step in a process of its own. */
function step(name: "authority" | "certificate", input: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["-e", `${bootstrap}.run("certificates ${name}")`],
    { input, encoding: "utf8", timeout: 60_000 },
  );
  return { status, stdout, stderr };
}

it("writes an authority, and a certificate that it signs", () => {
  const authority = step("authority", '{"name":"demo"}');
  expect(authority).toMatchObject({ status: 0, stderr: "" });
  const request = { host: "web.localhost", authority: JSON.parse(authority.stdout) as object };
  const certificate = step("certificate", JSON.stringify(request));
  expect(certificate).toMatchObject({ status: 0, stderr: "" });
  expect(JSON.parse(certificate.stdout)).toEqual({
    certificate: expect.stringContaining("BEGIN CERTIFICATE") as string,
    key: expect.stringContaining("PRIVATE KEY") as string,
  });
});

it.each([
  ["is not JSON", '{"host":"web.localhost","authority":{"key":"hunter2', /it is not JSON/u],
  ["has another form", '{"host":7,"authority":"hunter2"}', /`host` does not .*`authority` does not/su],
  ["has no host", '{"authority":{"certificate":"hunter2","key":"hunter2"}}', /`host` does not/u],
])("rejects a request that %s, without quoting it", (_, input, reason) => {
  const { status, stdout, stderr } = step("certificate", input);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(reason);
  expect(stderr).toContain("[PLAN_INVALID]");
  expect(stderr).not.toMatch(/hunter2|\n\s+at /u);
});
