/** What a new study's form is kept by in the browser: begun as a copy of another study, it is a form of its own. */
export const newStudyAddress = (copied: string | null | undefined): string =>
	copied ? `/studies/new?copy=${copied}` : "/studies/new";
