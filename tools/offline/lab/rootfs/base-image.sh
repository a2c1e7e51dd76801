#!/bin/sh
# Turns the Debian tree in $1 into kind's base image, with the files of kind's own
# module in $2: the steps of the Dockerfile there (images/base), less its builds.
set -eu
root=$1
files=$2

install_files() {
  find "$files/$1" -type f -printf '%P\n' | while read -r file; do
    install -D --mode="$2" "$files/$1/$file" "$root/$1/$file"
  done
}
install_files etc 0644
install_files kind 0644
install_files kind/bin 0755
install_files usr/local/bin 0755

find "$root"/lib/systemd/system/sysinit.target.wants/ -name systemd-tmpfiles-setup.service -delete
rm -f "$root"/lib/systemd/system/multi-user.target.wants/* \
  "$root"/etc/systemd/system/*.wants/* \
  "$root"/lib/systemd/system/local-fs.target.wants/* \
  "$root"/lib/systemd/system/sockets.target.wants/*udev* \
  "$root"/lib/systemd/system/sockets.target.wants/*initctl* \
  "$root"/lib/systemd/system/basic.target.wants/*
echo "ReadKMsg=no" >>"$root"/etc/systemd/journald.conf
ln -sfn /usr/lib/systemd/systemd "$root"/sbin/init
chroot "$root" systemctl --quiet enable kubelet.service containerd.service undo-mount-hacks.service
chroot "$root" systemctl --quiet mask systemd-binfmt.service

mkdir -p "$root"/etc/kubernetes/manifests "$root"/kind/manifests "$root"/opt/cni/bin
for plugin in host-local loopback portmap ptp; do
  ln -sfn "/usr/lib/cni/$plugin" "$root/opt/cni/bin/$plugin"
done

# Without CAP_SYS_RESOURCE a lower oom_score_adj can't be set: keep to what the node has.
sed -i 's/restrict_oom_score_adj = false/restrict_oom_score_adj = true/' "$root"/etc/containerd/config.toml

# What every node makes for itself, and what no node reads.
rm -rf "$root"/etc/machine-id "$root"/etc/hostname "$root"/etc/resolv.conf \
  "$root"/var/lib/apt/lists/* "$root"/var/cache/apt/* "$root"/var/log/*.log "$root"/var/log/apt
