import type { KeyFreeFile } from './key-free-file.ts';

/** What programs write for programs. */
export const KEY_FREE_DATA: Readonly<Record<string, KeyFreeFile>> = {
  UUIDs: { path: 'ids.txt', make: (draw) => draw.list(200, () => draw.uuid()) },
  'rows of CSV': {
    path: 'a.csv',
    make: (draw) =>
      `id,api_key_id,name,hash\n${draw.list(100, () => `${draw.uuid()},${String(draw.below(1e6))},${draw.word()},${draw.hex(32)}`)}`,
  },
  'a certificate': {
    path: 'ca.pem',
    make: (draw) =>
      `-----BEGIN CERTIFICATE-----\n${draw.base64(1200).replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  },
  'a public key': {
    path: 'id_ed25519.pub',
    make: (draw) => `ssh-ed25519 ${draw.base64(51)} xai-key@example.com\n`,
  },
  'tokens that are signed': {
    path: 'b.md',
    make: (draw) =>
      draw.list(
        10,
        () =>
          `Bearer ${Buffer.from(`{"alg":"HS256","kid":"${draw.uuid()}"}`).toString('base64url')}.${Buffer.from(`{"sub":"${draw.word()}","aud":"xai"}`).toString('base64url')}.${draw.bytes(32).toString('base64url')}`,
      ),
  },
  'a dump of hex': {
    path: 'a.hex',
    make: (draw) =>
      draw.list(
        100,
        (i) =>
          `${(i * 16).toString(16).padStart(8, '0')}: ${draw.hex(32).replace(/.{4}/g, '$& ')} ................`,
      ),
  },
  'a protocol buffer': {
    path: 'a.pb',
    make: (draw) =>
      Buffer.concat(
        Array.from({ length: 60 }, () => [
          Buffer.from([10, 8]),
          Buffer.from(draw.camel(2)),
          draw.bytes(24),
        ]).flat(),
      ),
  },
  'random bytes': { path: 'a.bin', make: (draw) => draw.bytes(20_000) },
  'a log': {
    path: 'a.log',
    make: (draw) =>
      draw.list(
        60,
        () =>
          `2026-01-01T00:00:00Z INFO xai-${draw.word()} request=${draw.uuid()} trace=${draw.hex(32)} api_key=***`,
      ),
  },
  'a notebook with an image': {
    path: 'a.ipynb',
    make: (draw) =>
      JSON.stringify({
        nbformat: 4,
        cells: [
          {
            cell_type: 'code',
            source: ['client = Client(api_key=os.environ["XAI_API_KEY"])\n'],
            outputs: [{ output_type: 'display_data', data: { 'image/png': draw.base64(3000) } }],
          },
        ],
      }),
  },
  'encoded addresses': {
    path: 'urls.txt',
    make: (draw) =>
      draw.list(
        40,
        () =>
          `https://example.com/?q=${encodeURIComponent(draw.words(5, ' & '))}&sig=${encodeURIComponent(draw.base64(32))}`,
      ),
  },
};
