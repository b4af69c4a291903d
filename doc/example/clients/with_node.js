// node-postgres: npm install pg. Where the server is: PGHOST, PGPORT, PGDATABASE; TLS: the option ssl.
const fs = require('fs');
const path = require('path');
const { Pool, Client, types } = require('pg');

const NODE = '520371013';
types.setTypeParser(20, Number);    // ids are below 2^53, so that a number holds them
types.setTypeParser(1082, String);  // a day, not an instant in this machine's zone

const words = new Map(fs.readFileSync(path.join(__dirname, 'sentences.tsv'), 'utf8').trimEnd().split('\n').map(line => line.split('\t')));

// What to tell the person in front, by SQLSTATE: the whole code, its first three characters, its first two.
function sentence(error) {
  const code = /^[0-9A-Z]{5}$/.test(error.code) ? error.code : '08';
  return words.get([code, code.slice(0, 3), code.slice(0, 2), '*'].find(key => words.has(key)));
}

const connection = user => ({ user, password: process.env.YBSS_PASSWORD });
const portal = new Pool(connection('portal'));

// A transaction in which the owner of the ticket acts; without one, in which nobody does.
async function acting(ticket, work) {
  const client = await portal.connect();
  try {
    await client.query('BEGIN');
    if (ticket) await client.query("SELECT set_config('ybss.ticket', $1, true)", [ticket]);
    const answer = await work(client);
    await client.query('COMMIT');
    return answer;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

// Show what a refusal says.
const refused = work => work.catch(error => console.log(error.code, sentence(error)));

async function main() {
  const signOn = new Client(connection('sign_on'));
  await signOn.connect();
  const ticket = (await signOn.query("SELECT ybss.issue_ticket(ybss.member_of($1), 'portal') AS ticket", ['li.na'])).rows[0].ticket;
  await signOn.end();

  const [who] = (await acting(ticket, c => c.query('SELECT label, array_length(scope, 1) AS grids FROM ybss.whoami()'))).rows;
  console.log('acts:', who.label, who.grids);

  const residents = [];
  let last = 0, pages = 0;
  for (;;) {
    const { rows } = await acting(ticket, c => c.query(`SELECT residence_id, grid_text, name, address, lower(valid) AS since FROM ybss.resident
      WHERE ybss.in_grid(grid, $1) AND residence_id > $2 ORDER BY residence_id LIMIT 2`, [NODE, last]));
    if (rows.length === 0) break;
    last = rows[rows.length - 1].residence_id;
    pages++;
    residents.push(...rows);
  }
  console.log('residents:', residents.length, 'in pages:', pages);
  const order = (a, b) => a < b ? -1 : a > b ? 1 : 0;
  for (const r of residents.sort((a, b) => order(a.address, b.address) || order(a.name, b.name)))
    console.log(r.grid_text, r.name, r.address, r.since);

  const { booklet, lacks } = await acting(ticket, async c => {
    const [home] = (await c.query('SELECT person_id, address FROM ybss.where_lives($1, $2)', ['520399196203150111', '上门核实前联系'])).rows;
    return (await c.query(`SELECT ybss.booklet($1) AS booklet,
      ARRAY(SELECT DISTINCT unnest(lacks) FROM ybss.quality_record WHERE kind = 'house' ORDER BY 1) AS lacks`, [home.person_id])).rows[0];
  });
  console.log('lists:', ...booklet.lists);
  console.log('lacks:', ...lacks);

  await refused(acting(null, c => c.query('SELECT FROM ybss.where_lives($1)', ['520399196203150112'])));
  await refused(acting(null, c => c.query("UPDATE ybss_registry.house SET use_code = '01'")));    // no ticket in this transaction

  const jobs = new Client(connection('night_jobs'));
  await jobs.connect();
  await jobs.query('BEGIN');
  await refused(jobs.query("CALL ybss.run_job('score')"));    // within a transaction
  await jobs.query('ROLLBACK');
  await jobs.query("CALL ybss.run_job('score', $1)", [{ as_of: '2026-11-23' }]);
  console.log('job: done');
  await jobs.end();
  await portal.end();
}

main().catch(error => { console.error(sentence(error), error); process.exit(1); });
