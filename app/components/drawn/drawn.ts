/** How a figure stands in a page. */
export interface Drawn<Data> {
	/** What it is drawn from; behind a page that came whole, absent until somebody is at a figure. */
	data: Data | undefined;
	/** The page brought its markup, which stays as it is. */
	kept: boolean;
	/** Somebody is at a figure: its data is asked for, once. */
	ask: () => void;
}

/** A figure whose page has what it is drawn from. */
export const drawnHere = <Data>(data: Data): Drawn<Data> => ({ data, kept: false, ask: () => {} });
