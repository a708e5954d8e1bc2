// Checks the sizes of console.md §13 after a build: JavaScript and CSS by their gzip size, from the manifest's import graph.
import { readFileSync, rmSync, statSync } from 'node:fs';

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
const size = (file) => statSync(`dist/${file}.gz`).size;

/** Everything that is loaded together with an entry: its static imports, transitively. */
function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) closure(next, seen);
  return seen;
}

const sum = (keys, pick) => [...new Set([...keys].flatMap((key) => pick(manifest[key])))].reduce((total, file) => total + size(file), 0);
const scripts = (chunk) => [chunk.file].filter((file) => file.endsWith('.js'));
const styles = (chunk) => chunk.css ?? [];

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
if (!entry) throw new Error('The build has no entry.');
const shell = closure(entry);
const rows = [
  ['shell + Watch', sum(shell, scripts), 110_000],
  ['all CSS', sum(Object.keys(manifest), styles), 20_000],
];
for (const [key, chunk] of Object.entries(manifest)) {
  if (!chunk.isDynamicEntry) continue;
  const locale = key.endsWith('.json');
  const extra = [...closure(key)].filter((each) => !shell.has(each));
  rows.push([key.replace('src/', ''), sum(extra, scripts), locale ? 15_000 : 60_000]);
}

let failed = false;
for (const [name, bytes, budget] of rows) {
  const over = bytes > budget;
  failed ||= over;
  console.log(
    `${over ? 'OVER ' : 'ok   '} ${(bytes / 1000).toFixed(1).padStart(6)} kB of ${String(budget / 1000).padStart(4)} kB  ${name}`,
  );
}
if (failed) {
  console.error('A size budget (console.md §13) is exceeded.');
  process.exit(1);
}
// The manifest served its purpose; what is left in dist is what the host serves.
rmSync('dist/.vite', { recursive: true });
