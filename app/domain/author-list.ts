/**
 * The names in a report's authors. Semicolons part them where a name has a comma of its own ("Finzi, Eric; …", a
 * group "Writing Group, Region 3"); else commas do.
 */
export function splitAuthors(authors: string): string[] {
	const between = /;/.test(authors) && !/[^;\s]\s\p{Lu}{1,4},\s/u.test(authors) ? /\s*;\s*/ : /\s*[,;]\s*/;
	return authors.split(between).filter(Boolean);
}
