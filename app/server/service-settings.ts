import { z } from "zod";
import type { OpenIdSettings } from "#app/services/openid/discover.ts";
import { address, flag, urlOf } from "./setting-kinds.ts";

/** An address, or a name and an address, as a mail’s `From` has them; nothing that could begin another header. */
const SENDER =
	/^(?:(?<name>[^<>"\p{Cc}]+) <)?(?<address>[^\s<>()[\]:;,\\@"]+@[^\s<>()[\]:;,\\@"]+)(?<end>>?)$/u;

/** Whom mails come from. @returns undefined for what is no address */
function senderOf(text: string): MailSettings["from"] | undefined {
	const { name, address, end } = SENDER.exec(text)?.groups ?? {};
	const isWhole = address !== undefined && (name !== undefined) === (end === ">");
	return isWhole ? { name: name?.trim() ?? "", address } : undefined;
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether it names a provider, and nobody on the way can put their own words into what is answered there. */
function isIssuer(address: string): boolean {
	const { protocol, hostname, search, hash } = new URL(address);
	return (protocol === "https:" || LOOPBACK.has(hostname)) && search === "" && hash === "";
}

/** The variables of what this server asks of others for its people: to send mails, and to say who somebody is. */
export const serviceVariables = {
	SMTP_URL: urlOf(
		/^smtps?$/,
		"must be an address such as smtp://user:password@mail.example.org:587",
	).optional(),
	MAIL_FROM: z
		.string()
		.refine(senderOf, "must be an e-mail address, or a name and one: Trials <trials@example.org>")
		.optional(),
	OIDC_ISSUER: address
		.refine(isIssuer, "must begin with https://, or with http:// on this machine, and have no query")
		.optional(),
	OIDC_CLIENT_ID: z.string().optional(),
	OIDC_CLIENT_SECRET: z.string().optional(),
	OIDC_LABEL: z.string().max(60, "must have at most 60 characters").optional(),
	OIDC_SIGN_UP: z.enum(["reader", "researcher"], { error: "must be reader or researcher" }).optional(),
	OIDC_LINK_BY_EMAIL: flag(false),
};

/** All that a service is read from. */
type Given = z.infer<z.ZodObject<typeof serviceVariables>> & {
	PUBLIC_URL?: string | undefined;
	READ_ONLY: boolean;
};

/**
 * What else has to be set for each service. Links that are sent begin with PUBLIC_URL: the address of a request is what
 * its sender wrote there, and must not get into somebody else’s mail.
 */
export function checkServices(given: Given, context: z.RefinementCtx): void {
	const needs = (name: keyof Given, other: keyof Given, what: string) => {
		if (given[name] !== undefined && given[other] === undefined)
			context.addIssue({ code: "custom", path: [name], message: `needs ${other}: ${what}` });
	};
	needs("SMTP_URL", "MAIL_FROM", "whom mails come from");
	needs("SMTP_URL", "PUBLIC_URL", "the address that links in mails begin with");
	needs("OIDC_ISSUER", "OIDC_CLIENT_ID", "what this server is called there");
	needs("OIDC_ISSUER", "PUBLIC_URL", "the address that it leads people back to");
}

/** By which server mails go out, from whom, and the address that their links begin with. */
export interface MailSettings {
	smtpUrl: string;
	from: { name: string; address: string };
	publicUrl: string;
}

/** A copy sends none. */
export function mailOf({ SMTP_URL, MAIL_FROM, PUBLIC_URL, READ_ONLY }: Given): MailSettings | undefined {
	const from = senderOf(MAIL_FROM ?? "");
	if (!SMTP_URL || !from || !PUBLIC_URL || READ_ONLY) return undefined;
	return { smtpUrl: SMTP_URL, from, publicUrl: PUBLIC_URL };
}

/** Nobody logs in to a copy. */
export function openIdOf(given: Given): OpenIdSettings | undefined {
	const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, PUBLIC_URL: publicUrl } = given;
	if (!issuer || !clientId || !publicUrl || given.READ_ONLY) return undefined;
	return {
		// One spelling, with a slash after a bare host, for accounts are linked under it.
		...{ issuer: new URL(issuer).href, clientId, clientSecret: given.OIDC_CLIENT_SECRET },
		label: given.OIDC_LABEL ?? new URL(issuer).host,
		signUp: given.OIDC_SIGN_UP,
		linkByEmail: given.OIDC_LINK_BY_EMAIL,
		publicUrl,
	};
}
