import { descriptionAfter } from "./read-description";

const unknownProcess = "a process that does not describe itself holds the lock";

it.each([
  ["ECONNREFUSED", undefined],
  ["ENOENT", undefined],
  ["ECONNRESET", ""],
  ["EPIPE", ""],
  ["EAGAIN", unknownProcess],
])("interprets %s", (code, description) => {
  expect(descriptionAfter(Object.assign(new Error(code), { code }))).toBe(description);
});

it.each(["EACCES", "EMFILE", "ENOTSOCK"])(
  "rejects %s, because it does not show whether a process listens",
  (code) => {
    expect(() => descriptionAfter(Object.assign(new Error(code), { code }))).toThrow(code);
  },
);
