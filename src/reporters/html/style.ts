/** The look of the page; it follows the reader's choice of light or dark. */
export const STYLE: string = `
:root { color-scheme: light dark; --line: #8884; --error: #c62828; --warning: #b26a00; --note: #5a6b7b; }
@media (prefers-color-scheme: dark) { :root { --error: #ff8a80; --warning: #ffb74d; --note: #a0b0c0; } }
* { box-sizing: border-box; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 0 auto; padding: 1.5rem; }
h1 { margin: 0; font-size: 1.5rem; }
h2 { margin: 2rem 0 .5rem; font-size: 1.2rem; }
h3 { margin: 1.2rem 0 .3rem; font-size: 1rem; overflow-wrap: anywhere; }
ul { list-style: none; margin: 0; padding: 0; }
form { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: .5rem; padding: .6rem 0; background: Canvas; }
form > * { font: inherit; padding: .3rem .5rem; }
input { flex: 1; min-width: 12rem; }
.finding { border-left: 4px solid var(--note); padding: .3rem .8rem; margin: .5rem 0; background: #8881; }
.finding p { margin: 0; overflow-wrap: anywhere; }
.finding pre { margin: .3rem 0; overflow-x: auto; }
.level { font-weight: 600; color: var(--note); }
.error { border-color: var(--error); } .error .level { color: var(--error); }
.warning { border-color: var(--warning); } .warning .level { color: var(--warning); }
.remedy, .quiet { color: GrayText; }
mark { background: #ff572244; color: inherit; outline: 1px solid var(--error); }
.time { display: grid; grid-template-columns: 7ch 1fr; gap: .2rem 1rem; align-items: center; }
meter { width: 100%; height: 1rem; }
[hidden] { display: none !important; }
`;
