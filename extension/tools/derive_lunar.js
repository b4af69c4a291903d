// derive_lunar.js PACKAGE: extension/data/lunar.tsv out of the npm package lunar-javascript, once.
//
// PACKAGE is the folder of the package. A row is a lunar year: its first day, its leap month
// (0 for none), and for each month, the leap one behind its namesake, 1 for 30 days and 0 for 29.
// Says at last on which days ICU's Chinese calendar, which Node has, begins a month elsewhere.
const fs = require('fs');
const path = require('path');
const { LunarYear, Solar } = require(path.resolve(process.argv[2]));

const rows = ['year\tfirst_day\tleap\tmonths'];
for (let year = 1900; year <= 2100; year++) {
  const months = LunarYear.fromYear(year).getMonths().filter((month) => month.getYear() === year);
  const first = Solar.fromJulianDay(months[0].getFirstJulianDay());
  const leap = months.filter((month) => month.isLeap()).map((month) => -month.getMonth())[0] || 0;
  rows.push([year, first.toYmd(), leap, months.map((month) => (month.getDayCount() === 30 ? 1 : 0)).join('')].join('\t'));
}
fs.writeFileSync(path.join(__dirname, '../data/lunar.tsv'), rows.join('\n') + '\n');

const icu = new Intl.DateTimeFormat('zh-u-ca-chinese', { timeZone: 'UTC', month: 'long', day: 'numeric' });
const differing = [];
for (const row of rows.slice(1)) {
  let day = Date.parse(row.split('\t')[1] + 'T00:00Z');
  for (const long of row.split('\t')[3]) {
    if (!/月1日$/.test(icu.format(day))) differing.push(new Date(day).toISOString().slice(0, 10) + ' ' + icu.format(day));
    day += 86400000 * (29 + Number(long));
  }
}
console.log('ICU ' + process.versions.icu + ' begins no month on ' + (differing.join(', ') || 'no day'));
