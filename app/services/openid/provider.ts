import { Problem } from "#app/domain/problem.ts";
import { discover, library, type OpenIdSettings, unreachable } from "./discover.ts";

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

/** Characters of the provider’s name for somebody, by OpenID Connect Core, section 2. */
const MAX_SUBJECT = 255;
const CALLBACK = "/login/openid/callback";

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
		// Many providers say no more in the token than who it is.
		const isBare = claims.email === undefined && config.serverMetadata().userinfo_endpoint !== undefined;
		const told = isBare ? await openId.fetchUserInfo(config, tokens.access_token, claims.sub) : claims;
		const text = (value: unknown) => (typeof value === "string" && value.trim() ? value.trim() : undefined);
		return {
			// That it is the one which was asked is checked above, whatever its spelling.
			...{ issuer: settings.issuer, subject: claims.sub },
			...{ email: text(told.email), isEmailVerified: told.email_verified === true },
			name: text(told.name),
		};
	} catch (cause) {
		if (isSilence(cause)) throw unreachable(settings.label, cause);
		const isRefused = cause instanceof openId.AuthorizationResponseError;
		const said = isRefused
			? `You did not log in at ${settings.label}. Nothing was changed.`
			: `${settings.label} gave an answer that cannot be trusted. Start again; if it keeps happening, tell this server’s administrator.`;
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
