import { readFileSync } from "node:fs";
import { join } from "node:path";
import { waitForAnswer, type HostPortAnswer } from "@kind-berth-tools/probe";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import { demo } from "./demo";
import { examplesFolder } from "./folders";
import { freePorts } from "./free-ports";
import { HoldingsOfCluster, nothing } from "./holdings-of-cluster";

const example = "many-apps";

/** What the example's README says of each URL: who answers, or with which status nobody does. */
const promised = [
  ...readFileSync(join(examplesFolder, example, "README.md"), "utf8").matchAll(
    /^\| `(?<url>http:\S+)`\s*\| (?<answer>.*?)\s*\|$/gmu,
  ),
].map(({ groups = {} }) => ({ url: groups["url"] ?? "", answer: groups["answer"] ?? "" }));

/** How long a URL is asked before what it answers counts, in milliseconds. */
const timeoutMs = 10_000;

/** An answer as the README writes it. */
function shown(answer: HostPortAnswer): string {
  if (answer.outcome !== "answered") return answer.outcome;
  return answer.status === 200 ? `\`${answer.body.trim()}\`` : `HTTP ${answer.status}`;
}

it("each of ten apps on one port answers where the example's README says", async () => {
  const run: Run = await claimRun();
  const clusterName = run.clusterName(example);
  const holdings = new HoldingsOfCluster(clusterName);
  const [hostPort = 0] = await freePorts(1);
  try {
    await demo(run, "up", example, "--cluster-name", clusterName, "--host-port", String(hostPort));
    expect((await holdings.look()).volumes).not.toEqual([]);
    const answers = await Promise.all(
      promised.map(async ({ url, answer: expected }) => {
        const { hostname: host, pathname: path } = new URL(url);
        // Until the controller has taken up the last of the Ingresses, a shorter path's app answers.
        const isExpected = (answer: HostPortAnswer) => shown(answer) === expected;
        const answer = await waitForAnswer({ hostPort, host, path }, timeoutMs, isExpected);
        return { url, answer: shown(answer) };
      }),
    );
    expect(promised).toHaveLength(12);
    expect(answers).toEqual(promised);
  } finally {
    await demo(run, "down", example);
    await run.release();
  }
  expect(await holdings.look()).toEqual(nothing);
});
