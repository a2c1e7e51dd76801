import { routeVerdict, type HopState } from "./hop-state";

it.each<[readonly HopState[], string]>([
  [["pass", "pass"], "reachable"],
  [["pass", "unknown"], "unknown"],
  [["unknown", "block"], "unreachable"],
])("combines %j into %s", (states, verdict) => {
  expect(routeVerdict(states)).toBe(verdict);
});
