import { z } from "zod";
import type { SessionLength } from "#app/auth/sessions.ts";
import type { OpenIdSettings } from "#app/services/openid/provider.ts";

/** The program cannot start as it was asked to. The message is one line for the person who starts it. */
export class StartError extends Error {
	override name = "StartError";
}

const whole = (fallback: number, max: number, min = 0) =>
	z
		.string()
		.regex(/^\d+$/, `must be a whole number from ${min} to ${max}`)
		.transform(Number)
		.refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`)
		.default(fallback);
const flag = (fallback: boolean) =>
	z
		.enum(["true", "false", "1", "0", "yes", "no"], { error: "must be true or false" })
		.transform((value) => value === "true" || value === "1" || value === "yes")
		.default(fallback);
const address = z.url({
	protocol: /^https?$/,
	error: "must be an address that begins with http:// or https://",
});

/** An address, or a name and an address, as a mail’s `From` has them; nothing that could begin another header. */
const SENDER = /^(?:[^<>"\p{Cc}]+ <[^\s<>@"]+@[^\s<>@"]+>|[^\s<>@"]+@[^\s<>@"]+)$/u;

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether nobody on the way can put their own words into what is answered there. */
function isTrustworthy(address: string): boolean {
	const { protocol, hostname } = new URL(address);
	return protocol === "https:" || (protocol === "http:" && LOOPBACK.has(hostname));
}

const variables = z.object({
	PORT: whole(3000, 65_535),
	HOST: z.string().default("127.0.0.1"),
	DATABASE_PATH: z.string().default("data/equipoise.db"),
	SESSION_SECRET: z.string().min(16, "must have at least 16 characters").optional(),
	SESSION_HOURS: whole(12, 720, 1),
	SESSION_IDLE_MINUTES: whole(240, 43_200),
	PUBLIC_READING: flag(true),
	SAMPLE_LIBRARY: flag(true),
	REGISTRY_URL: address.default("https://clinicaltrials.gov/api/v2"),
	WORKERS: whole(1, 64, 1),
	RATE_LIMIT: whole(120, 1_000_000),
	MAX_UPLOAD_MB: whole(1024, 1_000_000),
	PUBLIC_URL: address.optional(),
	TRUST_PROXY: whole(0, 10),
	CACHE_PURGE_URL: address.optional(),
	READ_ONLY: flag(false),
	PRIMARY_URL: address.optional(),
	MAX_BEHIND_SECONDS: whole(60, 86_400, 1),
	METRICS: flag(false),
	METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
	SMTP_URL: z
		.url({
			protocol: /^smtps?$/,
			error: "must be an address such as smtp://user:password@mail.example.org:587",
		})
		.optional(),
	MAIL_FROM: z
		.string()
		.regex(SENDER, "must be an e-mail address, or a name and one: Trials <trials@example.org>")
		.optional(),
	OIDC_ISSUER: z
		.url()
		.refine(isTrustworthy, "must begin with https://, or with http:// on this machine")
		.optional(),
	OIDC_CLIENT_ID: z.string().optional(),
	OIDC_CLIENT_SECRET: z.string().optional(),
	OIDC_LABEL: z.string().max(60, "must have at most 60 characters").optional(),
	OIDC_SIGN_UP: z.enum(["reader", "researcher"], { error: "must be reader or researcher" }).optional(),
	OIDC_LINK_BY_EMAIL: flag(false),
	LOG_LEVEL: z
		.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
			error: "must be fatal, error, warn, info, debug, trace or silent",
		})
		.default("info"),
});

export interface Environment {
	port: number;
	host: string;
	databasePath: string;
	/** Absent: one is made and kept beside the database. */
	sessionSecret: string | undefined;
	session: SessionLength;
	publicReading: boolean;
	sampleLibrary: boolean;
	registryUrl: string;
	/** So many processes serve the database together. */
	workers: number;
	/** Requests a minute and address for computing and API routes; 0 is no limit. */
	rateLimit: number;
	/** What a file uploaded for import may weigh, in bytes. */
	maxUpload: number;
	publicUrl: string | undefined;
	trustProxy: number;
	/** Where a cache in front is told to drop what it has, when something is withdrawn. */
	cachePurgeUrl: string | undefined;
	/** This process serves a copy of the database that another program keeps up to date. */
	readOnly: boolean;
	/** Where the server is that can write, for those who read a copy. */
	primaryUrl: string | undefined;
	/** A copy further behind than this says that it is not fit. */
	maxBehindSeconds: number;
	/** Absent: no metrics. Without a token anybody who reaches the server reads them. */
	metrics: { token: string | undefined } | undefined;
	/** Absent: the program sends no mail. */
	mail: MailSettings | undefined;
	/** Absent: people log in by password alone. */
	openId: OpenIdSettings | undefined;
	logLevel: string;
}

/** By which server mails go out, from whom, and the address that their links begin with. */
export interface MailSettings {
	smtpUrl: string;
	from: string;
	publicUrl: string;
}

/**
 * The program's settings from environment variables; a blank variable counts as unset.
 * @throws StartError that names the variable, what is wrong and what it may be
 */
export function readEnvironment(env: Record<string, string | undefined>): Environment {
	const settings = read(env);
	return {
		port: settings.PORT,
		host: settings.HOST,
		databasePath: settings.DATABASE_PATH,
		sessionSecret: settings.SESSION_SECRET,
		session: { hours: settings.SESSION_HOURS, idleMinutes: settings.SESSION_IDLE_MINUTES || null },
		publicReading: settings.PUBLIC_READING,
		sampleLibrary: settings.SAMPLE_LIBRARY,
		registryUrl: settings.REGISTRY_URL,
		workers: settings.WORKERS,
		rateLimit: settings.RATE_LIMIT,
		maxUpload: settings.MAX_UPLOAD_MB * 1024 * 1024,
		publicUrl: settings.PUBLIC_URL?.replace(/\/$/, ""),
		trustProxy: settings.TRUST_PROXY,
		cachePurgeUrl: settings.CACHE_PURGE_URL,
		readOnly: settings.READ_ONLY,
		primaryUrl: settings.PRIMARY_URL?.replace(/\/$/, ""),
		maxBehindSeconds: settings.MAX_BEHIND_SECONDS,
		metrics:
			settings.METRICS || settings.METRICS_TOKEN !== undefined
				? { token: settings.METRICS_TOKEN }
				: undefined,
		mail: mailOf(settings),
		openId: openIdOf(settings),
		logLevel: settings.LOG_LEVEL,
	};
}

function openIdOf(settings: z.infer<typeof variables>): OpenIdSettings | undefined {
	const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, PUBLIC_URL: publicUrl } = settings;
	if (issuer === undefined || settings.READ_ONLY) return undefined;
	if (clientId === undefined)
		throw new StartError("OIDC_ISSUER needs OIDC_CLIENT_ID: what this server is called there");
	if (publicUrl === undefined)
		throw new StartError("OIDC_ISSUER needs PUBLIC_URL: the address that it leads people back to");
	return {
		// One spelling, with a slash after a bare host, for accounts are linked under it.
		...{ issuer: new URL(issuer).href, clientId, clientSecret: settings.OIDC_CLIENT_SECRET },
		label: settings.OIDC_LABEL ?? new URL(issuer).host,
		signUp: settings.OIDC_SIGN_UP,
		linkByEmail: settings.OIDC_LINK_BY_EMAIL,
		publicUrl: publicUrl.replace(/\/$/, ""),
	};
}

function mailOf({
	SMTP_URL: smtpUrl,
	MAIL_FROM: from,
	PUBLIC_URL: publicUrl,
	READ_ONLY: isCopy,
}: z.infer<typeof variables>): MailSettings | undefined {
	if (smtpUrl === undefined || isCopy) return undefined;
	if (from === undefined) throw new StartError("SMTP_URL needs MAIL_FROM: whom mails come from");
	// The address of a request is what its sender wrote there, and must not get into somebody else’s mail.
	if (publicUrl === undefined)
		throw new StartError("SMTP_URL needs PUBLIC_URL: the address that links in mails begin with");
	return { smtpUrl, from, publicUrl: publicUrl.replace(/\/$/, "") };
}

/** A variable, what holds now, and whether somebody set it. */
export interface SettingInForce {
	name: string;
	value: string;
	isSet: boolean;
}

const SECRET = new Set(["SESSION_SECRET", "METRICS_TOKEN", "SMTP_URL", "OIDC_CLIENT_SECRET"]);

/** Every variable with what holds now; of secrets only that they are set. @throws StartError */
export function settingsInForce(env: Record<string, string | undefined>): SettingInForce[] {
	const settings: Record<string, unknown> = read(env);
	return Object.keys(variables.shape).map((name) => {
		const value = settings[name];
		const isSet = Boolean(env[name]?.trim());
		return { name, value: value === undefined ? "" : SECRET.has(name) ? "(secret)" : String(value), isSet };
	});
}

function read(env: Record<string, string | undefined>): z.infer<typeof variables> {
	const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
	const parsed = variables.safeParse(given);
	if (parsed.success) return parsed.data;
	const issue = parsed.error.issues[0];
	const name = String(issue?.path[0] ?? "");
	const told = SECRET.has(name) ? "" : `; it is “${env[name]}”`;
	throw new StartError(`${name} ${issue?.message}${told}`);
}

/** Where the program is to be found: what people type, or where it listens. */
export function addressOf({ publicUrl, host, port }: Environment): string {
	const reachable =
		host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
	return publicUrl ?? `http://${reachable}:${port}`;
}
