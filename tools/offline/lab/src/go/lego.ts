import { cp, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { go } from "./go-command";
import { requiredVersion, type GoModFile } from "./go-module";

/** The ACME client that Traefik is compiled with. */
const LEGO = "github.com/go-acme/lego/v4";

/** What of lego is left out: the DNS providers, in whose place the lab has a refusal, and what no import reaches. */
export const LEFT_OUT = ["cmd", "docs", "e2e", join("providers", "dns"), "go.mod", "go.sum"];

/**
 * Puts lego's source beside the lab's own list of DNS providers, which is empty.
 *
 * The 190 providers bring some 850 packages of cloud clients along, and no cluster on one machine asks for a
 * certificate by DNS.
 *
 * @param directory - A copy of the lab's `lego` folder, to be completed.
 * @param outside - A folder that is in no Go module.
 */
export async function completeLego(directory: string, module: GoModFile, outside: string): Promise<void> {
  const version = requiredVersion(module, LEGO);
  // Outside any module, since go.mod has this module replaced. The go command checks what it downloads against the
  // checksum database.
  const { Dir } = JSON.parse(await go(["mod", "download", "-json", `${LEGO}@${version}`], outside)) as {
    Dir: string;
  };
  await cp(Dir, directory, {
    recursive: true,
    filter: (source) => {
      const path = relative(Dir, source);
      return (
        !LEFT_OUT.some((left) => path === left || path.startsWith(left + sep)) && !path.endsWith("_test.go")
      );
    },
  });
  await readFile(join(directory, "providers", "dns", "dns.go")); // or the copy has replaced what it must not
}
