import { until, within } from "./time-limit";

const never = new Promise<never>(() => undefined);

describe("until", () => {
  it("returns when the condition is met", async () => {
    let calls = 0;
    await until(
      () => ++calls === 3,
      () => "not reached",
    );
    expect(calls).toBe(3);
  });

  it("fails with the message at the end of the wait if the condition is never met", async () => {
    let calls = 0;
    const wait = until(
      () => ++calls === 0,
      () => `checked, and not met: ${calls > 0}`,
      50,
    );
    await expect(wait).rejects.toThrow("Timed out after 0.05 s: checked, and not met: true");
  });
});

describe("within", () => {
  it("returns the promise's value, and throws its error", async () => {
    await expect(within(Promise.resolve(1), () => "not reached")).resolves.toBe(1);
    await expect(within(Promise.reject(new Error("broken")), () => "not reached")).rejects.toThrow(
      /^broken$/,
    );
  });

  it("fails if the promise is never settled", async () => {
    await expect(within(never, () => "no answer", 50)).rejects.toThrow("Timed out after 0.05 s: no answer");
  });
});
