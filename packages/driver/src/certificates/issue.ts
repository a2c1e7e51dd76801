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

/** A certificate and its private key. The private key is a secret. */
export interface KeyPair {
  /** The certificate in PEM format. */
  readonly certificate: string;
  /** The private key in PKCS #8 format, encoded as PEM. */
  readonly key: string;
}

/** The signature algorithm. Every TLS client supports the elliptic curve P-256. */
const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

const day = 24 * 60 * 60 * 1000;
/** The validity period of a certificate authority, in milliseconds: ten years. */
const lifeOfAuthority = 3650 * day;
/**
 * The validity period of an app's certificate, in milliseconds: 825 days. Apple devices reject server certificates that are valid for
 * longer, even if the user trusts the certificate authority.
 *
 * @see https://support.apple.com/en-us/103769
 */
const lifeOfCertificate = 825 * day;

/**
 * Creates a certificate authority for a cluster's apps. The authority can sign only server certificates.
 *
 * @param name - the name under which the authority appears in a user's list of trusted authorities
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
 * Creates a server certificate.
 *
 * @param host - the host name in the app's URL; the name can start with `*.`
 * @param authority - the authority that signs the certificate
 */
export async function issueCertificate(host: string, authority: KeyPair): Promise<KeyPair> {
  const keys = await newKeys();
  const issuer = new X509Certificate(authority.certificate);
  const certificate = await X509CertificateGenerator.create({
    ...validFor(lifeOfCertificate),
    // The subject alternative names contain the host name. The common name does not, because it is limited to 64 characters.
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

/** Returns a certificate's validity period. The period starts one day in the past, in case a client's clock is slow. */
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
