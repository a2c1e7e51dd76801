import { endAll, orRemove } from "./end-all";

const fail = (message: string) => () => Promise.reject(new Error(message));

describe("endAll", () => {
  it("runs every step in order, and throws the only error unchanged", async () => {
    const done: string[] = [];
    const step = (name: string) => () => Promise.resolve(done.push(name));
    const broken = new Error("broken");
    await expect(endAll(step("a"), () => Promise.reject(broken), step("b"))).rejects.toBe(broken);
    expect(done).toEqual(["a", "b"]);
  });

  it("throws all errors if several steps fail", async () => {
    await expect(endAll(fail("one"), fail("two"))).rejects.toThrow("Error: one\nError: two");
  });
});

describe("orRemove", () => {
  const remove = jest.fn(() => Promise.resolve());
  beforeEach(() => {
    remove.mockClear();
  });

  it("keeps what the step created if the step succeeds", async () => {
    await expect(orRemove(() => Promise.resolve(1), remove)).resolves.toBe(1);
    expect(remove).not.toHaveBeenCalled();
  });

  it("removes what the step created if the step fails, and throws the step's error", async () => {
    await expect(orRemove(fail("broken"), remove)).rejects.toThrow(/^broken$/);
    expect(remove).toHaveBeenCalledTimes(1);
  });

  it("throws both errors if the removal fails too", async () => {
    await expect(orRemove(fail("broken"), fail("still there"))).rejects.toThrow(
      "Error: broken\nError: still there",
    );
  });
});
