import { createHash, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface OpenIdProvider extends AsyncDisposable {
	issuer: string;
	/** Who is logged in there: what the ID token says. */
	person: Record<string, unknown>;
	/** What it does wrong. */
	fault: "nonce" | "signature" | "audience" | "denied" | undefined;
	/** Its ID token names the person alone; what else there is to say is asked for besides. */
	isBare: boolean;
	/** What it says of itself in place of what is so. */
	metadata: Record<string, unknown>;
	/** Stops answering, and goes on. */
	isDown: boolean;
	/** Sends a browser back, as it would once somebody has logged in there. @returns the address it is sent to */
	logIn(address: string): Promise<string>;
}

export const CLIENT = { OIDC_CLIENT_ID: "equipoise", OIDC_CLIENT_SECRET: "a secret of both" };

/** As the client sent it: in the head (RFC 6749, section 2.3.1), or in the body. */
function secretOf({ headers }: IncomingMessage, form: URLSearchParams): string | null {
	const [, basic] = /^Basic (.+)$/.exec(headers.authorization ?? "") ?? [];
	if (basic === undefined) return form.get("client_secret");
	const [, secret = ""] = Buffer.from(basic, "base64").toString().split(":");
	return new URLSearchParams(`secret=${secret}`).get("secret");
}

/**
 * An OpenID provider of a few lines (OpenID Connect Core 1.0, code flow, RS256; PKCE by RFC 7636). A whole one is a
 * framework with forty packages, and would not make the mistakes that are to be noticed here.
 */
export async function startOpenIdProvider(): Promise<OpenIdProvider> {
	const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
	const another = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
	const codes = new Map<string, URLSearchParams>();
	const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
	const tokenFor = (asked: URLSearchParams) => {
		const now = Math.floor(Date.now() / 1000);
		const claims = {
			...{ iss: provider.issuer, aud: provider.fault === "audience" ? "another" : CLIENT.OIDC_CLIENT_ID },
			...{ iat: now, exp: now + 60, ...(provider.isBare ? { sub: provider.person.sub } : provider.person) },
			nonce: provider.fault === "nonce" ? "another" : asked.get("nonce"),
		};
		const signed = `${encoded({ alg: "RS256", kid: "1" })}.${encoded(claims)}`;
		const key = provider.fault === "signature" ? another : privateKey;
		return `${signed}.${createSign("RSA-SHA256").update(signed).sign(key, "base64url")}`;
	};
	const server = createServer(async (req, res) => {
		const { pathname, searchParams: query } = new URL(req.url ?? "/", provider.issuer);
		const answer = (value: object, status = 200) =>
			res.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(value));
		if (provider.isDown) return req.socket.destroy();
		if (pathname === "/.well-known/openid-configuration")
			return answer({
				issuer: provider.issuer,
				...{ authorization_endpoint: `${provider.issuer}/authorize`, jwks_uri: `${provider.issuer}/keys` },
				...{ token_endpoint: `${provider.issuer}/token`, end_session_endpoint: `${provider.issuer}/end` },
				userinfo_endpoint: `${provider.issuer}/userinfo`,
				...{ response_types_supported: ["code"], subject_types_supported: ["public"] },
				id_token_signing_alg_values_supported: ["RS256"],
				...provider.metadata,
			});
		if (pathname === "/keys")
			return answer({
				keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" }],
			});
		if (pathname === "/userinfo")
			return req.headers.authorization === "Bearer x" ? answer(provider.person) : answer({}, 401);
		if (pathname === "/authorize") {
			const back = new URL(query.get("redirect_uri") ?? "");
			back.searchParams.set("state", query.get("state") ?? "");
			if (provider.fault === "denied") back.searchParams.set("error", "access_denied");
			else {
				const code = randomUUID();
				codes.set(code, query);
				back.searchParams.set("code", code);
			}
			return res.writeHead(302, { Location: back.href }).end();
		}
		let body = "";
		for await (const chunk of req) body += chunk;
		const form = new URLSearchParams(body);
		const asked = codes.get(form.get("code") ?? "");
		codes.delete(form.get("code") ?? "");
		const challenge = createHash("sha256")
			.update(form.get("code_verifier") ?? "")
			.digest("base64url");
		const isRight =
			asked?.get("code_challenge") === challenge &&
			asked.get("redirect_uri") === form.get("redirect_uri") &&
			secretOf(req, form) === CLIENT.OIDC_CLIENT_SECRET;
		if (!asked || !isRight) return answer({ error: "invalid_grant" }, 400);
		answer({ access_token: "x", token_type: "Bearer", expires_in: 60, id_token: tokenFor(asked) });
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const provider: OpenIdProvider = {
		issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		...{ person: {}, fault: undefined, isBare: false, metadata: {}, isDown: false },
		async logIn(address) {
			const sent = await fetch(address, { redirect: "manual" });
			return sent.headers.get("Location") ?? "";
		},
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	return provider;
}
