import { transcriptOf } from "./transcript";

it("parses the commands and their responses from the demo's output", () => {
  const account = [
    "http://web/ answers:",
    "",
    "    Hello",
    "",
    "Responses, as described in examples/web/README.md:",
    "    $ curl http://web/",
    "    Hello",
    "    from here",
    "    $ curl http://web/other",
    "    404 page not found",
    "",
    "Next steps:",
    "    curl http://web/",
  ].join("\n");
  expect(transcriptOf(account)).toEqual([
    { command: "curl http://web/", seen: "Hello\nfrom here" },
    { command: "curl http://web/other", seen: "404 page not found" },
  ]);
});
