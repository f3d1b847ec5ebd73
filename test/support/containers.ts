import { gzipSync } from 'node:zlib';
import { makeTar } from './make-tar.ts';
import { makeZip } from './make-zip.ts';

/** A file that holds another one. */
export interface Container {
  readonly path: string;
  readonly write: (name: string, content: Buffer) => Buffer;
}

const README = { name: 'README.md', content: 'nothing to see\n' };
/** More than any window of a compressor. */
const LONG = Buffer.alloc(100_000, 'lorem ipsum dolor sit amet ');

/** Containers by name, one within another among them. */
export const CONTAINERS: Readonly<Record<string, Container>> = {
  zip: { path: 'a.zip', write: (name, content) => makeZip([README, { name, content }]) },
  'zip without compression': {
    path: 'b.zip',
    write: (name, content) => makeZip([{ name, content, method: 0 }, README]),
  },
  'zip with a name of another kind': {
    path: 'logo.png',
    write: (name, content) => makeZip([{ name, content }]),
  },
  'a document': {
    path: 'a.docx',
    write: (_, content) =>
      makeZip([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'word/document.xml', content },
      ]),
  },
  'a library of Java': {
    path: 'a.jar',
    write: (name, content) =>
      makeZip([
        { name: 'META-INF/MANIFEST.MF', content: '' },
        { name: `com/a/${name}`, content },
      ]),
  },
  'a wheel': { path: 'a.whl', write: (name, content) => makeZip([README, { name, content }]) },
  gzip: { path: 'a.gz', write: (_, content) => gzipSync(content) },
  'gzip in parts': {
    path: 'b.gz',
    write: (_, content) => {
      const at = content.length >> 1;
      const parts = [LONG, content.subarray(0, at), content.subarray(at), LONG];
      return Buffer.concat(parts.map((part) => gzipSync(part)));
    },
  },
  tar: { path: 'a.tar', write: (name, content) => makeTar([README, { name, content }]) },
  'tar.gz': {
    path: 'a.tar.gz',
    write: (name, content) => gzipSync(makeTar([{ name, content }, README])),
  },
  'zip in zip': {
    path: 'c.zip',
    write: (name, content) =>
      makeZip([{ name: 'in.zip', content: makeZip([{ name, content }]) }, README]),
  },
  'tar.gz in zip': {
    path: 'd.zip',
    write: (name, content) =>
      makeZip([{ name: 'in.tgz', content: gzipSync(makeTar([{ name, content }])) }]),
  },
  'zip in tar.gz': {
    path: 'b.tgz',
    write: (name, content) =>
      gzipSync(makeTar([{ name: 'in.zip', content: makeZip([{ name, content }]) }])),
  },
  'zip behind a program': {
    path: 'a.pyz',
    write: (name, content) => {
      const program = Buffer.from('#!/usr/bin/env python3\n');
      const zip = makeZip([{ name, content }]);
      // As zipapp writes it: what the archive says of its own places counts from the program's beginning.
      const directory = zip.readUInt32LE(zip.length - 6);
      for (const at of [zip.length - 6, directory + 42]) {
        zip.writeUInt32LE(zip.readUInt32LE(at) + program.length, at);
      }
      return Buffer.concat([program, zip]);
    },
  },
};
