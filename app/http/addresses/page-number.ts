/** The page of a list that an address asks for, from 1; what is no page is the first. */
export function pageNumber(search: URLSearchParams): number {
	const asked = Number(search.get("page") ?? "1");
	return Number.isInteger(asked) && asked >= 1 && asked <= 100_000 ? asked : 1;
}
