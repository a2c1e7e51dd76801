import { webcrypto } from "node:crypto";
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from "./x509";

/** A certificate with its key, both in PEM. The key is a secret. */
export interface KeyPair {
  /** PEM. */
  readonly certificate: string;
  /** PKCS #8 in PEM. */
  readonly key: string;
}

/** The curve that every client of TLS knows. */
const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

const day = 24 * 60 * 60 * 1000;
/** How long an authority is good for, in milliseconds: ten years. */
const lifeOfAuthority = 3650 * day;
/**
 * How long an app's certificate is good for, in milliseconds. Apple's clients take none from a user's own authority that is good for more
 * than 825 days.
 *
 * @see https://support.apple.com/en-us/103769
 */
const lifeOfCertificate = 825 * day;

/**
 * Makes a certificate authority for the apps of a cluster, which signs certificates of servers only.
 *
 * @param name - what people see in their list of authorities
 */
export async function issueAuthority(name: string): Promise<KeyPair> {
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...validFor(lifeOfAuthority),
    name: [{ O: ["Berth"] }, { CN: [name] }],
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: certificate.toString("pem"), key: await pemOf(keys.privateKey) };
}

/**
 * Makes the certificate of a server.
 *
 * @param host - the name that it is asked for by; it may begin with `*.`
 * @param authority - who signs it
 */
export async function issueCertificate(host: string, authority: KeyPair): Promise<KeyPair> {
  const keys = await newKeys();
  const issuer = new X509Certificate(authority.certificate);
  const certificate = await X509CertificateGenerator.create({
    ...validFor(lifeOfCertificate),
    // The name of the host has its place among the alternative names; a common name holds but 64 characters.
    subject: [{ O: ["Berth"] }],
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey: await privateKeyOf(authority),
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([{ type: "dns", value: host }]),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer),
    ],
  });
  return { certificate: certificate.toString("pem"), key: await pemOf(keys.privateKey) };
}

function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}

/** From a day ago on, for clocks that are slow. */
function validFor(life: number): { notBefore: Date; notAfter: Date } {
  const notBefore = new Date(Date.now() - day);
  return { notBefore, notAfter: new Date(notBefore.getTime() + life) };
}

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  return PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", key), "PRIVATE KEY");
}

async function privateKeyOf({ key }: KeyPair): Promise<webcrypto.CryptoKey> {
  return webcrypto.subtle.importKey("pkcs8", PemConverter.decodeFirst(key), algorithm, false, ["sign"]);
}
