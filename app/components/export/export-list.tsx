import { EXPORT_FORMATS, type ExportFormat, FORMAT_NAMES } from "#app/domain/export-formats.ts";
import { FileList } from "./file-list.tsx";

interface ExportListProps {
	/** Which studies, as the address of an export says it: "study=finzi-rosenthal-2014", or nothing for all. */
	query: string;
	/** Addresses that some formats have beside that of the export. */
	own?: Partial<Record<ExportFormat, string>>;
	/** Formats that are offered elsewhere on the page. */
	except?: readonly ExportFormat[];
}

/** Studies in every format. */
export function ExportList({ query, own = {}, except = [] }: ExportListProps) {
	const files = FORMAT_NAMES.filter((format) => !except.includes(format)).map((format) => ({
		name: EXPORT_FORMATS[format].label,
		about: EXPORT_FORMATS[format].about,
		href: own[format] ?? `/export?${query ? `${query}&` : ""}format=${format}`,
	}));
	return (
		<>
			<FileList files={files} />
			<p className="mt-2 text-sm text-muted">
				The <a href="/codebook">codebook</a> says what each column means.
			</p>
		</>
	);
}
