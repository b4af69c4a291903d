-- The likeliest persons for what somebody has in hand, in one line. Weights are sixteenths of log2 odds.

CREATE OR REPLACE FUNCTION ybss_registry.gather_persons(p_clues bytea, p_address ybss.address, p_ways text[], p_enough int[], OUT districts int4[], OUT ids bigint[], OUT likeness bigint[])
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_question int[];
  v_found record;
BEGIN
  FOR i IN 1 .. pg_catalog.cardinality(p_ways) LOOP
    v_question := ybss.clue_keys(p_clues, p_ways[i]);
    CONTINUE WHEN v_question IS NULL;
    -- Of many who are called so one lives there.
    v_found := ybss_registry.weigh_persons(p_clues, v_question, CASE WHEN p_address IS NULL OR starts_with(p_ways[i], 'nearly') THEN 300 ELSE 4000 END);
    IF p_address IS NOT NULL THEN
      v_found := ybss_registry.place_persons(v_found.districts, v_found.ids, v_found.likeness, p_address);
    END IF;
    districts := districts || v_found.districts;
    ids := ids || v_found.ids;
    likeness := likeness || v_found.likeness;
    EXIT WHEN (SELECT pg_catalog.max(l) FROM pg_catalog.unnest(likeness) l) >= p_enough[i] * 65536::bigint;
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.gather_persons(bytea, ybss.address, text[], int[]) IS
'Who may be meant by clues: asked in some ways of ybss.clue_keys, one after the other, until one is as likely as is enough. Stable: reads the register. / 由精确到宽松逐步查找候选人员。';

CREATE OR REPLACE FUNCTION ybss_registry.rank_persons(p_districts int4[], p_ids bigint[], p_likeness bigint[], p_k int,
  OUT districts int4[], OUT ids bigint[], OUT likeness bigint[], OUT confidences real[], OUT best int)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- Beside the others weighs that it is none of them.
  SELECT pg_catalog.array_agg(r.district ORDER BY r.n), pg_catalog.array_agg(r.person_id ORDER BY r.n), pg_catalog.array_agg(r.likeness ORDER BY r.n),
    pg_catalog.array_agg((r.odds / (r.all_odds + 4096))::real ORDER BY r.n), coalesce(pg_catalog.max(r.weight), 0)
  INTO districts, ids, likeness, confidences, best
  FROM (SELECT c.*, pg_catalog.sum(c.odds) OVER () AS all_odds, pg_catalog.max(c.weight) OVER () AS most, row_number() OVER (ORDER BY c.weight DESC, c.person_id) AS n
    FROM (SELECT u.district, u.person_id, pg_catalog.max(u.likeness) AS likeness, (pg_catalog.max(u.likeness) >> 16)::int AS weight,
        power(2.0::float8, (pg_catalog.max(u.likeness) >> 16) / 16.0) AS odds
      FROM unnest(p_districts, p_ids, p_likeness) u(district, person_id, likeness) GROUP BY 1, 2) c) r
  WHERE r.weight > 48 AND r.weight > r.most - 128 AND r.n <= p_k;
END
$$;
COMMENT ON FUNCTION ybss_registry.rank_persons(int4[], bigint[], bigint[], int) IS
'The k likeliest of some candidates, each once, and how sure that is. Immutable: depends on its arguments only. / 候选人员按相符程度排序。';

CREATE OR REPLACE FUNCTION ybss_registry.place_persons(p_districts int4[], p_ids bigint[], p_likeness bigint[], p_address ybss.address,
  OUT districts int4[], OUT ids bigint[], OUT likeness bigint[])
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_today CONSTANT date := ybss.today();
BEGIN
  SELECT pg_catalog.array_agg(u.district), pg_catalog.array_agg(u.person_id), pg_catalog.array_agg(u.likeness + coalesce(l.likeness, 0))
  INTO districts, ids, likeness
  FROM unnest(p_districts, p_ids, p_likeness) u(district, person_id, likeness)
  LEFT JOIN LATERAL (
    SELECT pg_catalog.max(ybss_registry.verdict_likeness(ybss.compare(a.address, p_address))) AS likeness
    FROM ybss_registry.residence r
    JOIN ybss_registry.house h ON h.district = r.district AND h.house_id = r.house_id
    JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
    WHERE r.district = u.district AND r.person_id = u.person_id AND r.valid @> v_today) l ON true;
