/**
 * What RevMan has no column for stands in its footnotes and characteristics in words of our own, which are known again
 * when the file comes back.
 */

export const derivedNote = (column: string) => `${column} derived, not reported`;
export const DERIVED_NOTE = /^(Cases|SD) derived, not reported$/;

export const percentNote = (percent: string) => `Reported as ${percent}%`;
export const PERCENT_NOTE = /^Reported as (\d+(?:\.\d+)?)%$/;

/** How the source calls a measure. */
export const calledNote = (words: string) => `Called “${words}”`;
export const CALLED_NOTE = /^Called “(.+)”$/s;

export const orientationNote = (doubt: string) => `Which arm it is against: ${doubt.toLowerCase()}`;
export const ORIENTATION_NOTE = /^(?:(.*)\. )?Which arm it is against: (.+)$/s;

/** Lines of a characteristic that begin with what they are. */
export const LABELS = { title: "Title", conditions: "Condition", doi: "DOI", pmid: "PubMed" } as const;

/** Between interventions of one arm. */
export const TOGETHER = " + ";
