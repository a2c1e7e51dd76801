import ipaddr from "ipaddr.js";
import { given, type Finding } from "../../findings/finding";
import type { NetworkingArgs } from "../kind-args";
import { unlessEmpty, type CheckedCluster } from "./checked-cluster";

/** An address range, which consists of its first address and its prefix length in bits. */
type Subnet = [ipaddr.IPv4 | ipaddr.IPv6, number];
type SubnetKey = "podSubnet" | "serviceSubnet";
type Family = NonNullable<NetworkingArgs["ipFamily"]>;

/**
 * kind's default subnets.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/apis/config/default.go
 */
const defaults: Readonly<Record<SubnetKey, Readonly<Record<Family, string>>>> = {
  podSubnet: {
    ipv4: "10.244.0.0/16",
    ipv6: "fd00:10:244::/56",
    dual: "10.244.0.0/16,fd00:10:244::/56",
  },
  serviceSubnet: {
    ipv4: "10.96.0.0/16",
    ipv6: "fd00:10:96::/112",
    dual: "10.96.0.0/16,fd00:10:96::/112",
  },
};

/** Checks the address ranges for pods and Services in the same way as kind and kubeadm. Also checks that the two ranges do not overlap. */
export function checkSubnets(cluster: CheckedCluster): Finding[] {
  const findings = [...checkForm("podSubnet", cluster), ...checkForm("serviceSubnet", cluster)];
  if (findings.length > 0) return findings;
  return [...checkOverlap(cluster), ...checkPodRoom(cluster), ...checkServiceRoom(cluster)];
}

/** @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/apis/config/validate.go */
function checkForm(key: SubnetKey, { networking = {} }: CheckedCluster): Finding[] {
  const given = unlessEmpty(networking[key]);
  if (given === undefined) return [];
  const rule = misfit(given.split(","), networking.ipFamily ?? "ipv4");
  if (rule === undefined) return [];
  const example = `Use a range such as \`${defaults[key][networking.ipFamily ?? "ipv4"]}\`.`;
  // A range for each IP family shows that the cluster is meant to have both.
  const meansDual = misfit(given.split(","), "dual") === undefined && given.includes(",");
  return [
    {
      code: "SUBNET_INVALID",
      path: `networking.${key}`,
      value: given,
      rule,
      remedy: meansDual ? `Set \`networking.ipFamily\` to \`dual\`. For one IP family: ${example}` : example,
    },
  ];
}

function misfit(parts: readonly string[], family: Family): string | undefined {
  const subnets = parts.map(readSubnet);
  if (subnets.some((subnet) => subnet === undefined)) return "it must be an address range in CIDR notation";
  const kinds = subnets.map((subnet) => subnet?.[0].kind());
  if (family === "dual") {
    const fits = kinds.length === 1 || (kinds.length === 2 && kinds[0] !== kinds[1]);
    return fits
      ? undefined
      : "it must be one range, or one IPv4 range and one IPv6 range, because the cluster's IP family is `dual`";
  }
  const fits = kinds.length === 1 && kinds[0] === family;
  return fits
    ? undefined
    : `it must be one ${family === "ipv4" ? "IPv4" : "IPv6"} range, because the cluster's IP family is \`${family}\``;
}

function readSubnet(text: string): Subnet | undefined {
  const address = text.slice(0, text.indexOf("/"));
  const valid =
    ipaddr.isValidCIDR(text) && (address.includes(":") || ipaddr.IPv4.isValidFourPartDecimal(address));
  return valid ? ipaddr.parseCIDR(text) : undefined;
}

function subnetsOf(key: SubnetKey, { networking = {} }: CheckedCluster): Subnet[] {
  const text = unlessEmpty(networking[key]) ?? defaults[key][networking.ipFamily ?? "ipv4"];
  return text
    .split(",")
    .map(readSubnet)
    .filter((subnet) => subnet !== undefined);
}

function checkOverlap(cluster: CheckedCluster): Finding[] {
  const services = subnetsOf("serviceSubnet", cluster);
  const clash = subnetsOf("podSubnet", cluster).some((pods) =>
    services.some((other) => overlap(pods, other)),
  );
  if (!clash) return [];
  const { networking = {} } = cluster;
  const key = unlessEmpty(networking.podSubnet) === undefined ? "serviceSubnet" : "podSubnet";
  const other = key === "podSubnet" ? "serviceSubnet" : "podSubnet";
  return [
    {
      code: "SUBNETS_OVERLAP",
      path: `networking.${key}`,
      ...given(networking[key]),
      rule: `it overlaps with the ${other} ${subnetsOf(other, cluster).map(shown).join(",")}, so a pod and a Service could have the same address`,
      remedy: "Use two ranges that do not overlap.",
    },
  ];
}

function overlap([one, oneBits]: Subnet, [other, otherBits]: Subnet): boolean {
  return one.kind() === other.kind() && one.match([other, Math.min(oneBits, otherBits)] as never);
}

function shown([address, bits]: Subnet): string {
  return `${address.toString()}/${bits}`;
}

/** The prefix length of each node's pod range, in bits. */
const nodePrefix = { ipv4: 24, ipv6: 64 };
/** The maximum difference between the prefix length of a node's pod range and that of the cluster's pod range, in bits. */
const longestNodeNumber = 16;

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/cmd/kubeadm/app/apis/kubeadm/validation/validation.go */
function checkPodRoom(cluster: CheckedCluster): Finding[] {
  // A patch may set a different prefix length for the nodes' pod ranges.
  if (cluster.kubeadmConfigPatches !== undefined || cluster.kubeadmConfigPatchesJSON6902 !== undefined)
    return [];
  const { nodes, networking = {} } = cluster;
  return subnetsOf("podSubnet", cluster)
    .filter(([address, bits]) => {
      const spare = nodePrefix[address.kind()] - bits;
      return spare < 0 || spare > longestNodeNumber || 2 ** spare < nodes.length;
    })
    .map(([address, bits]) => {
      const prefix = nodePrefix[address.kind()];
      return {
        code: "SUBNET_SIZE_INVALID",
        path: "networking.podSubnet",
        ...given(networking.podSubnet),
        rule:
          prefix - bits > longestNodeNumber
            ? `kubeadm does not accept a range larger than /${prefix - longestNodeNumber}`
            : `it is too small, because each of the ${nodes.length} nodes needs a /${prefix} range`,
        remedy: `Use a range such as \`${defaults.podSubnet[address.kind()]}\`.`,
      };
    });
}

/** The limits for the Service range: the minimum number of addresses, and the maximum number of bits after the prefix. */
const serviceRoom = { addresses: 10, bits: 20 };

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/cmd/kubeadm/app/apis/kubeadm/validation/validation.go */
function checkServiceRoom(cluster: CheckedCluster): Finding[] {
  return subnetsOf("serviceSubnet", cluster)
    .filter(([address, bits]) => {
      const spare = (address.kind() === "ipv4" ? 32 : 128) - bits;
      return spare > serviceRoom.bits || 2 ** spare < serviceRoom.addresses;
    })
    .map(([address]) => ({
      code: "SUBNET_SIZE_INVALID",
      path: "networking.serviceSubnet",
      ...given(cluster.networking?.serviceSubnet),
      rule: `kubeadm requires ${serviceRoom.addresses} to 2^${serviceRoom.bits} addresses for Services`,
      remedy: `Use a range such as \`${defaults.serviceSubnet[address.kind()]}\`.`,
    }));
}
