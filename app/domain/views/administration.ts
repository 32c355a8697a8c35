/** One line of the audit log: who did what to what, and when. */
export interface AuditEntry {
	id: number;
	at: string;
	actor: string | null;
	action: string;
	study: string | null;
	synthesis: string | null;
	person: string | null;
	/** JSON, by the kind of action. */
	detail: string;
}

/** A study or synthesis that was archived, and since when. */
export interface ArchivedEntry {
	id: number;
	slug: string;
	title: string;
	version: number;
	visibility: "draft" | "published";
	archivedAt: string;
}
