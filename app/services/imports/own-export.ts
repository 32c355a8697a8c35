/** The endings of the files that an export of studies has beside its JSON, after the name that they share. */
const BESIDE = [".csv", "-metafor.csv", "-revman.csv", ".ris", ".bib", "-references.json"];
/** Those by which it is known: a name, and what no other archive has together. */
const TELLING = [".json", ".csv", "-metafor.csv", "-revman.csv", ".ris"];
const CODEBOOK = "CODEBOOK.md";

/**
 * Of the files of one archive or folder those of this program's own export which say again what its JSON says: tables,
 * references, figures, the codebook. With them everything would come in several times over.
 * @param names within the archive or folder; figures may be missing
 * @returns whether a file is one of those; none is where it is no export of this program
 */
export function repeatsOfExport(names: readonly string[]): (name: string) => boolean {
	const all = new Set(names);
	const stem = names.find((name) => name.endsWith("-metafor.csv"))?.slice(0, -"-metafor.csv".length);
	if (stem === undefined || !all.has(CODEBOOK) || !TELLING.every((end) => all.has(stem + end)))
		return () => false;
	const beside = new Set([CODEBOOK, ...BESIDE.map((end) => stem + end)]);
	return (name) => beside.has(name) || isFigure(name);
}

/** Whether a name is one that a figure of an export has. */
export const isFigure = (name: string) => /^figures\/[\w.-]+\.(?:svg|png)$/.test(name);
