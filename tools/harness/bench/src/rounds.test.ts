import { inTurns, valuesOf } from "./rounds";

it("measures the peers in turn in each round", async () => {
  const order: string[] = [];
  const peer = (name: string) => (round: number) => {
    order.push(`${name} ${round}`);
    return Promise.resolve({ up: round, preview: 10 * round });
  };
  const lines: string[] = [];
  const samples = await inTurns(2, { berth: peer("berth"), raw: peer("raw") }, (line) => lines.push(line));
  expect(order).toEqual(["berth 1", "raw 1", "berth 2", "raw 2"]);
  expect(valuesOf(samples.raw, "preview")).toEqual([10, 20]);
  expect(lines).toHaveLength(4);
});

it("stops at the first failure", async () => {
  let measured = 0;
  const works = () => Promise.resolve({ up: ++measured });
  const fails = () => Promise.reject(new Error("no cluster"));
  await expect(inTurns(3, { works, fails }, () => undefined)).rejects.toThrow("no cluster");
  expect(measured).toBe(1);
});
