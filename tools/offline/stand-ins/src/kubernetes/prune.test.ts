import { prune } from "./prune";

describe("prune", () => {
  it("keeps the fields that the shape has, with live values", () => {
    const live = { spec: { replicas: 3, strategy: { type: "RollingUpdate" } }, status: {} };
    expect(prune(live, { spec: { replicas: 1, paused: true } })).toEqual({ spec: { replicas: 3 } });
  });

  it("matches array elements by index", () => {
    const live = { ports: [{ port: 80, protocol: "TCP" }, { port: 81 }] };
    expect(prune(live, { ports: [{ port: 1 }] })).toEqual({ ports: [{ port: 80 }] });
  });

  it("keeps a live value whose type differs from the type in the shape", () => {
    expect(prune({ port: 80, args: ["a"] }, { port: "http", args: [{}] })).toEqual({ port: 80, args: ["a"] });
  });
});
