-- The three questions of the district, with the SQL that answers them.
\pset footer off
SELECT h.house_id, p.person_id, p.citizen_id FROM ybss_registry.house h
JOIN ybss_registry.residence r USING (district, house_id) JOIN ybss_registry.person p USING (district, person_id)
JOIN ybss_registry.ownership o USING (district, house_id)
JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
WHERE upper_inf(r.valid) AND p.citizen_id IS NOT NULL
GROUP BY a.address, h.house_id, p.person_id, p.citizen_id
HAVING (SELECT count(*) FROM ybss_registry.residence x WHERE x.house_id = h.house_id AND upper_inf(x.valid)) >= 4
ORDER BY a.address, p.citizen_id LIMIT 1 \gset
\echo
\echo '== 一户一档 / one house, one dossier'
\echo '   SELECT jsonb_pretty(ybss.dossier(':house_id'));'
SELECT jsonb_pretty(ybss.dossier(:house_id)) AS dossier;
\echo '== 一人一册 / one person, one booklet'
\echo '   SELECT jsonb_pretty(ybss.booklet(':person_id'));'
SELECT jsonb_pretty(ybss.booklet(:person_id)) AS booklet;
\echo '== 查人知住 / where does this person live'
\echo '   SELECT * FROM ybss.where_lives('''…the citizen id…''');'
SELECT * FROM ybss.where_lives(:'citizen_id');
