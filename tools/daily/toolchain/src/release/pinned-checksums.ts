/**
 * The SHA-256 checksums of the release files that the toolchain downloads. Each key is the file's path on the release host, which includes
 * the version. The toolchain does not download a file without a checksum in this list.
 *
 * A checksum that a host publishes next to the file does not protect from that host. For this reason, the checksums are part of this
 * repository, and a change to them is part of a review.
 *
 * To update the list, change the version in pins.ts. Then run `npm run toolchain -- checksums`, which prints the checksums that the
 * publishers list. Compare each checksum with a second source, such as the publisher's Homebrew tap, and name that source here.
 */
export const pinnedChecksums: Readonly<Record<string, string>> = {
  // Source: a search of public repositories. Each value is in at least six files that pin kind 0.33.0. One of the files is a copy of
  // tools/00_mod.mk from cert-manager's `makefile-modules`, which lists all four. The search found no other values for these files.
  "kubernetes-sigs/kind/releases/download/v0.33.0/kind-darwin-amd64":
    "5a99f26f57246dc9319dd294803313197a0f34d33c525b3ea8b655db5916ece0",
  "kubernetes-sigs/kind/releases/download/v0.33.0/kind-darwin-arm64":
    "0c8c7dbe5e23594a198b786c4bc13dacc101fa6196b0cb0b23a1ca44e61f4b4f",
  "kubernetes-sigs/kind/releases/download/v0.33.0/kind-linux-amd64":
    "aee6151561422756b764a4ae28e7f44cda5af5a9eead3cc9985112b1de8d8e0d",
  "kubernetes-sigs/kind/releases/download/v0.33.0/kind-linux-arm64":
    "20022bee6cfcd5086cb7234d218e3454e6090022f2a8f55d1fa7fcf42c3867a2",

  // Source: Pulumi's Homebrew tap, https://github.com/pulumi/homebrew-tap, commit 46e067829eb4, Formula/pulumi.rb.
  "pulumi/pulumi/releases/download/v3.232.0/pulumi-v3.232.0-darwin-arm64.tar.gz":
    "b29a97b0e9e1790b1424759503eb65bf5a0258a7b1e741ba25298a858d3250ec",
  "pulumi/pulumi/releases/download/v3.232.0/pulumi-v3.232.0-darwin-x64.tar.gz":
    "dbf83a059174d16ef5ddb0e7aa0815454e2fc9735d741f82383abdb33219072a",
  "pulumi/pulumi/releases/download/v3.232.0/pulumi-v3.232.0-linux-arm64.tar.gz":
    "02c649a79136b783ecf2b4c63ad1e62cad678bd277100a2eefe57c3fded007d1",
  "pulumi/pulumi/releases/download/v3.232.0/pulumi-v3.232.0-linux-x64.tar.gz":
    "8b72c69d8b66530ede5c6907d7d0bb3fcacac440c59e3aa2f7226e78dc724423",

  // Source: mise's lockfile, https://github.com/jdx/mise, commit 70e94a1f89fa, mise.lock. The lockfile records that mise verified GitHub's
  // attestations of these files. It does not list the file for darwin_amd64. At least six other public files contain that checksum, and
  // agree with the lockfile on the other checksums.
  "rhysd/actionlint/releases/download/v1.7.12/actionlint_1.7.12_darwin_amd64.tar.gz":
    "5b44c3bc2255115c9b69e30efc0fecdf498fdb63c5d58e17084fd5f16324c644",
  "rhysd/actionlint/releases/download/v1.7.12/actionlint_1.7.12_darwin_arm64.tar.gz":
    "aba9ced2dee8d27fecca3dc7feb1a7f9a52caefa1eb46f3271ea66b6e0e6953f",
  "rhysd/actionlint/releases/download/v1.7.12/actionlint_1.7.12_linux_amd64.tar.gz":
    "8aca8db96f1b94770f1b0d72b6dddcb1ebb8123cb3712530b08cc387b349a3d8",
  "rhysd/actionlint/releases/download/v1.7.12/actionlint_1.7.12_linux_arm64.tar.gz":
    "325e971b6ba9bfa504672e29be93c24981eeb1c07576d730e9f7c8805afff0c6",

  // The list has no checksums for the provider plugins kubernetes 4.34.2 and command 1.2.1, because no second source lists them. The
  // toolchain therefore does not download these plugins.
};
