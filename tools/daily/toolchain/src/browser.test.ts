import { join } from "node:path";
import { provideBrowser } from "./browser";
import { makeCacheHome, type CacheHome } from "./fakes/cache-home";
import { writePrograms } from "./fakes/programs";

describe("provideBrowser", () => {
  let home: CacheHome;
  let bin: string;

  beforeEach(() => {
    home = makeCacheHome();
    bin = join(home.folder, "bin");
    home.set("PATH", bin);
  });
  afterEach(() => {
    home.remove();
    jest.restoreAllMocks();
  });

  it("returns the installed browser, and prefers Chromium to Chrome", async () => {
    writePrograms(bin, { "google-chrome": "exit 0" });
    expect(await provideBrowser(() => undefined)).toBe(join(bin, "google-chrome"));
    writePrograms(bin, { chromium: "exit 0" });
    expect(await provideBrowser(() => undefined)).toBe(join(bin, "chromium"));
  });

  it("reports what to install if the user is not allowed to install packages", async () => {
    jest.spyOn(process, "getuid").mockReturnValue(1000);
    await expect(provideBrowser(() => undefined)).rejects.toThrow(/Install Chromium or Chrome/);
  });
});
