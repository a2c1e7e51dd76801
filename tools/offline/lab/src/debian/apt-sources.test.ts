import { debianArchives, suiteSources } from "./apt-sources";

const DEB822 = `# comment
Types: deb
URIs: http://deb.example/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb deb-src
URIs: http://deb.example/debian-security
Suites: bookworm-security
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
`;

describe("debianArchives", () => {
  it("reads the deb822 format", () => {
    expect(debianArchives({ "debian.sources": DEB822 })).toEqual([
      { uri: "http://deb.example/debian", pocket: "" },
      { uri: "http://deb.example/debian", pocket: "-updates" },
      { uri: "http://deb.example/debian-security", pocket: "-security" },
    ]);
  });

  it("reads the one-line format, also for a later Debian release", () => {
    const text = `# deb http://old.example/debian trixie main
deb [arch=amd64 signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.example/debian trixie main contrib # ours
deb-src http://deb.example/debian trixie main
deb http://deb.example/debian-security trixie-security main
`;
    expect(debianArchives({ "sources.list": text })).toEqual([
      { uri: "http://deb.example/debian", pocket: "" },
      { uri: "http://deb.example/debian-security", pocket: "-security" },
    ]);
  });

  it("omits archives that are not Debian's, that have no binary packages, or that are disabled", () => {
    const others = `Types: deb
URIs: http://vendor.example/apt
Suites: bookworm
Components: main
Signed-By: /usr/share/keyrings/vendor.gpg

Types: deb
URIs: http://vendor.example/stable
Suites: bookworm
Components: stable

Types: deb-src
URIs: http://deb.example/debian
Suites: bookworm
Components: main

Types: deb
Enabled: no
URIs: http://deb.example/debian
Suites: bookworm
Components: main
`;
    expect(debianArchives({ "others.sources": others })).toEqual([]);
  });
});

describe("suiteSources", () => {
  it("creates sources for the node's release from the machine's archives", () => {
    expect(suiteSources(debianArchives({ "debian.sources": DEB822.replaceAll("bookworm", "trixie") }))).toBe(
      [
        "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.example/debian bookworm main",
        "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.example/debian bookworm-updates main",
        "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.example/debian-security bookworm-security main",
        "",
      ].join("\n"),
    );
  });

  it("requires Debian's signature, even if the machine trusts an archive without a signature", () => {
    const text = "deb [trusted=yes allow-insecure=yes] http://deb.example/debian bookworm main\n";
    expect(suiteSources(debianArchives({ "sources.list": text }))).toBe(
      "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.example/debian bookworm main\n",
    );
  });

  it("reports the missing Debian archive on a machine that does not run Debian", () => {
    expect(() => suiteSources([])).toThrow("no Debian archive");
  });
});
