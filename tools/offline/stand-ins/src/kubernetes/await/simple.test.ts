import { SIMPLE_RULES, SimpleAwaiter } from "./simple";

function awaiter(object: Record<string, unknown>, isNew = true): SimpleAwaiter {
  const rule = SIMPLE_RULES[`${String(object["apiVersion"])}/${String(object["kind"])}`];
  if (rule === undefined) throw new Error("no rule");
  return new SimpleAwaiter(object, rule, isNew);
}

const claim = (phase: string) => ({
  ...{ apiVersion: "v1", kind: "PersistentVolumeClaim", metadata: { name: "disk" } },
  spec: { storageClassName: "standard" },
  status: { phase },
});
const late = {
  kind: "StorageClass",
  metadata: { name: "standard" },
  volumeBindingMode: "WaitForFirstConsumer",
};

describe("a PersistentVolumeClaim", () => {
  it("is ready when it is bound", () => {
    expect(awaiter(claim("Bound")).isReady()).toBe(true);
    expect(awaiter(claim("Pending")).isReady()).toBe(false);
  });

  it("is ready while it waits for a pod if its StorageClass uses WaitForFirstConsumer", () => {
    const waiting = awaiter(claim("Pending"));
    waiting.observe({ type: "ADDED", object: late });
    expect(waiting.isReady()).toBe(true);
    const bound = awaiter(claim("Bound"), false);
    bound.observe({ type: "ADDED", object: late });
    expect(bound.isReady()).toBe(true);
  });

  it("times out after five minutes", () => {
    expect(awaiter(claim("Pending")).seconds).toBe(300);
    expect(awaiter(claim("Pending")).timedOut().message).toBe("Timeout occurred polling for 'disk'");
  });
});

describe("a Secret", () => {
  it("is ready immediately, unless a controller must add its data", () => {
    const secret = { apiVersion: "v1", kind: "Secret", metadata: { name: "s" } };
    const token = { ...secret, type: "kubernetes.io/service-account-token" };
    expect(awaiter(secret).isReady()).toBe(true);
    expect(awaiter(token).isReady()).toBe(false);
    expect(awaiter({ ...token, data: { token: "x" } }).isReady()).toBe(true);
  });
});
