import type { Schema } from 'jsonschema';

const TEXT: Schema = { type: 'string' };
const COUNT: Schema = { type: 'integer', minimum: 0 };
const PLACE: Schema = { type: 'integer', minimum: 1 };
const SEVERITY: Schema = { enum: ['error', 'warn', 'info'] };
const STATE: Schema = { enum: ['new', 'already-committed'] };

const FINDING: Schema = {
  type: 'object',
  required: ['rule', 'severity', 'path', 'fingerprint', 'message', 'remedy'],
  properties: {
    rule: TEXT,
    severity: SEVERITY,
    repository: TEXT,
    branch: TEXT,
    path: TEXT,
    line: PLACE,
    column: PLACE,
    endLine: PLACE,
    endColumn: PLACE,
    secret: TEXT,
    fingerprint: TEXT,
    state: STATE,
    commit: TEXT,
    date: TEXT,
    author: TEXT,
    subject: TEXT,
    commits: { type: 'array', items: TEXT },
    tag: TEXT,
    inHead: { type: 'boolean' },
    unreachable: { type: 'boolean' },
    verification: {
      type: 'object',
      required: ['status'],
      properties: {
        status: { enum: ['active', 'blocked', 'disabled', 'invalid', 'unknown'] },
        detail: TEXT,
        name: TEXT,
        team: TEXT,
        ageInDays: { type: 'integer' },
        http: { type: 'integer' },
        id: TEXT,
        created: TEXT,
        acls: { type: 'array', items: TEXT },
        expires: TEXT,
      },
    },
    message: TEXT,
    remedy: TEXT,
  },
};

const MORE: Schema = {
  type: 'array',
  items: {
    type: 'object',
    required: ['path', 'rule', 'severity', 'count', 'remedy'],
    properties: {
      repository: TEXT,
      path: TEXT,
      commit: TEXT,
      tag: TEXT,
      rule: TEXT,
      severity: SEVERITY,
      state: STATE,
      by: TEXT,
      count: PLACE,
      remedy: TEXT,
    },
  },
};

/** The part of the `--format json` output that is read again. */
export const REPORT_SCHEMA: Schema = {
  type: 'object',
  required: ['version', 'tool', 'findings', 'suppressed', 'errors', 'scanned'],
  properties: {
    version: { enum: [1] },
    tool: TEXT,
    findings: { type: 'array', items: FINDING },
    suppressed: {
      type: 'array',
      items: {
        allOf: [
          FINDING,
          { type: 'object', required: ['by', 'reason'], properties: { by: TEXT, reason: TEXT } },
        ],
      },
    },
    more: MORE,
    moreSuppressed: MORE,
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: TEXT, message: TEXT },
      },
    },
    repositories: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'findings'],
        properties: {
          name: TEXT,
          findings: COUNT,
          branch: TEXT,
          guard: {
            type: 'object',
            required: ['state'],
            properties: {
              state: { enum: ['guarded', 'partly', 'not-installed', 'unguarded'] },
              missing: { type: 'array', items: TEXT },
            },
          },
          coversSecrets: { type: 'boolean' },
          error: TEXT,
        },
      },
    },
    scanned: {
      type: 'object',
      required: ['asked', 'skipped', 'failed', 'unopened', 'files', 'bytes', 'notes'],
      properties: {
        asked: COUNT,
        skipped: COUNT,
        failed: COUNT,
        files: COUNT,
        bytes: COUNT,
        commits: COUNT,
        tags: COUNT,
        unopened: { type: 'array', items: TEXT },
        off: { type: 'array', items: TEXT },
        ignored: COUNT,
        configurations: { type: 'array', items: TEXT },
        notes: {
          type: 'array',
          items: {
            type: 'object',
            required: ['path', 'note'],
            properties: { path: TEXT, note: TEXT },
          },
        },
        shard: {
          type: 'object',
          required: ['index', 'count', 'of'],
          properties: { index: PLACE, count: PLACE, of: TEXT },
        },
      },
    },
  },
};
