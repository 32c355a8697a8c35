/** A study here that another may be the same as, and what says so. */
export interface AlikeStudy {
	slug: string;
	name: string;
	title: string;
	/** "It has the same registry number." */
	how: string;
}
