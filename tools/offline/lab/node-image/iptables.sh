#!/bin/sh
# Every iptables program in the image of kube-proxy: runs the one of the two back ends that the
# kubelet on this node uses, which leaves a chain as a hint. As the official image's wrapper does.
set -u
mode_file=/run/iptables-mode
if ! [ -s "$mode_file" ]; then
  if xtables-nft-multi iptables-nft-save -t mangle 2>/dev/null | grep -q '^:KUBE-'; then mode=nft; else mode=legacy; fi
  echo "$mode" >"$mode_file"
fi
mode=$(cat "$mode_file")
exec "xtables-$mode-multi" "${0##*/}" "$@"
