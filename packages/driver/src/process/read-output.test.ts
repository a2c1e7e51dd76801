import { BerthError } from "@kind-berth/topology";
import { z } from "zod";
import { readOutput } from "./read-output";

const shape = z.array(z.object({ Id: z.string() }));

function messageFor(text: string): string {
  try {
    readOutput("container inspect", shape, text);
  } catch (error) {
    if (BerthError.isInstance(error)) return error.message;
    throw error;
  }
  return "";
}

it("returns the value of a text that matches the shape", () => {
  expect(readOutput("container inspect", shape, '[{"Id":"a"}]')).toEqual([{ Id: "a" }]);
});

it.each(["", "\u001b[33mnotice: update available", '[{"Id":"secret'])(
  "rejects %j, which is not JSON",
  (text) => {
    expect(messageFor(text)).toMatch(
      /has an unknown format: it is not JSON\. Check that .*\[COMMAND_OUTPUT_INVALID\]$/,
    );
  },
);

it.each(["null", '"secret"', '{"__proto__":"secret"}'])("rejects %j, which has another form", (text) => {
  expect(messageFor(text)).toContain("the value does not have the required form (expected array");
});

it("names the values that have another form, but does not show them", () => {
  const message = messageFor('[{"Id":"a"},{"Id":["secret"]},7]');
  expect(message).toContain("`[1].Id` does not have the required form (expected string, received array)");
  expect(message).toContain("`[2]` does not have the required form (expected object, received number)");
  expect(message).not.toContain("secret");
});
