import { mountsBelow } from "./mounts";

const INFO = [
  "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/vda rw",
  "40 22 8:1 /data /cache/berth/data rw,relatime - ext4 /dev/vda rw",
  "41 40 0:50 / /cache/berth/data/overlay2/a\\040b/merged rw - overlay overlay rw",
  "42 22 0:51 / /cache/berth/database rw - tmpfs tmpfs rw",
  "",
].join("\n");

describe("mountsBelow", () => {
  it("finds the folder's own mount and the mounts inside the folder, deepest first", () => {
    expect(mountsBelow(INFO, "/cache/berth/data")).toEqual([
      "/cache/berth/data/overlay2/a b/merged",
      "/cache/berth/data",
    ]);
  });

  it("finds no mounts for another folder", () => {
    expect(mountsBelow(INFO, "/home")).toEqual([]);
  });
});
