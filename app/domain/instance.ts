/** What an administrator says of this installation, as every page shows it. Nothing of it is required. */
export interface Instance {
	/** Counts the changes, so that two administrators do not overwrite each other unseen. */
	version: number;
	/** Whose library it is: "Trials of the Clinic for Mood Disorders". */
	name?: string | undefined;
	/** What a reader finds here, in a sentence or two. */
	description?: string | undefined;
	/** Whom to write to: an e-mail or web address. */
	contact?: string | undefined;
	/** A picture beside the name, at `/logo`; `hash` names its bytes. */
	logo?: { type: LogoType; hash: string } | undefined;
}

export const NO_INSTANCE: Instance = { version: 1 };

/** Where the contact leads. */
export const contactAddress = (contact: string) =>
	/^https?:/i.test(contact) ? contact : `mailto:${contact}`;

export type LogoType = "image/png" | "image/jpeg" | "image/webp";

/** What a logo may weigh, in bytes: it comes with every page that a reader opens first. */
export const MAX_LOGO = 200 * 1024;
