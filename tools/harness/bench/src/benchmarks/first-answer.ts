import { freeHostPort } from "../lab/host-port";
import { withLab, type Lab } from "../lab/lab";
import { buildLocalImages } from "../lab/local-images";
import { report } from "../lab/report";
import { toConfig } from "../peers/apps";
import { kindConfig } from "../peers/kind-config";
import { measureScript } from "../peers/script";
import { measureUp, type MeasuredUp } from "../peers/up";
import { firstAnswerReport, type FirstAnswerResults } from "../report/first-answer-report";
import { writeReport } from "../report/report";
import { inTurns } from "../rounds";
import type { Benchmark } from "./benchmark";

/**
 * Measures how long a new three-node cluster takes to answer through its host port: a script, a raw Pulumi program and Berth. The script and
 * Berth are also measured with two images to load.
 */
export const firstAnswer: Benchmark = {
  name: "first-answer",
  summary: "the time to the first HTTP 200 response, and the duration of up, on a new three-node cluster",
  run: (options) =>
    withLab(async (lab) => {
      const results = await measure(lab, options.rounds);
      await writeReport(lab, options, firstAnswerReport(results));
    }),
};

async function measure(lab: Lab, rounds: number): Promise<FirstAnswerResults> {
  const hostPort = await freeHostPort();
  const images = await buildLocalImages(lab);
  const ups: Record<"raw" | "berth", MeasuredUp[]> = { raw: [], berth: [] };
  const record = (peer: keyof typeof ups, measured: MeasuredUp) => {
    ups[peer].push(measured);
    return { ...measured.sample, kind: Number.NaN };
  };
  const name = (peer: string, round: number) => `${peer}-${round}`;
  const samples = await inTurns(
    rounds,
    {
      script: async (round) => ({
        up: Number.NaN,
        ...(await measureScript(lab, { name: lab.run.clusterName(name("script", round)), hostPort })),
      }),
      raw: async (round) => {
        const config = { cluster: lab.run.clusterName(name("raw", round)) };
        const files = { "kind.yaml": await kindConfig(lab, hostPort) };
        const program = { program: "raw-cluster", name: name("raw", round), config, files } as const;
        return record("raw", await measureUp(lab, program, hostPort));
      },
      berth: async (round) => {
        const cluster = lab.run.clusterName(name("berth", round));
        const config = toConfig({ cluster, hostPort, apps: 1, replicas: 2, verify: true });
        const program = { program: "berth-apps", name: name("berth", round), config } as const;
        return record("berth", await measureUp(lab, program, hostPort));
      },
      scriptWithImages: async (round) => {
        const options = { name: lab.run.clusterName(name("load", round)), hostPort, images };
        return { up: Number.NaN, ...(await measureScript(lab, options)) };
      },
      berthWithImages: async (round) => {
        const cluster = lab.run.clusterName(name("images", round));
        const config = {
          ...toConfig({ cluster, hostPort, apps: 1, replicas: 2, verify: true }),
          image: images.app,
          loadImages: JSON.stringify(images.all),
        };
        const program = { program: "berth-apps", name: name("images", round), config } as const;
        const { sample } = await measureUp(lab, program, hostPort);
        return { ...sample, kind: Number.NaN };
      },
    },
    report,
  );
  return {
    samples,
    paths: { raw: pathsOf(ups.raw), berth: pathsOf(ups.berth) },
    megabytes: images.megabytes,
  };
}

function pathsOf(measured: readonly MeasuredUp[]) {
  return measured.map(({ path }) => path);
}
