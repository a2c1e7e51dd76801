import { hopCodeNames, ruleCodes, rules } from "@kind-berth/topology";
import { runBerth } from "../../test/fixtures/run-berth";

function explain(...args: readonly string[]) {
  return runBerth(["explain", ...args]);
}

it("prints a rule with its example and the planner's message", async () => {
  const { status, stdout, stderr } = await explain("NODE_UNKNOWN");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/^NODE_UNKNOWN \(error, reported by pulumi preview\)\n/);
  expect(stdout).toContain(rules.NODE_UNKNOWN.meaning);
  expect(stdout).toContain(`Cause: ${rules.NODE_UNKNOWN.cause}`);
  expect(stdout).toContain(`Fix: ${rules.NODE_UNKNOWN.fix}`);
  expect(stdout).toContain('    new KindCluster("demo", {\n');
  expect(stdout).toContain('    portMappings[0].node is "worker": ');
});

it("prints the driver's message for a driver rule, and the source of a rule", async () => {
  expect((await explain("CLUSTER_NOT_FOUND")).stdout).toContain('    container "demo-worker" is gone: ');
  expect((await explain("HOST_PORT_TAKEN")).stdout).toContain(
    `Source: kind, ${rules.HOST_PORT_TAKEN.source.url}\n`,
  );
});

it.each(["host_port_taken", "[HOST_PORT_TAKEN]", "[HOST_PORT_TAKEN", "HOST_PORT_TAKEN]"])(
  "finds the rule by %s",
  async (text) => {
    expect((await explain(text)).stdout).toMatch(/^HOST_PORT_TAKEN /);
  },
);

it("prints a hop code with its object, its evidence and an example", async () => {
  const { status, stdout } = await explain("pod_on_other_node");
  expect(status).toBe(0);
  expect(stdout).toMatch(/^POD_ON_OTHER_NODE \(block, heals: never; Pod\)\n/);
  expect(stdout).toContain("Object: such as Pod db-1 in namespace default\n");
  expect(stdout).toContain("Evidence: node, portNode\n");
  expect(stdout).toContain("runs on `demo-worker2`, but `demo-worker` carries the port\n");
});

it("lists each code on its own line", async () => {
  const { status, stdout } = await explain();
  expect(status).toBe(0);
  const lines = stdout.split("\n").filter((line) => line.startsWith("  "));
  expect(lines.map((line) => line.trim().split(" ")[0]).sort()).toEqual(
    [...ruleCodes, ...hopCodeNames].sort(),
  );
});

it("appears in the output of `berth --help`", async () => {
  const { stdout } = await runBerth(["--help"]);
  expect(stdout).toMatch(/^ {2}explain [^]*`berth explain CODE`/m);
});

it("prints a code, or all codes, as JSON", async () => {
  expect(JSON.parse((await explain("HOST_PORT_TAKEN", "--format", "json")).stdout)).toMatchObject({
    code: "HOST_PORT_TAKEN",
    group: "Ports",
    ...rules.HOST_PORT_TAKEN,
    example: { input: { language: "ts" }, messages: [expect.stringContaining("[HOST_PORT_TAKEN]")] },
  });
  expect(JSON.parse((await explain("POD_MISSING", "--format", "json")).stdout)).toMatchObject({
    code: "POD_MISSING",
    heals: "may",
    exampleObject: expect.stringMatching(/^Pods /) as string,
  });
  const all = JSON.parse((await explain("--format", "json")).stdout) as { code: string; example?: object }[];
  expect(all.map(({ code }) => code)).toEqual([...ruleCodes, ...hopCodeNames]);
  const rulesOnly = all.slice(0, ruleCodes.length);
  expect(rulesOnly.filter(({ example }) => example === undefined).map(({ code }) => code)).toEqual([
    "DRIVER_NOT_FOUND",
  ]);
});

it.each([
  ["HOST_PORT_TAKN", "(Did you mean one of HOST_PORT_TAKEN,"],
  ["PORT_NUMBER_INVALD", "(Did you mean PORT_NUMBER_INVALID?)\n"],
  ["xyzzy", "`berth explain` lists all codes.\n"],
  // Only the brackets around a code are part of the message.
  ["HOST_[PORT_TAKEN", "(Did you mean one of HOST_PORT_TAKEN,"],
  ["HOST_PORT]_TAKEN", "(Did you mean one of HOST_PORT_TAKEN,"],
])("rejects the unknown code %s with a hint", async (text, hint) => {
  const { status, stdout, stderr } = await explain(text);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain(`error: unknown code '${text}'\n${hint}`);
});

it("separates the lists of rules and of hop codes with an empty line, and ends with one line end", async () => {
  const { stdout } = await explain();
  expect(stdout).toMatch(/^\S/);
  expect(stdout).toMatch(/[^\n]\n\nHop: /);
  expect(stdout).toMatch(/[^\n]\n$/);
  expect((await explain("--format", "json")).stdout).toMatch(/^\]\n$/m);
  expect((await explain("HOST_PORT_TAKEN", "--format", "text")).stdout).toBe(
    (await explain("HOST_PORT_TAKEN")).stdout,
  );
});

it("rejects an unknown format", async () => {
  expect(await explain("HOST_PORT_TAKEN", "--format", "xml")).toMatchObject({
    status: 1,
    stdout: "",
    stderr: expect.stringContaining("Allowed choices are text, json.") as string,
  });
});

it("describes its arguments in `berth explain --help`", async () => {
  const { stdout } = await explain("--help");
  expect(stdout).toContain("\nexplain a code, such as HOST_PORT_TAKEN");
  expect(stdout).toMatch(/^ {2}code +\S/m);
  expect(stdout).toMatch(
    /^ {2}-f, --format <format> +[a-z][^]*\(choices: "text", "json",\s+default: "text"\)/m,
  );
});
