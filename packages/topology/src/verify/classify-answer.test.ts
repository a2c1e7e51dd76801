import { planExposure } from "../app/plan-app";
import { plan, record } from "../../test/fixtures/demo-app";
import type { Answer } from "./answer";
import { classifyAnswer } from "./classify-answer";

const byIngress = plan({}).route;
const byNodePort = planExposure({ name: "node", port: "node", containerPort: 80 }, record, []).route;
const status = (code: number): Answer => ({ outcome: "answered", status: code });

it.each([
  [byIngress, { outcome: "refused" }, "CONNECTION_REFUSED"],
  [byIngress, { outcome: "reset" }, "CONNECTION_RESET"],
  [byIngress, { outcome: "silent" }, "RESPONSE_TIMED_OUT"],
  [byIngress, { outcome: "open" }, "CONNECTION_OPEN"],
  [byIngress, status(503), "RESPONSE_FROM_PROXY"],
  [byNodePort, status(503), "RESPONSE_RECEIVED"],
  [byIngress, { ...status(404), sameForAnyHost: true }, "RESPONSE_AMBIGUOUS"],
  [byIngress, { ...status(404), sameForAnyHost: false }, "RESPONSE_RECEIVED"],
] as const)("classifies %#: %j %j as %s", (route, answer, code) => {
  expect(classifyAnswer(answer, route).code).toBe(code);
});
