// Makes PhoneDashboard.Core/Numbers/phone-formats.json from the metadata of the npm package libphonenumber-js.
//   npm pack libphonenumber-js && tar xf libphonenumber-js-*.tgz
//   node docs/tools/phone-formats.mjs package > PhoneDashboard.Core/Numbers/phone-formats.json
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const read = name => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const metadata = read('metadata.max.json');
const { name, version } = read('package.json');

// Positions in the package's compressed metadata, version 4.
const FORMATS = 4, LEADING_DIGITS = 10, TYPES = 11;
const PATTERN = 0, FORMAT = 1, FORMAT_LEADING_DIGITS = 2, INTERNATIONAL_FORMAT = 5;

// "($1) $2-$3" becomes "$1 $2 $3": numbers are shown with spaces only.
const spaced = format => format.replace(/[^$\w]+/g, ' ').trim();

const formats = plan => (plan[FORMATS] || []).map(format => ({
  pattern: format[PATTERN],
  format: spaced(format[INTERNATIONAL_FORMAT] || format[FORMAT]),
  // The last of several patterns is the most exact.
  leadingDigits: format[FORMAT_LEADING_DIGITS]?.at(-1) || undefined,
}));

// Which national numbers are the country's: by their first digits where that is enough, else by the patterns of all kinds of numbers.
const numbers = plan => plan[LEADING_DIGITS]
  ? `(?:${plan[LEADING_DIGITS]})\\d*`
  : plan[TYPES].map(type => type && type[0]).filter(Boolean).join('|');

const codes = {};
for (const [code, countries] of Object.entries(metadata.country_calling_codes)) {
  codes[code] = {
    country: countries[0],
    formats: formats(metadata.countries[countries[0]]),
    sharedBy: countries.length === 1 ? undefined : countries.map(country => ({ country, numbers: numbers(metadata.countries[country]) })),
  };
}

for (const [code, plan] of Object.entries(metadata.nonGeographic)) {
  codes[code] = { formats: formats(plan) };
}

// An area code that begins with 1 is never assigned, so generated sample data uses such numbers; they are grouped as the others are.
codes['1'].formats.find(format => format.leadingDigits === '[2-9]').leadingDigits = undefined;

const lines = Object.entries(codes).map(([code, entry]) => `    "${code}": ${JSON.stringify(entry)}`);
console.log(`{\n  "source": "${name} ${version}; see phone-formats.README.md",\n  "callingCodes": {\n${lines.join(',\n')}\n  }\n}`);
