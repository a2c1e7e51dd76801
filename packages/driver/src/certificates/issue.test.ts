import { X509Certificate } from "node:crypto";
import { createServer, request } from "node:https";
import type { AddressInfo } from "node:net";
import { issueAuthority, issueCertificate, type KeyPair } from "./issue";

let authority: KeyPair;
let web: KeyPair;

beforeAll(async () => {
  authority = await issueAuthority("demo");
  web = await issueCertificate("web.localhost", authority);
});

it("issues a self-signed certificate authority with the cluster's name", () => {
  const certificate = new X509Certificate(authority.certificate);
  expect(certificate.ca).toBe(true);
  expect(certificate.subject).toBe("O=Berth\nCN=demo");
  expect(certificate.verify(certificate.publicKey)).toBe(true);
});

it("issues a certificate that is valid only for its host and is signed by the authority", () => {
  const certificate = new X509Certificate(web.certificate);
  const issuer = new X509Certificate(authority.certificate);
  expect(certificate.ca).toBe(false);
  expect(certificate.verify(issuer.publicKey)).toBe(true);
  expect(certificate.checkIssued(issuer)).toBe(true);
  expect(certificate.checkHost("web.localhost")).toBe("web.localhost");
  expect(certificate.checkHost("other.localhost")).toBeUndefined();
  expect(Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)).toBe(825 * 24 * 3600 * 1000);
});

it("creates a new key and serial number for each certificate", async () => {
  const again = await issueCertificate("web.localhost", authority);
  expect(again.key).not.toBe(web.key);
  expect(new X509Certificate(again.certificate).serialNumber).not.toBe(
    new X509Certificate(web.certificate).serialNumber,
  );
});

it.each([
  ["is trusted by a client with the authority", "web.localhost", true, "answered"],
  ["is not trusted without the authority", "web.localhost", false, "UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
  ["is not valid for another host", "other.localhost", true, "ERR_TLS_CERT_ALTNAME_INVALID"],
])("issues a certificate that %s", async (_, servername, trusts, outcome) => {
  const server = createServer({ cert: web.certificate, key: web.key }, (_request, response) =>
    response.end("answered"),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const ca = trusts ? { ca: authority.certificate } : {};
  const seen = await new Promise((resolve) =>
    request({ host: "127.0.0.1", port, servername, agent: false, ...ca }, (response) => {
      response.resume().once("end", () => {
        resolve("answered");
      });
    })
      .once("error", (error: NodeJS.ErrnoException) => {
        resolve(error.code);
      })
      .end(),
  );
  server.close();
  expect(seen).toBe(outcome);
});
