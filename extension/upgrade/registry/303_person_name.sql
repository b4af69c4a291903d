-- A line finds persons by their name, without reading all of them.
CREATE INDEX person_name ON ybss_registry.person (district, name);
