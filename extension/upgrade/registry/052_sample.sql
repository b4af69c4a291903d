-- Nobody brings a sample's seed along: the registry draws it.
DROP FUNCTION ybss.draw_sample(text, ybss.grid_code, int, text, bigint, text);
