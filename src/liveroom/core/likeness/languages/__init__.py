"""Words of the languages in which events are held, as data; all in lower case, without accents."""
