import { eventsOf } from "./follow";

const object = (name: string, resourceVersion = "1") => ({ metadata: { name, resourceVersion } });

describe("eventsOf", () => {
  it("returns the changes between two lists of objects as events", () => {
    const known = new Map([
      ["gone", object("gone")],
      ["same", object("same")],
      ["changed", object("changed")],
    ]);
    expect(eventsOf(known, [object("same"), object("changed", "2"), object("new")])).toEqual([
      { type: "DELETED", object: object("gone") },
      { type: "MODIFIED", object: object("changed", "2") },
      { type: "ADDED", object: object("new") },
    ]);
  });
});
