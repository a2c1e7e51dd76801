import { isImageReference } from "./image-reference";
import { pinnedNodeImage, pinnedNodeImages } from "./pinned-node-images";

it("returns the image for a minor version and for a patch version", () => {
  const image =
    "kindest/node:v1.36.4@sha256:099e049362a1526b2db71494e1947aae99bd16290d7c895f2b7ea312e3cbfaed";
  expect(pinnedNodeImage("0.33.0", "1.36")).toBe(image);
  expect(pinnedNodeImage("0.33.0", "1.36.4")).toBe(image);
});

it.each([
  ["0.33.0", "1.36.1"],
  ["0.33.0", "1.3"],
  ["0.32.0", "1.37"],
  ["0.34.0", "1.36"],
])("returns no image for kind %s and Kubernetes %s", (kind, version) => {
  expect(pinnedNodeImage(kind, version)).toBeUndefined();
});

it("contains complete digests, and one image per minor version for each kind release", () => {
  for (const [kind, images] of Object.entries(pinnedNodeImages)) {
    for (const [version, digest] of Object.entries(images)) {
      expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect(isImageReference(pinnedNodeImage(kind, version) ?? "")).toBe(true);
    }
    const minors = Object.keys(images).map((version) => version.split(".")[1]);
    expect(new Set(minors).size).toBe(minors.length);
  }
});
