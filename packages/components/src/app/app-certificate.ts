import type { TlsPlan } from "@kind-berth/topology";
import * as command from "@pulumi/command";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { AppCluster } from "../cluster/app-cluster";
import { authorityOn } from "../cluster/apps-of-cluster";
import { authorityArgs, certificateArgs } from "../cluster/cluster-commands";

/** The driver's output: a certificate and its private key, in PEM format. */
interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

/** The app for which the certificate is created. */
interface CertificateFor {
  readonly name: string;
  readonly tls: TlsPlan;
  readonly metadata: k8s.types.input.meta.v1.ObjectMeta;
}

/** An app's self-signed certificate. It consists of the Secret that contains the certificate, and the authority's own certificate. */
export interface AppCertificate {
  readonly secret: k8s.core.v1.Secret;
  /** The authority's certificate in PEM format. It is not a secret. */
  readonly authority: pulumi.Output<string>;
}

/**
 * Creates an app's certificate and the Secret that contains it.
 *
 * Berth creates the certificate once. One certificate authority signs the certificates of all apps on the cluster. The stack's state
 * contains private keys only in encrypted form. Logs do not contain private keys.
 */
export function makeCertificate(
  cluster: AppCluster,
  { name, tls, metadata }: CertificateFor,
  opts: pulumi.CustomResourceOptions & { readonly parent: pulumi.Resource },
): AppCertificate {
  const authority = authorityOn(cluster, () => makeAuthority(cluster));
  const made = new command.local.Command(
    `${name}-certificate`,
    certificateArgs(tls.host, pulumi.secret(authority.stdout)),
    { parent: opts.parent, additionalSecretOutputs: ["stdout"] },
  );
  const pair = pulumi.secret(made.stdout).apply(read);
  const secret = new k8s.core.v1.Secret(
    `${name}-tls`,
    {
      metadata: { ...metadata, name: tls.secretName },
      type: "kubernetes.io/tls",
      stringData: { "tls.crt": pair.certificate, "tls.key": pair.key },
    },
    opts,
  );
  return { secret, authority: pulumi.unsecret(authority.stdout.apply((text) => read(text).certificate)) };
}

/** Creates the certificate authority. Its parent resource is the cluster, because all apps on the cluster share the authority. */
function makeAuthority(cluster: AppCluster): command.local.Command {
  const { name } = cluster.record;
  const parent = pulumi.Resource.isInstance(cluster) ? { parent: cluster } : {};
  return new command.local.Command(`${name}-authority`, authorityArgs(name), {
    ...parent,
    additionalSecretOutputs: ["stdout"],
  });
}

function read(text: string): KeyPair {
  return JSON.parse(text) as KeyPair;
}
