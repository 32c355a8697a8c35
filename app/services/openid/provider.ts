import type { Configuration } from "openid-client";
import { Problem } from "#app/domain/problem.ts";

/** The OpenID provider that people of this server may log in with. */
export interface OpenIdSettings {
	issuer: string;
	clientId: string;
	/** Absent: the provider knows this server by the address it leads back to, and by PKCE. */
	clientSecret: string | undefined;
	/** What people call it. */
	label: string;
	/** What people are who log in with it and have no account; absent, they get none. */
	signUp: "reader" | "researcher" | undefined;
	/** Whether it is believed whose account somebody means, where it has verified their e-mail address. */
	linkByEmail: boolean;
	publicUrl: string;
}

/** What an answer of the provider is held to: it answers this browser, this request and nobody who listened in. */
export interface OpenIdCheck {
	state: string;
	nonce: string;
	verifier: string;
}

/** Whom the provider says somebody is. */
export interface Identity {
	issuer: string;
	subject: string;
	email: string | undefined;
	isEmailVerified: boolean;
	name: string | undefined;
}

/** Seconds that the provider may take for each answer. */
const PATIENCE = 10;
/** How long what it says of itself is kept, in milliseconds. */
const KEPT_FOR = 60 * 60 * 1000;
/** Characters of the provider’s name for somebody, by OpenID Connect Core, section 2. */
const MAX_SUBJECT = 255;
const CALLBACK = "/login/openid/callback";

// Loaded by the first who logs in so: most servers know no provider.
const library = () => import("openid-client");

const known = new Map<string, { found: Promise<Configuration>; until: number }>();

/** Asks the provider what it is, once an hour. @throws Problem `busy` in words when it cannot be asked */
async function discover(settings: OpenIdSettings): Promise<Configuration> {
	const { issuer, clientId, clientSecret, label } = settings;
	const key = JSON.stringify([issuer, clientId, clientSecret]);
	const kept = known.get(key);
	const { discovery, allowInsecureRequests, enableNonRepudiationChecks, None } = await library();
	const isPlain = issuer.startsWith("http:");
	const found =
		kept && kept.until > Date.now()
			? kept.found
			: discovery(new URL(issuer), clientId, clientSecret, clientSecret ? undefined : None(), {
					timeout: PATIENCE,
					// Without it the signature would be taken on trust, as TLS vouches for who sent it.
					execute: [enableNonRepudiationChecks, ...(isPlain ? [allowInsecureRequests] : [])],
				});
	if (found !== kept?.found) known.set(key, { found, until: Date.now() + KEPT_FOR });
	try {
		return await found;
	} catch (cause) {
		known.delete(key);
		throw unreachable(label, cause);
	}
}

const unreachable = (label: string, cause: unknown) =>
	Object.assign(
		new Problem("busy", `${label} cannot be reached at the moment. Try again, or log in by password.`),
		{ cause },
	);

/** Where a browser is to be sent. @throws Problem `busy` where the provider names no such place */
function placeOf({ label, issuer }: OpenIdSettings, build: () => URL): string {
	try {
		const { href, protocol } = build();
		if (protocol === "https:" || protocol === new URL(issuer).protocol) return href;
		throw new Error(`It leads to ${protocol}`);
	} catch (cause) {
		throw unreachable(label, cause);
	}
}

/** Where somebody is to be sent to log in, and what the answer is to be held to. @throws Problem `busy` */
export async function beginAt(settings: OpenIdSettings): Promise<{ address: string; check: OpenIdCheck }> {
	const config = await discover(settings);
	const openId = await library();
	const verifier = openId.randomPKCECodeVerifier();
	const check = { state: openId.randomState(), nonce: openId.randomNonce(), verifier };
	const parameters = {
		...{ redirect_uri: settings.publicUrl + CALLBACK, scope: "openid email profile" },
		...{ state: check.state, nonce: check.nonce, code_challenge_method: "S256" },
		code_challenge: await openId.calculatePKCECodeChallenge(verifier),
	};
	return { address: placeOf(settings, () => openId.buildAuthorizationUrl(config, parameters)), check };
}

/**
 * Who somebody is, by what the provider sends back with them and then says for the code in it.
 * @param query of the address that the browser came back to
 * @throws Problem in words; its `cause` is for the log
 */
export async function identityFrom(
	settings: OpenIdSettings,
	query: URLSearchParams,
	{ state, nonce, verifier }: OpenIdCheck,
): Promise<Identity> {
	const config = await discover(settings);
	const openId = await library();
	// Behind a proxy the request does not say what address the browser has.
	const address = new URL(`${settings.publicUrl}${CALLBACK}?${query}`);
	try {
		const tokens = await openId.authorizationCodeGrant(config, address, {
			...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier },
		});
		const claims = tokens.claims();
		if (!claims) throw new Error("There is no ID token");
		if (claims.sub === "" || claims.sub.length > MAX_SUBJECT) throw new Error("Its sub is nobody’s");
		const text = (value: unknown) => (typeof value === "string" && value.trim() ? value.trim() : undefined);
		return {
			// That it is the one which was asked is checked above, whatever its spelling.
			...{ issuer: settings.issuer, subject: claims.sub },
			...{ email: text(claims.email), isEmailVerified: claims.email_verified === true },
			name: text(claims.name),
		};
	} catch (cause) {
		if (isSilence(cause)) throw unreachable(settings.label, cause);
		const isRefused = cause instanceof openId.AuthorizationResponseError;
		const said = isRefused
			? `You did not log in at ${settings.label}. Nothing was changed.`
			: `${settings.label} answered something that cannot be relied on. Begin again; if it stays so, tell whoever runs this server.`;
		throw Object.assign(new Problem("invalid", said), { cause });
	}
}

/** Whether it is what fetch says of a provider that does not answer, or not to the end. */
function isSilence(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	return error instanceof TypeError || error.name === "TimeoutError" || isSilence(error.cause);
}

/** Where somebody logs out of the provider too; undefined where it has no such place. @throws Problem `busy` */
export async function logOutAddress(settings: OpenIdSettings): Promise<string | undefined> {
	const config = await discover(settings);
	if (config.serverMetadata().end_session_endpoint === undefined) return undefined;
	const { buildEndSessionUrl } = await library();
	const back = { post_logout_redirect_uri: `${settings.publicUrl}/` };
	return placeOf(settings, () => buildEndSessionUrl(config, back));
}
