import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { passOnLabelled } from "./labelled-lines";

it("labels each line, also one that comes in pieces and a last one without an end", async () => {
  const to = new PassThrough();
  await passOnLabelled("docker", Readable.from(["one\nt", "wo\n", "\nthree"]), to);
  to.end();
  expect(await text(to)).toBe("docker | one\ndocker | two\ndocker | \ndocker | three\n");
});
