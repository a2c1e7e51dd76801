import { installPackages, readOsRelease, whyNotInstallable } from "./engine/debian-packages";
import { ToolchainError } from "./problem";
import { onPath } from "./process/on-path";
import type { Report } from "./progress";

/** The program names of Chromium and Chrome, in search order. */
const programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"] as const;

/**
 * Finds Chromium or Chrome on the PATH. If neither is installed and this process runs as root on Debian, the function installs Debian's
 * Chromium.
 *
 * @returns The path of the browser's executable.
 * @throws ToolchainError `BROWSER_MISSING` or `PACKAGES_NOT_INSTALLED`.
 */
export async function provideBrowser(report: Report): Promise<string> {
  const found = findBrowser();
  if (found !== undefined) return found;
  const obstacle = whyNotInstallable(await readOsRelease(), process.getuid?.());
  if (obstacle === undefined) await installPackages(["chromium"], report);
  const installed = findBrowser();
  if (installed !== undefined) return installed;
  throw new ToolchainError(
    "BROWSER_MISSING",
    `PATH contains none of ${programs.join(", ")}, and no browser can be installed: ${obstacle ?? "Debian's package contains none of them"}. ` +
      "Install Chromium or Chrome, then run this again.",
  );
}

function findBrowser(): string | undefined {
  return programs.flatMap((name) => onPath(name))[0];
}
