import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { buildExecutable } from './build-executable.ts';
import { checkExecutable } from './check-executable.ts';
import { checkTarball } from './check-tarball.ts';
import { hashFile, makeChecksums } from './make-checksums.ts';
import { makeFormula } from './make-formula.ts';
import { makeSboms } from './make-sboms.ts';
import { makeWinget, type WindowsFile } from './make-winget.ts';
import { packTarball } from './pack-tarball.ts';
import { RELEASE } from './release.ts';
import { runProgram } from './run-program.ts';

interface Request {
  /** The repository. */
  readonly top: string;
  /** Where the artifacts go; it must be empty, so that nothing of another version is among them. */
  readonly out: string;
  /** Where executables are that other systems have built; without it, that of this system is built. */
  readonly executables: string | undefined;
  readonly say: (line: string) => void;
}

/** Makes everything that belongs to a release. @throws when any of it cannot be made or does not work */
export async function makeArtifacts({
  top,
  out,
  executables,
  say,
}: Request): Promise<{ tarball: string }> {
  const directory = resolve(top, out);
  if (existsSync(directory) && readdirSync(directory).length > 0)
    throw new Error(`${out} is not empty; remove it, or name another directory with --out`);
  mkdirSync(directory, { recursive: true });
  const scratch = mkdtempSync(join(tmpdir(), 'keyfence-release-'));
  try {
    const write = (name: string, text: string): void => {
      writeFileSync(join(directory, name), text);
      say(`made ${name}`);
    };
    runProgram('npm', ['run', '--silent', 'build'], top);
    say('built dist');
    const staging = join(scratch, 'package');
    const tarball = await packTarball(top, staging, directory);
    say(`packed ${basename(tarball.path)}: ${tarball.size} bytes, ${tarball.files.length} files`);
    checkTarball(tarball, top, staging, join(scratch, 'user'));
    say('checked the tarball: publint, attw, installed, command, library and plugin used');
    for (const [name, text] of Object.entries(makeSboms(top))) write(name, text);
    if (executables !== undefined) cpSync(executables, directory, { recursive: true });
    else {
      const path = await buildExecutable(directory);
      say(`built ${basename(path)}: ${checkExecutable(path)}`);
    }
    cpSync(join(top, 'release', 'Dockerfile'), join(directory, 'Dockerfile'));
    say('copied Dockerfile');
    const packed = { name: basename(tarball.path), sha256: hashFile(tarball.path) };
    write('keyfence.rb', makeFormula(RELEASE, packed));
    const windows = listWindowsFiles(directory);
    if (windows.length === 0) say('left out the winget manifests: no executable for Windows here');
    else for (const [name, text] of Object.entries(makeWinget(RELEASE, windows))) write(name, text);
    write('SHA256SUMS', makeChecksums(directory));
    for (const name of readdirSync(directory).sort())
      say(`  ${String(statSync(join(directory, name)).size).padStart(11)}  ${name}`);
    return { tarball: tarball.path };
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10 });
  }
}

function listWindowsFiles(directory: string): WindowsFile[] {
  return (['x64', 'arm64'] as const)
    .map((architecture) => ({ architecture, name: `keyfence-win32-${architecture}.exe` }))
    .filter(({ name }) => existsSync(join(directory, name)))
    .map((file) => ({ ...file, sha256: hashFile(join(directory, file.name)) }));
}
