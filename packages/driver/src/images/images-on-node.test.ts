import { readImages } from "./images-on-node";

/** The output of `ctr` in containerd 2.1. */
const table = `REF TYPE DIGEST SIZE PLATFORMS LABELS
docker.io/shop/web:dev application/vnd.docker.distribution.manifest.v2+json sha256:0a 1.2 KiB linux/amd64 dev.berth.image-id=sha256:0b,io.cri-containerd.image=managed
registry.k8s.io/pause:3.10 application/vnd.oci.image.manifest.v1+json sha256:0c 312.3 KiB linux/amd64 io.cri-containerd.image=managed
sha256:0d application/vnd.oci.image.manifest.v1+json sha256:0e 1.0 KiB linux/amd64 -
`;

it("reads the image names on a node, and the engine's image ID for each name", () => {
  expect([...readImages(table)]).toEqual([
    ["docker.io/shop/web:dev", "sha256:0b"],
    ["registry.k8s.io/pause:3.10", undefined],
    ["sha256:0d", undefined],
  ]);
});
