import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Startup files of shells, from the section "startup files" of their manuals. */
const PROFILES: readonly string[] = [
  ...['.profile', '.bash_profile', '.bash_login', '.bashrc', '.zshenv', '.zprofile', '.zshrc'],
  ...['.zlogin', '.kshrc', '.cshrc', '.tcshrc', '.config/fish/config.fish', '.pam_environment'],
  ...['.config/nushell/env.nu'],
  ...['.config/powershell/profile.ps1', 'Documents/PowerShell/profile.ps1'],
];

/** The existing startup files. @param home directory of the user */
export function listProfiles(home: string): string[] {
  return PROFILES.map((name) => join(home, name)).filter((path) => existsSync(path));
}
