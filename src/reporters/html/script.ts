/** Filters the findings on the page; without JavaScript all are shown. */
export const SCRIPT: string = `
const form = document.getElementById('filters');
const shown = document.getElementById('shown');
const items = [...document.querySelectorAll('.finding')];
const groups = [...document.querySelectorAll('.group')];
function filter() {
  const { text, rule, level } = form.elements;
  const words = text.value.toLowerCase().split(/\\s+/).filter(Boolean);
  for (const item of items) {
    const searched = (item.dataset.subject + ' ' + item.textContent).toLowerCase();
    item.hidden =
      (rule.value !== '' && rule.value !== item.dataset.rule) ||
      (level.value !== '' && level.value !== item.dataset.level) ||
      !words.every((word) => searched.includes(word));
  }
  for (const group of groups) group.hidden = !group.querySelector('.finding:not([hidden])');
  const all = document.querySelectorAll('#files .finding');
  const left = document.querySelectorAll('#files .finding:not([hidden])');
  shown.textContent = left.length + ' of ' + all.length + ' shown';
}
form.addEventListener('input', filter);
form.addEventListener('submit', (event) => event.preventDefault());
form.hidden = false;
filter();
`;
