import { duration, reported, resultTable } from "./progress";

describe("duration", () => {
  it.each([
    [400, "0 s"],
    [59_400, "59 s"],
    [59_600, "1 min 00 s"],
    [125_000, "2 min 05 s"],
  ])("formats %d ms as %s", (milliseconds, text) => {
    expect(duration(milliseconds)).toBe(text);
  });
});

describe("reported", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it("reports the start of a build, each half minute, and the end", async () => {
    const lines: string[] = [];
    const work = reported(
      (line) => lines.push(line),
      "etcd",
      40,
      () => new Promise((resolve) => setTimeout(resolve, 70_000)),
    );
    await jest.advanceTimersByTimeAsync(70_000);
    await work;
    expect(lines).toEqual([
      "etcd: building (usually 40 s)",
      "etcd: building for 30 s (usually 40 s)",
      "etcd: building for 1 min 00 s (usually 40 s)",
      "etcd: built in 1 min 10 s",
    ]);
  });

  it("stops reporting when the build fails", async () => {
    const lines: string[] = [];
    await expect(
      reported(
        (line) => lines.push(line),
        "etcd",
        40,
        () => Promise.reject(new Error("no disk")),
      ),
    ).rejects.toThrow("no disk");
    await jest.advanceTimersByTimeAsync(70_000);
    expect(lines).toHaveLength(1);
  });
});

describe("resultTable", () => {
  it("has one row for each part", () => {
    const table = resultTable([
      { name: "etcd", took: 9_000, size: 26_751_138 },
      { name: "kind", took: undefined, size: 10_000_000 },
    ]);
    expect(table).toMatch(/etcd\s*│\s*9 s\s*│\s*26\.8 MB/);
    expect(table).toMatch(/kind\s*│\s*already built\s*│\s*10\.0 MB/);
  });
});
