import type { TlsPlan } from "@kind-berth/topology";
import * as command from "@pulumi/command";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { AppCluster } from "../cluster/app-cluster";
import { authorityOn } from "../cluster/apps-of-cluster";
import { authorityArgs, certificateArgs } from "../cluster/cluster-commands";

/** What the driver writes: a certificate with its key, in PEM. */
interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

/** Where a certificate is for. */
interface CertificateFor {
  readonly name: string;
  readonly tls: TlsPlan;
  readonly metadata: k8s.types.input.meta.v1.ObjectMeta;
}

/** The Secret with an app's own certificate, and who has signed it. */
export interface AppCertificate {
  readonly secret: k8s.core.v1.Secret;
  /** PEM; no secret. */
  readonly authority: pulumi.Output<string>;
}

/** Makes an app's certificate, once, signed by an authority that the cluster's apps share. Keys are in the state encrypted, and in no log. */
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

/** The authority belongs to the cluster, not to the app that needs it first. */
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
