import { FileList } from "../export/file-list.tsx";

const FILES = [
	["json", "JSON", "everything that this version holds"],
	["csv", "CSV", "its figures, one row each"],
	["xlsx", "Excel", "the same as a workbook"],
	["svg", "SVG", "its main figure"],
	["png", "PNG", "the same as an image"],
] as const;

/** The files of a version, which stay as they are. */
export function PinnedFiles({ address }: { address: string }) {
	return (
		<FileList files={FILES.map(([ending, name, about]) => ({ name, about, href: `${address}.${ending}` }))} />
	);
}
