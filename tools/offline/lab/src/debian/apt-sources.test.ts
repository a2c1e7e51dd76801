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

  it("reads the one-line format, of a later release too", () => {
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

  it("leaves out what is not Debian's own, not for binaries, or switched off", () => {
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
  it("asks the machine's archives for the node's release", () => {
    expect(suiteSources(debianArchives({ "debian.sources": DEB822.replaceAll("bookworm", "trixie") }))).toBe(
      [
        "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.example/debian bookworm main",
        "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.example/debian bookworm-updates main",
        "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.example/debian-security bookworm-security main",
        "",
      ].join("\n"),
    );
  });

  it("says what is missing on a machine that is not Debian", () => {
    expect(() => suiteSources([])).toThrow("no Debian archive");
  });
});
