import type { ClientAuth, Configuration } from "openid-client";
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

/** Seconds that the provider may take for each answer. */
const PATIENCE = 10;
/** How long what it says of itself is kept, in milliseconds. */
const KEPT_FOR = 60 * 60 * 1000;

// Loaded by the first who logs in so: most servers know no provider.
export const library = () => import("openid-client");

const known = new Map<string, { found: Promise<Configuration>; until: number }>();

/** Asks the provider what it is, once an hour. @throws Problem `busy` in words when it cannot be asked */
export async function discover(settings: OpenIdSettings): Promise<Configuration> {
	const { issuer, clientId, clientSecret, label } = settings;
	const key = JSON.stringify([issuer, clientId, clientSecret]);
	const kept = known.get(key);
	const { discovery, allowInsecureRequests, enableNonRepudiationChecks, None } = await library();
	const isPlain = issuer.startsWith("http:");
	const found =
		kept && kept.until > Date.now()
			? kept.found
			: discovery(
					new URL(issuer),
					clientId,
					clientSecret,
					clientSecret ? await sending(clientSecret) : None(),
					{
						timeout: PATIENCE,
						// Without it the signature would be taken on trust, as TLS vouches for who sent it.
						execute: [enableNonRepudiationChecks, ...(isPlain ? [allowInsecureRequests] : [])],
					},
				);
	if (found !== kept?.found) known.set(key, { found, until: Date.now() + KEPT_FOR });
	try {
		return await found;
	} catch (cause) {
		known.delete(key);
		throw unreachable(label, cause);
	}
}

/** How the secret is sent: as the provider says it may be, else as OpenID Connect Core, section 9, has it. */
async function sending(secret: string): Promise<ClientAuth> {
	const { ClientSecretBasic, ClientSecretPost } = await library();
	const [inHead, inBody] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
	return (server, ...request) => {
		const mayBeInBody = server.token_endpoint_auth_methods_supported?.includes("client_secret_post");
		return (mayBeInBody ? inBody : inHead)(server, ...request);
	};
}

/** The provider does not answer, or not as one does; `cause` is for the log. */
export const unreachable = (label: string, cause: unknown) =>
	Object.assign(
		new Problem("busy", `${label} cannot be reached at the moment. Try again, or log in by password.`),
		{ cause },
	);
