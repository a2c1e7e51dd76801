import { setTimeout } from "node:timers/promises";
import {
  judgeAnswer,
  type Answer,
  type Finding,
  type Verification,
  refuseIfAny,
  sentence,
} from "@berth/topology";
import type { Progress } from "../process/progress";
import { askHttp } from "./ask-http";
import { askTcp } from "./ask-tcp";
import { whyNotAsked } from "./why-not-asked";

/** How long an app may take to answer through its host port, once all its objects are ready, in milliseconds. */
const patience = 30_000;
/** How long one question waits for its answer, in milliseconds. */
const perQuestion = 5_000;
/** The time between two questions, in milliseconds. */
const interval = 500;

/**
 * Asks an app through its host port until it answers: a controller takes up a route a moment after it is there.
 *
 * @param limit - how long it may take, in milliseconds
 * @returns a sentence on what was seen, or why nobody was asked
 * @throws {@link BerthError} `APP_NOT_REACHED` with what was seen at last, and where to look next
 */
export async function verifyApp(
  verification: Verification,
  progress: Progress,
  signal: AbortSignal,
  limit = patience,
): Promise<string> {
  const { app, url } = verification;
  const reason = await whyNotAsked(verification, signal);
  if (reason !== undefined) return `${url} was not asked: ${reason}.`;
  progress.step(`Asking app ${app} at ${url}`);
  const deadline = performance.now() + limit;
  for (;;) {
    const answer = await ask(verification, signal);
    const finding = judgeAnswer(verification, answer);
    if (finding === undefined) return `${url} ${described(answer)}.`;
    if (performance.now() > deadline) return unlessRefused(verification, finding, progress);
    await setTimeout(interval, undefined, { signal });
  }
}

function ask(verification: Verification, signal: AbortSignal): Promise<Answer> {
  const patient = AbortSignal.any([signal, AbortSignal.timeout(perQuestion)]);
  return /^https?:/.test(verification.url) ? askHttp(verification, patient) : askTcp(verification, patient);
}

function described(answer: Answer): string {
  return answer.outcome === "answered" ? `answers with HTTP ${answer.status}` : "takes connections";
}

function unlessRefused({ app, url }: Verification, finding: Finding, progress: Progress): string {
  refuseIfAny(`app "${app}"`, [finding], (warning) => {
    progress.warn(sentence(warning));
  });
  return `${url} answers, perhaps not by the app.`;
}
