import { z } from "zod";
import type { SessionLength } from "#app/auth/sessions.ts";
import type { OpenIdSettings } from "#app/services/openid/discover.ts";
import { misspeltSettings } from "./misspelt-settings.ts";
import { checkServices, type MailSettings, mailOf, openIdOf, serviceVariables } from "./service-settings.ts";
import { address, file, flag, secret, shownValue, site, strayMarks, whole } from "./setting-kinds.ts";

/** The program cannot start as it was asked to. The message is one line for the person who starts it. */
export class StartError extends Error {
	override name = "StartError";
}

const variables = z
	.object({
		PORT: whole(3000, 65_535),
		HOST: z
			.string()
			.regex(
				/^[\p{L}\d.:%_-]+$/u,
				"must be an address of this machine such as 127.0.0.1, or 0.0.0.0 for every one",
			)
			.default("127.0.0.1"),
		DATABASE_PATH: file.default("data/equipoise.db"),
		SESSION_SECRET: secret.optional(),
		SESSION_HOURS: whole(12, 720, 1),
		SESSION_IDLE_MINUTES: whole(240, 43_200),
		PUBLIC_READING: flag(true),
		SAMPLE_LIBRARY: flag(true),
		REGISTRY_URL: address.default("https://clinicaltrials.gov/api/v2"),
		WORKERS: whole(1, 64, 1),
		RATE_LIMIT: whole(120, 1_000_000),
		MAX_UPLOAD_MB: whole(1024, 1_000_000),
		PUBLIC_URL: site.optional(),
		TRUST_PROXY: whole(0, 10),
		CACHE_PURGE_URL: address.optional(),
		READ_ONLY: flag(false),
		PRIMARY_URL: site.optional(),
		MAX_BEHIND_SECONDS: whole(60, 86_400, 1),
		METRICS: flag(false),
		METRICS_TOKEN: secret.optional(),
		...serviceVariables,
		LOG_LEVEL: z
			.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
				error: "must be fatal, error, warn, info, debug, trace or silent",
			})
			.default("info"),
	})
	.superRefine(checkServices);

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
		registryUrl: settings.REGISTRY_URL.replace(/\/$/, ""),
		workers: settings.WORKERS,
		rateLimit: settings.RATE_LIMIT,
		maxUpload: settings.MAX_UPLOAD_MB * 1024 * 1024,
		publicUrl: settings.PUBLIC_URL,
		trustProxy: settings.TRUST_PROXY,
		cachePurgeUrl: settings.CACHE_PURGE_URL,
		readOnly: settings.READ_ONLY,
		primaryUrl: settings.PRIMARY_URL,
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

/** A variable, what holds now, and whether somebody set it. */
export interface SettingInForce {
	name: string;
	value: string;
	isSet: boolean;
}

const SECRET = new Set(["SESSION_SECRET", "METRICS_TOKEN", "SMTP_URL", "OIDC_CLIENT_SECRET"]);

/** What somebody set in vain, by a name that is nearly one of these. */
export const misspelt = (env: Record<string, string | undefined>): string[] =>
	misspeltSettings(env, Object.keys(variables.shape));

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
	const given = Object.keys(variables.shape).flatMap((name): [string, string][] => {
		const value = env[name];
		return value?.trim() ? [[name, value]] : [];
	});
	for (const [name, value] of given) {
		const stray = strayMarks(value);
		if (stray) throw refused(name, stray, value);
	}
	const parsed = variables.safeParse(Object.fromEntries(given));
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const name = String(issue?.path[0] ?? "");
	throw refused(name, String(issue?.message), env[name]);
}

function refused(name: string, why: string, value = ""): StartError {
	return new StartError(`${name} ${why}${SECRET.has(name) ? "" : `; it is “${shownValue(value)}”`}`);
}

/** Where the program is to be found: what people type, or where it listens. */
export function addressOf({ publicUrl, host, port }: Environment): string {
	const reachable =
		host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
	return publicUrl ?? `http://${reachable}:${port}`;
}
