import { cp, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { go } from "./go-command";
import { requiredVersion, type GoModFile } from "./go-module";

/** The module path of lego, the ACME client in Traefik. */
const LEGO = "github.com/go-acme/lego/v4";

/**
 * The checksum of lego's source, in the format of go.sum. The lab's go.sum cannot contain the checksum, because go.mod replaces this module.
 * The value for another version is in Traefik's go.sum, which the lab's go.sum verifies.
 */
export const LEGO_CHECKSUM = {
  version: "v4.33.0",
  sum: "h1:2KrRKieG+VczT4zvVXKAY7Tp/S3XLvh/QImofBALRAM=", // source: go.sum of github.com/traefik/traefik/v3 v3.6.12
};

/**
 * The parts of lego that the lab omits. They are files that no import uses, and the DNS providers. A stub that rejects every DNS provider
 * replaces them.
 */
export const LEFT_OUT = ["cmd", "docs", "e2e", join("providers", "dns"), "go.mod", "go.sum"];

/**
 * Copies lego's source into a folder that contains the lab's empty list of DNS providers.
 *
 * The 190 DNS providers would add about 850 packages of cloud clients. A cluster on one machine never requests a certificate by DNS.
 *
 * @param directory - A copy of the lab's `lego` folder. The function adds lego's source to this folder.
 * @param outside - A folder outside any Go module.
 * @throws Error if the downloaded source does not have the pinned checksum.
 */
export async function completeLego(directory: string, module: GoModFile, outside: string): Promise<void> {
  const version = requiredVersion(module, LEGO);
  // The command runs outside any module, because go.mod replaces this module. Outside a module, the go command verifies a download only with
  // the checksum database, which GOSUMDB and GONOSUMDB can disable.
  const { Dir, Sum } = JSON.parse(await go(["mod", "download", "-json", `${LEGO}@${version}`], outside)) as {
    Dir: string;
    Sum: string;
  };
  if (version !== LEGO_CHECKSUM.version || Sum !== LEGO_CHECKSUM.sum) {
    throw new Error(
      `${LEGO} ${version} has the checksum ${Sum}, but tools/offline/lab/src/go/lego.ts pins ${LEGO_CHECKSUM.sum} for ` +
        `${LEGO_CHECKSUM.version}. If go.mod requires a new version, copy its checksum from Traefik's go.sum.`,
    );
  }
  await cp(Dir, directory, {
    recursive: true,
    filter: (source) => {
      const path = relative(Dir, source);
      return (
        !LEFT_OUT.some((left) => path === left || path.startsWith(left + sep)) && !path.endsWith("_test.go")
      );
    },
  });
  await readFile(join(directory, "providers", "dns", "dns.go")); // fails if the copy has overwritten the stub
}
