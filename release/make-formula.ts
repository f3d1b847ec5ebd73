import type { Release } from './release.ts';

/** The formula for a tap of Homebrew. https://docs.brew.sh/Node-for-Formula-Authors */
export function makeFormula(release: Release, tarball: { name: string; sha256: string }): string {
  return `class Keyfence < Formula
  desc "${release.summary}"
  homepage "${release.homepage}"
  url "${release.download}/${tarball.name}"
  sha256 "${tarball.sha256}"
  license "MIT"

  depends_on "node"

  def install
    system "npm", "install", *std_npm_args
    bin.install_symlink libexec.glob("bin/*")
  end

  test do
    system "git", "init", "--quiet"
    (testpath/"clean.txt").write "nothing\\n"
    assert_match "no secrets found", shell_output("#{bin}/keyfence scan clean.txt")
    require "securerandom"
    (testpath/"leak.txt").write "xai-#{SecureRandom.alphanumeric(80)}\\n"
    assert_match "no-xai-key", shell_output("#{bin}/keyfence scan leak.txt", 1)
  end
end
`;
}
