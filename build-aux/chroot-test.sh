#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# chroot-test.sh bookworm|trixie [FOLDER]: proves that both commands of the README work on a bare
# Debian that has nothing but git. Clones HEAD into a chroot made by debootstrap (or kept in FOLDER)
# and runs build-aux/test.sh and build-aux/run.sh there. Needs root.
set -euo pipefail

cd "$(dirname "$0")/.."
case "${1-}" in
  bookworm | trixie) release=$1 ;;
  *)
    echo "Usage: build-aux/chroot-test.sh bookworm|trixie [FOLDER]" >&2
    exit 2
    ;;
esac
if [ "$(id -u)" != 0 ]; then
  echo "chroot-test.sh: run it as root: it makes a chroot." >&2
  exit 2
fi
kept=${2-}
root=${kept:-$(mktemp -d "${TMPDIR:-/tmp}/zizhi-$release.XXXXXX")}

# The mirror this machine uses itself.
mirror=$(apt-get indextargets --format "\$(REPO_URI)" 'Identifier: Packages' |
  grep -m1 '/debian/\?$' || true)

finish ()
{
  umount "$root/proc" 2>/dev/null || umount -l "$root/proc" 2>/dev/null || true
  if [ -z "$kept" ]; then
    rm -rf --one-file-system "$root"
  fi
}
trap finish EXIT

if [ ! -x "$root/usr/bin/git" ]; then
  debootstrap --variant=minbase --include=git "$release" "$root" ${mirror:+"$mirror"}
fi
# mktemp keeps others out, but some tests run as nobody.
chmod 755 "$root"
# This machine's proxy and snapshot settings; never the credentials of auth.conf.
apt-config dump | grep -E '^Acquire::(https?::Proxy|Check-)' >"$root/etc/apt/apt.conf.d/99machine" || true

mount -t proc proc "$root/proc"

rm -rf "$root/srv/zizhi"
git clone --quiet --no-local . "$root/srv/zizhi"

inside ()
{
  chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb "$@"
}

inside /srv/zizhi/build-aux/test.sh
inside /srv/zizhi/build-aux/run.sh
echo "$release: both commands work"
