import type { RequestHandler, Response } from "express";
import helmet from "helmet";

/** What a page could ask a browser for and none of ours does. */
const UNUSED = [
	...["accelerometer", "autoplay", "browsing-topics", "camera", "display-capture"],
	...["encrypted-media", "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer"],
	...["microphone", "midi", "payment", "publickey-credentials-get", "screen-wake-lock", "serial", "usb"],
	"xr-spatial-tracking",
];

const PERMISSIONS = UNUSED.map((feature) => `${feature}=()`).join(", ");

const protective = helmet({
	contentSecurityPolicy: {
		useDefaults: false,
		directives: {
			defaultSrc: ["'self'"],
			scriptSrc: ["'self'"],
			styleSrc: ["'self'"],
			// React and Recharts write style attributes.
			styleSrcAttr: ["'unsafe-inline'"],
			imgSrc: ["'self'", "data:"],
			fontSrc: ["'self'"],
			// While developing, Vite tells the page of changes over a socket.
			connectSrc: ["'self'", ...(process.env.NODE_ENV === "development" ? ["ws:"] : [])],
			objectSrc: ["'none'"],
			baseUri: ["'none'"],
			formAction: ["'self'"],
			frameAncestors: ["'none'"],
		},
	},
	crossOriginEmbedderPolicy: false,
	// Whether every page of this host is served by https is for the person who runs the proxy to say.
	strictTransportSecurity: false,
	referrerPolicy: { policy: "strict-origin-when-cross-origin" },
});

/** What every answer tells browsers, so that nobody else's page gets at it. */
export const secureHeaders: RequestHandler = (req, res, next) => {
	res.setHeader("Permissions-Policy", PERMISSIONS);
	protective(req, res, next);
};

const POLICY = "Content-Security-Policy";

/** Lets these inline scripts run on the page that is answered. @param allowed digests, as the policy writes them */
export function allowScripts(res: Response, allowed: readonly string[]): void {
	const policy = String(res.getHeader(POLICY));
	res.setHeader(POLICY, policy.replace("script-src 'self'", ["script-src 'self'", ...allowed].join(" ")));
}
