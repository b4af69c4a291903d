-- Whether two addresses may be one home.

CREATE FUNCTION ybss.same_home(a ybss.address, b ybss.address) RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_same_home_sql';
COMMENT ON FUNCTION ybss.same_home(ybss.address, ybss.address) IS
'True where two addresses may be one home: they agree as far down as the shallower one says (ybss.compare), or every number agrees and every name to the ear. False where they are told apart, null where they say too little of each other. Immutable: the lexicon is part of the library. / 两个地址是否可为同一住处：书写不同、详略不同、同音误写不算不同。';
