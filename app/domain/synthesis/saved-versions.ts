import type { SynthesisDocument } from "./synthesis-document.ts";

/** One version of a study. */
export interface StudyVersion {
	slug: string;
	version: number;
}

/** The versions of its studies that a synthesis was last saved with. */
export function savedVersions({ rows }: SynthesisDocument): StudyVersion[] {
	return rows.flatMap(({ study: slug, studyVersion: version }) =>
		version === undefined ? [] : [{ slug, version }],
	);
}
