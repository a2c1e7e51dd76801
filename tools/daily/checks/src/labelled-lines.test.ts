import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { passOnLabelled } from "./labelled-lines";

it("labels each line, including a line that arrives in pieces and a last line without a newline", async () => {
  const to = new PassThrough();
  await passOnLabelled("docker", Readable.from(["one\nt", "wo\n", "\nthree"]), to);
  to.end();
  expect(await text(to)).toBe("docker | one\ndocker | two\ndocker | \ndocker | three\n");
});
