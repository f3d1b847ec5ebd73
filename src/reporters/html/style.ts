/**
 * The styles of the page, light or dark as the reader prefers. All text has a contrast of at least 4.5 to its
 * background: https://www.w3.org/TR/WCAG22/#contrast-minimum
 */
export const STYLE: string = `
:root { color-scheme: light; --back: #fff; --card: #f4f6f8; --text: #1b1f24; --quiet: #505a64; --line: #c6ccd2; --link: #0550ae;
  --error: #b01e14; --warning: #7a4300; --note: #44525f; --mark: #ffd9d4; --bar: #0969da; }
@media (prefers-color-scheme: dark) { :root { color-scheme: dark; --back: #14171a; --card: #1f2428; --text: #e6e8eb; --quiet: #aab3bc;
  --line: #434a52; --link: #8ab8ff; --error: #ff9e94; --warning: #f0b35c; --note: #b4c0cc; --mark: #5f2721; --bar: #58a6ff; } }
* { box-sizing: border-box; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 0 auto; padding: 1.5rem; background: var(--back); color: var(--text); }
h1 { margin: 0; font-size: 1.5rem; }
h2 { margin: 2rem 0 .5rem; font-size: 1.2rem; }
h3 { margin: 1.2rem 0 .3rem; font-size: 1rem; overflow-wrap: anywhere; }
ul { list-style: none; margin: 0; padding: 0; }
a { color: var(--link); }
code { font: .9em ui-monospace, monospace; }
.table { overflow-x: auto; margin: .5rem 0 1rem; }
table { border-collapse: collapse; min-width: 50%; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { text-align: left; padding: .2rem 1rem .2rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th { color: var(--quiet); font-weight: 400; }
tbody th { font-weight: 400; } th, td.number { white-space: nowrap; } .date { white-space: nowrap; }
td.number, th.number { text-align: right; }
form { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: .5rem; padding: .6rem 0; background: var(--back); align-items: center; }
form > * { font: inherit; padding: .3rem .5rem; max-width: 100%; }
input, select { background: var(--card); color: var(--text); border: 1px solid var(--line); border-radius: 4px; }
input { flex: 1; min-width: min(12rem, 100%); }
::placeholder { color: var(--quiet); opacity: 1; }
.finding { border-left: 4px solid var(--note); padding: .3rem .8rem; margin: .5rem 0; background: var(--card); }
.finding p { margin: 0; overflow-wrap: anywhere; }
.finding pre { margin: .3rem 0; overflow-x: auto; }
.level { font-weight: 600; color: var(--note); }
.error { border-color: var(--error); } .error .level { color: var(--error); }
.warning { border-color: var(--warning); } .warning .level { color: var(--warning); }
.quiet, time { color: var(--quiet); }
.gone { border: 1px solid var(--line); border-radius: 4px; padding: 0 .3rem; white-space: nowrap; }
.remedies li { margin: .6rem 0; overflow-wrap: anywhere; } .remedies p { margin: 0; }
mark { background: var(--mark); color: inherit; outline: 1px solid var(--error); }
.time { display: grid; grid-template-columns: 7ch 3ch 1fr; gap: .2rem 1rem; align-items: center; }
.bar { display: block; height: .8rem; background: var(--bar); }
[hidden] { display: none !important; }
@media (max-width: 40rem) { body { padding: 1rem; } form { position: static; } }
@media print { :root { color-scheme: light; --back: #fff; --card: #fff; --text: #000; --quiet: #333; --line: #999; --link: #000;
  --error: #8f1008; --warning: #6a3900; --note: #333; --mark: #fff; --bar: #555; }
  body { max-width: none; padding: 0; font-size: 10pt; } #filters { display: none !important; }
  .finding, tr, .remedies li { break-inside: avoid; } h2, h3 { break-after: avoid; } .finding pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  .bar { print-color-adjust: exact; } .table { overflow: visible; } }
`;
