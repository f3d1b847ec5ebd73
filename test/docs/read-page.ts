import { readFileSync } from 'node:fs';
import Slugger from 'github-slugger';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString } from 'mdast-util-to-string';

type Node = ReturnType<typeof fromMarkdown> | ReturnType<typeof fromMarkdown>['children'][number];

/** A fenced block of code. */
interface Block {
  /** `sh`, `yaml`; empty where none is named. */
  readonly language: string;
  readonly text: string;
  /** The heading that it is below. */
  readonly heading: string;
}

/** What the tests ask of a page of the documentation. */
export interface Page {
  /** From the top of the repository. */
  readonly path: string;
  /** Destinations of links and pictures, as they are written. */
  readonly links: readonly string[];
  /** What `#…` may name, as GitHub does: https://github.com/Flet/github-slugger */
  readonly anchors: readonly string[];
  readonly blocks: readonly Block[];
  /** Code within sentences and tables. */
  readonly codes: readonly string[];
}

/** @param path from the top of the repository */
export function readPage(path: string): Page {
  const slugger = new Slugger();
  const links: string[] = [];
  const anchors: string[] = [];
  const blocks: Block[] = [];
  const codes: string[] = [];
  let heading = '';
  const visit = (node: Node): void => {
    if (node.type === 'heading') {
      heading = toString(node);
      anchors.push(slugger.slug(heading));
    }
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
      links.push(node.url);
    }
    // A picture that is light or dark: <source srcset="…">, <img src="…">.
    if (node.type === 'html') {
      for (const [, link = ''] of node.value.matchAll(/(?:src|srcset|href)="([^"]*)"/g)) {
        links.push(link);
      }
    }
    if (node.type === 'code') {
      blocks.push({ language: node.lang ?? '', text: `${node.value}\n`, heading });
    }
    if (node.type === 'inlineCode') codes.push(node.value);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(fromMarkdown(readFileSync(path, 'utf8')));
  return { path, links, anchors, blocks, codes };
}
