/** A format that studies are exported in. */
export interface ExportFormatAbout {
	label: string;
	/** What is in it, after the label. */
	about: string;
	type: string;
	/** How the file's name ends. */
	ending: string;
}

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The formats of every export, in the order in which pages offer them; an address and the command line name the key. */
export const EXPORT_FORMATS = {
	csv: {
		...{ label: "CSV", type: "text/csv; charset=utf-8", ending: ".csv" },
		about: "a row for each arm and outcome",
	},
	excel: {
		...{ label: "CSV for Excel", type: "text/csv; charset=utf-8", ending: "-excel.csv" },
		about: "the same, with a byte order mark so that Excel shows all letters",
	},
	xlsx: {
		...{ label: "Excel", type: WORKBOOK, ending: ".xlsx" },
		about: "a row for each arm and outcome, as a workbook",
	},
	wide: {
		...{ label: "CSV for metafor", type: "text/csv; charset=utf-8", ending: "-metafor.csv" },
		about: "both arms in a row, under the names that escalc takes",
	},
	"wide-xlsx": {
		...{ label: "Excel, both arms in a row", type: WORKBOOK, ending: "-comparisons.xlsx" },
		about: "the columns of the CSV for metafor, as a workbook",
	},
	revman: {
		...{ label: "CSV for RevMan", type: "text/csv; charset=utf-8", ending: "-revman.csv" },
		about: "data rows under RevMan Web’s names, reported estimates too",
	},
	"revman-studies": {
		...{ label: "ZIP for RevMan", type: "application/zip", ending: "-revman-studies.zip" },
		about: "RevMan’s data of studies: study information, arms, results, risk of bias",
	},
	json: {
		...{ label: "JSON", type: "application/json; charset=utf-8", ending: ".json" },
		about: "everything recorded; another Equipoise imports it without loss",
	},
	ris: {
		...{ label: "RIS", type: "application/x-research-info-systems; charset=utf-8", ending: ".ris" },
		about: "the reports, for a reference manager",
	},
	bibtex: {
		...{ label: "BibTeX", type: "application/x-bibtex; charset=utf-8", ending: ".bib" },
		about: "the reports, for LaTeX",
	},
	"csl-json": {
		label: "CSL-JSON",
		type: "application/vnd.citationstyles.csl+json; charset=utf-8",
		ending: "-references.json",
		about: "the reports, for citation processors",
	},
	zip: {
		...{ label: "ZIP", type: "application/zip", ending: ".zip" },
		about: "all single files but the workbooks, with figures and the codebook",
	},
} as const satisfies Record<string, ExportFormatAbout>;

export type ExportFormat = keyof typeof EXPORT_FORMATS;
export const FORMAT_NAMES = Object.keys(EXPORT_FORMATS) as ExportFormat[];
/** The formats that are several files in a ZIP. */
export type ArchiveFormat = "zip" | "revman-studies";
/** The formats that are a workbook. */
export type WorkbookFormat = "xlsx" | "wide-xlsx";
/** The formats that are one text. */
export type TextFormat = Exclude<ExportFormat, ArchiveFormat | WorkbookFormat>;

export const isArchive = (format: ExportFormat): format is ArchiveFormat =>
	format === "zip" || format === "revman-studies";

export const isWorkbook = (format: ExportFormat): format is WorkbookFormat =>
	format === "xlsx" || format === "wide-xlsx";

/** @returns undefined for a name that is no format's */
export function exportFormat(name: string): ExportFormat | undefined {
	return Object.hasOwn(EXPORT_FORMATS, name) ? (name as ExportFormat) : undefined;
}

/** The text formats that programs ask for, in the order in which an archive has them. */
export const TEXT_FORMATS = FORMAT_NAMES.filter(
	(format): format is Exclude<TextFormat, "excel"> =>
		format !== "excel" && !isArchive(format) && !isWorkbook(format),
);
