/**
 * The node images that the kind project built for each kind release, from kind's release notes. The outer key is the kind version, and the
 * inner key is the Kubernetes version. Each value is an image digest. Berth uses digests because a later kind release may publish a
 * different image under the same tag.
 *
 * @see https://github.com/kubernetes-sigs/kind/releases
 */
export const pinnedNodeImages: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "0.33.0": {
    "1.37.0": "sha256:a1ed56cfb0e7b93589bdf97c8cd566405a265939e3620fc4f5de89adff580ae5",
    "1.36.4": "sha256:099e049362a1526b2db71494e1947aae99bd16290d7c895f2b7ea312e3cbfaed",
    "1.35.8": "sha256:07b2536e30b803ed61d1677a79df6115f798ce64c80f9e22f6ed45afd09323c0",
    "1.34.11": "sha256:44e222ee2132dab25ff87301682f89eb82c7880ea3a1bf543bfe9708fd08d67d",
  },
  "0.32.0": {
    "1.36.1": "sha256:3489c7674813ba5d8b1a9977baea8a6e553784dab7b84759d1014dbd78f7ebd5",
    "1.35.5": "sha256:ce977ae6d65918d0b58a5f8b5e940429c2ce42fa3a5619ec2bbc60b949c0ac95",
    "1.34.8": "sha256:02722c2dedddcfc00febf5d27fbeb9b7b2c14294c82109ff4a85d89ac9ba3256",
    "1.33.12": "sha256:3f5c8443c620245e4d355cfe09e96a91ead32ceaa569d3f1ca9edf0cb2fe2ff4",
  },
  "0.31.0": {
    "1.35.0": "sha256:452d707d4862f52530247495d180205e029056831160e22870e37e3f6c1ac31f",
    "1.34.3": "sha256:08497ee19eace7b4b5348db5c6a1591d7752b164530a36f855cb0f2bdcbadd48",
    "1.33.7": "sha256:d26ef333bdb2cbe9862a0f7c3803ecc7b4303d8cea8e814b481b09949d353040",
    "1.32.11": "sha256:5fc52d52a7b9574015299724bd68f183702956aa4a2116ae75a63cb574b35af8",
    "1.31.14": "sha256:6f86cf509dbb42767b6e79debc3f2c32e4ee01386f0489b3b2be24b0a55aac2b",
  },
  "0.30.0": {
    "1.34.0": "sha256:7416a61b42b1662ca6ca89f02028ac133a309a2a30ba309614e8ec94d976dc5a",
    "1.33.4": "sha256:25a6018e48dfcaee478f4a59af81157a437f15e6e140bf103f85a2e7cd0cbbf2",
    "1.32.8": "sha256:abd489f042d2b644e2d033f5c2d900bc707798d075e8186cb65e3f1367a9d5a1",
    "1.31.12": "sha256:0f5cc49c5e73c0c2bb6e2df56e7df189240d83cf94edfa30946482eb08ec57d2",
  },
};

/**
 * Whether a Kubernetes version matches the requested version. A requested minor version, such as `1.36`, matches all its patch versions.
 */
export function isVersion(version: string, asked: string): boolean {
  return version === asked || version.startsWith(`${asked}.`);
}

/** All Kubernetes versions for which at least one kind release has an image. The versions for the newest kind release come first. */
export const pinnedVersions: readonly string[] = [
  ...new Set(Object.values(pinnedNodeImages).flatMap((images) => Object.keys(images))),
];

/**
 * Returns a kind release's node image for a Kubernetes version.
 *
 * @param kindVersion - the kind release version, such as `0.33.0`
 * @param asked - a minor version such as `1.36`, or a patch version
 * @returns the image with its digest; `undefined` if the release has no such image, or if Berth does not know the release
 */
export function pinnedNodeImage(kindVersion: string, asked: string): string | undefined {
  const images = Object.entries(pinnedNodeImages[kindVersion] ?? {});
  const [version, digest] = images.find(([has]) => isVersion(has, asked)) ?? [];
  return version === undefined ? undefined : `kindest/node:v${version}@${digest ?? ""}`;
}
