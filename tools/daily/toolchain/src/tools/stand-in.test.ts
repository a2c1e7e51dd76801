import { fromStandIn, STAND_INS_VARIABLE } from "./stand-in";

const before = process.env[STAND_INS_VARIABLE];
afterEach(() => {
  if (before === undefined) Reflect.deleteProperty(process.env, STAND_INS_VARIABLE);
  else process.env[STAND_INS_VARIABLE] = before;
});

it("offers no stand-in if BERTH_STAND_INS forbids stand-ins", async () => {
  process.env[STAND_INS_VARIABLE] = "never";
  expect(await fromStandIn({ kind: "resource", name: "command", version: "1.2.1" })()).toEqual({
    refusal: "BERTH_STAND_INS forbids stand-ins",
  });
});

it("offers no stand-in for a plugin without a stand-in, or for another version", async () => {
  Reflect.deleteProperty(process.env, STAND_INS_VARIABLE);
  expect(await fromStandIn({ kind: "resource", name: "aws" })()).toEqual({
    refusal: "the plugin has no stand-in",
  });
  expect(await fromStandIn({ kind: "resource", name: "command", version: "0.0.1" })()).toEqual({
    refusal: "the stand-in is for 1.2.1, not 0.0.1",
  });
});
