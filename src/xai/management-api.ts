import { XaiError } from '../errors/errors.ts';
import { reveal, type Secret } from '../finding/secret.ts';
import { AnswerReader, readFields, type Fields } from './answer.ts';
import { makeUrl, type XaiHosts } from './hosts.ts';
import { MANAGEMENT_VARIABLE } from './management-variable.ts';
import { send, type TransportOptions, type XaiRequest, type XaiResponse } from './transport.ts';

const MAX_PAGE_BODY = 2 ** 20;

export type ManagementRequest = Pick<XaiRequest, 'method' | 'body' | 'isRepeatable'> & {
  readonly segments: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
};

/** Sends requests to the Management API, and reads its answers. */
export class ManagementApi {
  /** Reads texts of answers without ever repeating the management key. */
  readonly reader: AnswerReader;
  readonly #key: Secret;
  readonly #hosts: XaiHosts;
  readonly #options: TransportOptions;

  constructor(key: Secret, hosts: XaiHosts, options: TransportOptions) {
    this.reader = new AnswerReader([reveal(key)]);
    this.#key = key;
    this.#hosts = hosts;
    this.#options = options;
  }

  /**
   * @param act for messages: `list the keys`
   * @throws XaiError unless the answer is an object
   */
  async ask(act: string, request: ManagementRequest): Promise<Fields> {
    const response = await this.send(request);
    return this.requireDone(act, response, false);
  }

  send({ segments, query, ...request }: ManagementRequest): Promise<XaiResponse> {
    return send(
      {
        ...request,
        url: makeUrl(this.#hosts.management, segments, query),
        key: reveal(this.#key),
        maxBody: MAX_PAGE_BODY,
      },
      this.#options,
    );
  }

  /** @throws XaiError unless xAI did what it was asked for */
  requireDone(act: string, response: XaiResponse, mayBeEmpty: boolean): Fields {
    if ('failure' in response) {
      throw new XaiError(`xAI could not be asked to ${act}: ${response.failure}`, {
        mayBeDone: true,
      });
    }
    const { status, text } = response;
    const fields = readFields(text);
    if (status >= 200 && status < 300) {
      if (fields) return fields;
      if (mayBeEmpty && text.trim() === '') return {};
      throw toUnreadable(act);
    }
    const detail = this.reader.readText(findMessage(fields));
    const reason = [
      `HTTP status ${String(status)}`,
      ...(detail === undefined ? [] : [detail]),
    ].join(': ');
    throw new XaiError(`xAI did not ${act} (${reason})${HINTS[status] ?? ''}`, {
      mayBeDone: status >= 500,
    });
  }
}

const HINTS: Readonly<Record<number, string>> = {
  401: `; ${MANAGEMENT_VARIABLE} is not accepted`,
  403: `; ${MANAGEMENT_VARIABLE} lacks the permission, or belongs to another team`,
};

/** `{"error": "…"}`, `{"message": "…"}` or `{"error": {"message": "…"}}`. */
function findMessage(fields: Fields | undefined): unknown {
  const error = fields?.['error'] ?? fields?.['message'];
  return typeof error === 'object' && error !== null ? (error as Fields)['message'] : error;
}

/** For an answer without the documented format. */
export function toUnreadable(act: string): XaiError {
  return new XaiError(`xAI was asked to ${act}, but its answer cannot be read`, {
    mayBeDone: true,
  });
}
