import { judgeRivals } from "./judge-rivals";

const holder = "process 4711";

it.each([
  ["acquires the lock if no other process listens", [], { result: "won" }],
  ["withdraws if another process holds the lock", [["a", holder]], { result: "lost", holder }],
  ["withdraws from a holder whose file name comes later", [["z", holder]], { result: "lost", holder }],
  ["withdraws if another process has priority", [["a", ""]], { result: "lost", holder: "" }],
  ["waits for a process without priority", [["z", ""]], { result: "undecided" }],
  [
    "withdraws if only one of the other processes has priority",
    [
      ["z", ""],
      ["a", ""],
    ],
    { result: "lost", holder: "" },
  ],
  [
    "describes the holder, even if a process with priority is acquiring the lock",
    [
      ["a", ""],
      ["z", holder],
    ],
    { result: "lost", holder },
  ],
] as const)("%s", (_, rivals, expected) => {
  expect(judgeRivals("m", new Map(rivals))).toEqual(expected);
});

it("gives priority to exactly one of any number of processes", () => {
  const names = ["c", "a", "b", "d"];
  const results = names.map((own) => {
    const rivals = new Map(names.filter((name) => name !== own).map((name) => [name, ""]));
    return judgeRivals(own, rivals).result;
  });
  expect(results).toEqual(["lost", "undecided", "lost", "lost"]);
});
