-- Words are folded to simplified characters: the index of words is made anew at the next start or
-- import (`Store::create` fills an empty one). Nothing else changes: binaries of schema 3 can read on.

DELETE FROM search_name;
DELETE FROM search_entry;
