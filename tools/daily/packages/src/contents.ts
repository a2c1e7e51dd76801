/** The files in each published package, except the compiled sources. The keys are the package folders. */
export const otherContents: Readonly<Record<string, readonly string[]>> = {
  cli: ["LICENSE", "README.md", "bin/berth.js", "package.json"],
  components: ["LICENSE", "README.md", "crds/gateway-api.json", "package.json"],
  diagram: ["LICENSE", "README.md", "package.json"],
  driver: ["LICENSE", "README.md", "package.json"],
  topology: ["LICENSE", "README.md", "package.json", "schema/cluster-record.v1.json"],
};
