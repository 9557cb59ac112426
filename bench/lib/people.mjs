/** People who are there already: those of list `a`, put straight into the databases. */

const columns = `
  'van der Achternaam' || n AS last_name, 'Voornaam ' || n % 977 AS first_name,
  'voornaam.achternaam' || n || '@lijst-a.example' AS email, 'VA' AS initials, 'Medewerker' AS title,
  '020-' || 5000000 + n AS phone`;

/** Adds `count` people of list `a` (from number 1) to the demo organisation and to the reference. */
export async function addPeople(system, reference, count) {
  const identity = await system.connect('rollcall_identity');
  await identity.query(
    `INSERT INTO app_user (organization_id, id, kind, last_name, first_name, email, email_key, initials, title, phone)
     SELECT $1, uuidv7(), 'staff', last_name, first_name, email, email, initials, title, phone
       FROM (SELECT ${columns} FROM generate_series(1, $2::int) AS n) AS people`,
    [system.dev.organizationId, count],
  );
  await identity.query('VACUUM ANALYZE app_user');
  await identity.end();
  if (!reference) return;
  await reference.query(
    `INSERT INTO app_user (last_name, first_name, email, initials, title, phone)
     SELECT ${columns} FROM generate_series(1, $1::int) AS n`,
    [count],
  );
  await reference.query('VACUUM ANALYZE app_user');
}