END
$$;
COMMENT ON FUNCTION ybss_registry.place_persons(int4[], bigint[], bigint[], ybss.address) IS
'Candidates with what it weighs where they live: of several residences the one that agrees best. Stable: reads the registers. / 将候选人员的住址计入相符程度。';

CREATE OR REPLACE FUNCTION ybss.find_person(written text, k int DEFAULT 5, purpose text DEFAULT NULL)
RETURNS TABLE (person_id bigint, name text, sex text, birth_year int, phone text, citizen_id text, house_id bigint, address text, confidence real, reason text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER ROWS 5
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_clues record;
  v_address ybss.address;
  v_found record;
  v_living record;
  v_ranked record;
  v_most CONSTANT int := least(coalesce(k, 5), 50);
BEGIN
  IF written IS NULL OR v_most < 1 THEN
    RETURN;
  END IF;
  v_clues := ybss.read_clues(written, extract(year FROM ybss.today())::int);
  v_address := ybss.parse_local(v_clues.address);
  IF ybss.address_level(v_address) IS NULL THEN
    v_address := NULL;
  END IF;
  v_found := ybss_registry.gather_persons(v_clues.clues, v_address, '{name and year,phone,name}', '{320,320,190}');
  v_ranked := ybss_registry.rank_persons(v_found.districts, v_found.ids, v_found.likeness, v_most);
  -- Nobody who is called so lives there: who does?
  IF v_address IS NOT NULL AND v_ranked.best < 360 THEN
    v_living := ybss_registry.weigh_residents(v_clues.clues, v_address, 300);
    v_found.districts := v_found.districts || v_living.districts;
    v_found.ids := v_found.ids || v_living.ids;
    v_found.likeness := v_found.likeness || v_living.likeness;
    v_ranked := ybss_registry.rank_persons(v_found.districts, v_found.ids, v_found.likeness, v_most);
  END IF;
  -- Nobody is called so: who nearly?
  IF v_ranked.best < 190 THEN
    v_living := ybss_registry.gather_persons(v_clues.clues, v_address, '{nearly name and year,nearly name}', '{190,190}');
    v_ranked := ybss_registry.rank_persons(v_found.districts || v_living.districts, v_found.ids || v_living.ids, v_found.likeness || v_living.likeness, v_most);
  END IF;
  PERFORM ybss_registry.note_search('person', v_ranked.districts, v_ranked.ids, purpose);
  RETURN QUERY SELECT s.* FROM ybss_registry.show_persons(v_ranked.districts, v_ranked.ids, v_ranked.likeness, v_ranked.confidences, v_address) s;
END
$$;
COMMENT ON FUNCTION ybss.find_person(text, int, text) IS
'The k (at most 50) likeliest persons of the caller''s scope for what somebody has in hand, in one line and any order: a name as heard, a telephone or its last four digits, a year of birth, an age, an address or part of one, the sex; masked, with a confidence from 0 to 1 and the reason in words. What the views hide tells nothing: of a telephone the first three and the last four digits are compared, of a birth the year, of a citizen id its ends, of a hidden character of a name the sound. purpose: what for, in 2 to 200 characters; else the setting ybss.purpose, else 按线索查找. Every call leaves lines in the access log in a transaction of its own, one for each person who is shown, and counts for the day as a look-up by number does. Raises YBA01 for a text over 8192 bytes, YBS08 for a purpose that says nothing, YBS10 where no line can be written, YBS11 beyond the day''s limit (ybss.look_up_limit), YBS12 for a second call within one statement. Volatile: writes the log. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 按线索（姓名、电话、出生年份、住址等）查找人员：脱敏显示、说明理由、逐次留痕、限次。';
REVOKE ALL ON FUNCTION ybss_registry.gather_persons(bytea, ybss.address, text[], int[]), ybss_registry.place_persons(int4[], bigint[], bigint[], ybss.address), ybss_registry.rank_persons(int4[], bigint[], bigint[], int),
  ybss.find_person(text, int, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.find_person(text, int, text) TO ybss_reader, ybss_operator;
