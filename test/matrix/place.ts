import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keys } from '../support/keys.ts';
import type { Ran, Runner } from './runner.ts';

export interface PlaceOptions {
  readonly run: Runner;
  /** A directory of its own, as the programs see it. */
  readonly directory: string;
  /** The same, as this program sees it. */
  readonly seenAs: string;
  /** Where they find `node` and `git`. */
  readonly path: string;
}

/** Somewhere that keyfence is to work: a home, an npm project that has it, and room beside that. */
export class Place {
  readonly directory: string;
  readonly #run: Runner;
  readonly #seenAs: string;
  readonly #path: string;

  constructor({ run, directory, seenAs, path }: PlaceOptions) {
    this.#run = run;
    this.directory = directory;
    this.#seenAs = seenAs;
    this.#path = path;
    rmSync(seenAs, { recursive: true, force: true });
    mkdirSync(this.see('work'), { recursive: true });
  }

  /** A path of it, for this program. */
  see(path: string): string {
    return join(this.#seenAs, path);
  }

  write(path: string, content: string): void {
    mkdirSync(dirname(this.see(path)), { recursive: true });
    writeFileSync(this.see(path), content);
  }

  /** Runs a program in the work tree. Whatever it is, it shows no key. */
  run(...command: readonly string[]): Ran {
    const env = { PATH: this.#path, HOME: this.directory, LC_ALL: 'C' };
    const ran = this.#run(command, { cwd: `${this.directory}/work`, env });
    const said = ran.stdout + ran.stderr;
    if (keys.some((key) => said.includes(key))) throw new Error(`${command.join(' ')} shows a key`);
    return ran;
  }

  /** Runs what has to succeed. @returns its output */
  succeed(...command: readonly string[]): string {
    const { status, stdout, stderr } = this.run(...command);
    if (status === 0) return stdout;
    throw new Error(`${command.join(' ')}: exit ${String(status)}\n${stdout}${stderr}`);
  }

  [Symbol.dispose](): void {
    rmSync(this.#seenAs, { recursive: true, force: true });
  }
}
