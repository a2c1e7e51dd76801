#!/bin/sh
# Takes a shell, ip, nft and both iptables out of the Debian tree in $1, with the libraries
# that they need, and writes them as the tar file $2: the base of the image of kube-proxy.
set -eu
root=$1
out=$2

chroot "$root" sh -eu -c '
  echo /bin /sbin /lib /lib64 | tr " " "\n"
  programs=$(for name in sh cat grep mv sleep ip nft xtables-legacy-multi xtables-nft-multi; do command -v "$name"; done)
  matches=$(find /usr/lib/*/xtables)
  # A match of iptables is loaded when a rule names it: what it links to is needed as well.
  libraries=$(ldd $programs $matches 2>/dev/null | grep -o "/[^ ]*" | grep -v ":$" | sort -u)
  for path in $programs $matches $libraries; do
    echo "$(readlink -f "$(dirname "$path")")/$(basename "$path")"
    readlink -f "$path"
  done
' | sed 's#^#.#' | sort -u >"$out.files"
tar --create --file="$out" --directory="$root" --no-recursion --owner=0 --group=0 --numeric-owner \
  --mtime=@0 --sort=name --files-from="$out.files"
rm "$out.files"
