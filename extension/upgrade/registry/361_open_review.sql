-- One open review is found by its number.
CREATE INDEX review_open_id ON ybss_registry.review (review_id) WHERE decision IS NULL;
