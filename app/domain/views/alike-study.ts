/** A study here that another may be the same as, and what says so. */
export interface AlikeStudy {
	slug: string;
	name: string;
	title: string;
	/** "It has the same registry number." */
	how: string;
}

/** Studies here that another may be the same as: the first of them are named. */
export interface AlikeStudies {
	named: AlikeStudy[];
	/** "12 others", "more than 20 others"; absent where all are named. */
	others?: string | undefined;
}
