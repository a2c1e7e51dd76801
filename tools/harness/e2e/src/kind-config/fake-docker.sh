#!/bin/sh
# Stands in for docker where kind is asked what it makes of a config: keeps what kind would have made in the folder
# $FAKE_DOCKER, and answers just enough for kind to go on until it runs kubeadm in a node.
set -eu
nodes="$FAKE_DOCKER/nodes"
mkdir -p "$nodes"
last() { for argument; do :; done; printf '%s' "$argument"; }

case "$1" in
-v) echo "Docker version 29.0.0, build none" ;;
info)
  case "$*" in
  *'{{json .}}'*)
    echo '{"CgroupDriver":"systemd","CgroupVersion":"2","MemoryLimit":true,"PidsLimit":true,"CPUShares":true}'
    ;;
  esac
  ;;
ps) ls "$nodes" ;;
run)
  mkdir -p "$nodes/$3"
  printf '%s\n' "$@" >"$nodes/$3/run"
  ;;
logs) echo "detected cgroup v1" ;;
inspect)
  case "$*" in
  *io.x-k8s.kind.role*) sed -n 's/^io\.x-k8s\.kind\.role=//p' "$nodes/$(last "$@")/run" ;;
  *NetworkSettings*) echo "10.0.0.2,fd00::2" ;;
  esac
  ;;
exec)
  shift
  while [ "${1#-}" != "$1" ]; do
    if [ "$1" = -e ]; then shift; fi
    shift
  done
  case "$2 ${3-}" in
  "cat /kind/version") echo "v1.36.3" ;;
  "cat /etc/containerd/config.toml") echo "version = 2" ;;
  "cp /dev/stdin") cat >"$nodes/$1/$(echo "$4" | tr / _)" ;;
  "kubeadm init")
    touch "$FAKE_DOCKER/reached-kubeadm"
    exit 1
    ;;
  esac
  ;;
esac
