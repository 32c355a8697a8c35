/** A figure as printed, and what stands behind it: "52%" and "17/33", "3.52" and "[1.57, 7.91]". */
export interface FigureParts {
	figure: string;
	detail?: string;
}

/** In one line: "52% (17/33)", "3.52 [1.57, 7.91]". */
export function joinParts({ figure, detail }: FigureParts): string {
	if (detail === undefined) return figure;
	return detail.startsWith("[") ? `${figure} ${detail}` : `${figure} (${detail})`;
}
