-- What each agreement weighs: log2 of m over u (Fellegi and Sunter 1969).

CREATE TABLE ybss_registry.match_weight (
  field text NOT NULL CHECK (field IN ('name', 'citizen_id', 'birth_date', 'sex', 'phone', 'house')),
  agreement text NOT NULL,
  m double precision NOT NULL CHECK (m > 0 AND m <= 1),
  u double precision NOT NULL CHECK (u > 0 AND u <= 1),
  weight real NOT NULL GENERATED ALWAYS AS ((ln(m / u) / ln(2))::real) STORED,
  PRIMARY KEY (field, agreement)
);
COMMENT ON TABLE ybss_registry.match_weight IS
'How often a field agrees in this way between two lines of one person (m) and of two persons (u). / 匹配权重。';

INSERT INTO ybss_registry.match_weight (field, agreement, m, u) VALUES
('name', 'same', 0.90, 0.0006),
('name', 'homophone', 0.03, 0.0006),
('name', 'swapped', 0.005, 0.00005),
('name', 'missing_character', 0.01, 0.001),
('name', 'one_character', 0.015, 0.015),
('name', 'nickname', 0.01, 0.002),
('name', 'different', 0.01, 0.97),
('citizen_id', 'same', 0.90, 0.00001),
('citizen_id', 'swapped', 0.03, 0.00001),
('citizen_id', 'missing_character', 0.03, 0.00001),
('citizen_id', 'one_character', 0.03, 0.0001),
('citizen_id', 'different', 0.01, 0.99),
('birth_date', 'same', 0.95, 0.00005),
('birth_date', 'swapped', 0.01, 0.0002),
('birth_date', 'one_character', 0.02, 0.002),
('birth_date', 'different', 0.02, 0.99),
('sex', 'same', 0.99, 0.5),
('sex', 'different', 0.01, 0.5),
('phone', 'same', 0.75, 0.00005),
('phone', 'swapped', 0.01, 0.00001),
('phone', 'missing_character', 0.01, 0.00001),
('phone', 'one_character', 0.02, 0.0001),
('phone', 'different', 0.20, 0.999),
('house', 'same', 0.80, 0.00005),
('house', 'different', 0.20, 0.999);
