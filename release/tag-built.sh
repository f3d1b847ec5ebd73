#!/bin/sh
# tag-built.sh VERSION TARBALL
# Tags what a package manager gets of a release as v1.2.3 and v1, on top of the commit that is checked out: who
# installs keyfence from the repository (the pre-commit framework does) has neither the time nor the tools to build it.
set -eu
version=$1
tree=$(mktemp -d)
trap 'rm -rf "$tree" "$tree.index"' EXIT
tar -xzf "$2" --strip-components=1 -C "$tree"
cp .pre-commit-hooks.yaml action.yml "$tree"
id=$(
  export GIT_INDEX_FILE="$tree.index"
  git --work-tree="$tree" -c core.autocrlf=false add --all --force -- "$tree"
  git write-tree
)
commit=$(git commit-tree -p HEAD -m "v$version, built" "$id")
for tag in "v$version" "v${version%%.*}"; do git tag --force "$tag" "$commit" >/dev/null; done
