import type { Stack } from "@kind-berth-tools/stack";
import { ConfiguredStack, type Configuration } from "./configured-stack";

/** A stack that only counts its operations. `up` fails while `fails` is set. */
class FakeStack {
  ups = 0;
  destroys = 0;
  fails = false;
  configured: Configuration = {};

  configure(values: Configuration): Promise<void> {
    this.configured = { ...this.configured, ...values };
    return Promise.resolve();
  }

  up() {
    this.ups++;
    return Promise.resolve({ exitCode: this.fails ? 1 : 0, stdout: "", output: "" });
  }

  destroy() {
    this.destroys++;
    return Promise.resolve({ exitCode: 0, stdout: "", output: "" });
  }
}

let fake: FakeStack;
let stack: ConfiguredStack;

beforeEach(() => {
  fake = new FakeStack();
  stack = new ConfiguredStack(fake as unknown as Stack);
});

it("runs `up` once for the same values", async () => {
  await stack.ensure({ color: "red" });
  await stack.ensure({ color: "red" });
  await stack.ensure();
  expect(fake).toMatchObject({ ups: 1, configured: { color: "red" } });
});

it("runs `up` once for a stack without values", async () => {
  await stack.ensure();
  await stack.ensure();
  expect(fake.ups).toBe(1);
});

it("runs `up` again for a changed value, and keeps the other values", async () => {
  await stack.up({ color: "red", size: "small" });
  await stack.ensure({ color: "blue" });
  expect(fake).toMatchObject({ ups: 2, configured: { color: "blue", size: "small" } });
  expect(stack.value("size")).toBe("small");
});

it("runs `up` for values that changed without an `up`, but not if they were changed back", async () => {
  await stack.up({ color: "red" });
  await stack.configure({ color: "blue" });
  await stack.configure({ color: "red" });
  await stack.ensure();
  expect(fake.ups).toBe(1);
  await stack.configure({ color: "blue" });
  await stack.ensure();
  expect(fake.ups).toBe(2);
});

it("runs `up` again after a failed `up`", async () => {
  await stack.up({ color: "red" });
  fake.fails = true;
  await expect(stack.up({ color: "blue" })).rejects.toThrow("pulumi ended with exit code 1");
  expect((await stack.tryUp()).exitCode).toBe(1);
  fake.fails = false;
  await stack.ensure({ color: "red" });
  expect(fake.ups).toBe(4);
});

it("runs `up` again only if a change to the resources was not restored", async () => {
  await stack.up({ color: "red" });
  await stack.disturbed(() => Promise.resolve());
  await stack.ensure();
  expect(fake.ups).toBe(1);
  await expect(stack.disturbed(() => Promise.reject(new Error("not restored")))).rejects.toThrow();
  await stack.ensure();
  expect(fake.ups).toBe(2);
});

it("destroys the stack only if an `up` may have created resources, and only once", async () => {
  await stack.ensureEmpty();
  expect(fake.destroys).toBe(0);
  fake.fails = true;
  await stack.tryUp();
  await stack.ensureEmpty();
  await stack.ensureEmpty();
  expect(fake.destroys).toBe(1);
});
