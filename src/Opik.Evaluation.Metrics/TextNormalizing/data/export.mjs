// Writes the tables of Unicode normalization that Node's own Unicode library knows: .NET has none of its own where it runs
// without ICU, as the server does. Lines: "c" character and its full canonical decomposition, "k" character and its full
// compatibility decomposition where that differs, "p" two characters and what they compose to, "r" a combining character
// and the place of its class in canonical order (as a character). Hangul is computed, not listed.
import { writeFileSync } from 'node:fs';

const isHangul = cp => cp >= 0xac00 && cp <= 0xd7a3;
const characters = [];
for (let cp = 0xa0; cp <= 0x10ffff; cp++) if ((cp < 0xd800 || cp > 0xdfff) && !isHangul(cp)) characters.push(String.fromCodePoint(cp));

const lines = [];
for (const c of characters) {
  const canonical = c.normalize('NFD');
  const compatible = c.normalize('NFKD');
  if (canonical !== c) lines.push(`c${c}${canonical}`);
  if (compatible !== canonical) lines.push(`k${c}${compatible}`);
  if (canonical !== c && c.normalize('NFC') === c) {
    const parts = [...canonical];
    const first = parts.slice(0, -1).join('').normalize('NFC');
    if ([...first].length === 1) lines.push(`p${first}${parts.at(-1)}${c}`);
  }
}

// A class other than 0 is seen by what changes places: U+0334 has the lowest class, U+0345 the highest.
const isSwapped = (a, b) => (a + b).normalize('NFD') === b + a;
const marks = characters.filter(c => c.normalize('NFD') === c && (isSwapped(c, '\u0334') || isSwapped('\u0345', c) || c === '\u0334' || c === '\u0345'));
const classes = [];
for (const mark of marks) {
  const known = classes.find(each => !isSwapped(each[0], mark) && !isSwapped(mark, each[0]));
  if (known) known.push(mark);
  else classes.push([mark]);
}

classes.sort((a, b) => (isSwapped(a[0], b[0]) ? 1 : -1));
classes.forEach((members, i) => members.forEach(mark => lines.push(`r${mark}${String.fromCharCode(0x40 + i)}`)));
writeFileSync(process.argv[2], lines.join('\n'));
