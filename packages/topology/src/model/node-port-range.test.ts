import { isDefaultRange, isInRange, nodePortRange, parseNodePortRange } from "./node-port-range";

it.each<[string, [number, number] | undefined]>([
  ["3000-4000", [3000, 4000]],
  ["3000+1000", [3000, 4000]],
  ["3000", [3000, 3000]],
  [" 80-32767 ", [80, 32767]],
  ["0-100", [1, 100]],
  ["1-65535", [1, 65535]],
  ["", [30000, 32767]],
  ["0", undefined],
  ["4000-3000", undefined],
  ["3000-65536", undefined],
  ["65000+1000", undefined],
  ["3000 - 4000", undefined],
  ["3000-4000-5000", undefined],
  ["3000:4000", undefined],
  ["-4000", undefined],
  ["3000-", undefined],
  ["http", undefined],
])("reads the flag's value %j as %j", (text, expected) => {
  const range = parseNodePortRange(text);
  expect(range && [range.first, range.last]).toEqual(expected);
});

it("is the API server's default range unless a cluster has another range", () => {
  expect(nodePortRange({})).toEqual({ first: 30000, last: 32767 });
  const serviceNodePortRange = { first: 3000, last: 4000 };
  expect(nodePortRange({ serviceNodePortRange })).toBe(serviceNodePortRange);
  expect([nodePortRange({}), serviceNodePortRange].map(isDefaultRange)).toEqual([true, false]);
});

it("contains both its ends", () => {
  const range = { first: 3000, last: 4000 };
  expect([2999, 3000, 4000, 4001].map((port) => isInRange(port, range))).toEqual([false, true, true, false]);
});
