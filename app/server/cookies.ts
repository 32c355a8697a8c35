import { type Cookie, type CookieOptions, createCookie } from "@remix-run/node";
import type { SessionLength } from "#app/auth/sessions.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const YEAR = 365 * 24 * HOUR;

/**
 * The cookies of this site: signed, and out of reach of scripts. Where the site is served by https they are sent by
 * https alone, and their prefix has browsers refuse one that another host or path of the same domain sets.
 */
export function createCookies({
	publicUrl,
	sessionSecret,
	session,
}: {
	publicUrl: string | undefined;
	sessionSecret: string;
	session: SessionLength;
}): Record<"session" | "notice" | "browser" | "secondStep" | "openId", Cookie> {
	const secure = publicUrl?.startsWith("https:") ?? false;
	const options: CookieOptions = {
		path: "/",
		httpOnly: true,
		sameSite: "lax",
		secrets: [sessionSecret],
		secure,
	};
	const cookie = (name: string, maxAge: number) =>
		createCookie(`${secure ? "__Host-" : ""}equipoise_${name}`, { ...options, maxAge });
	return {
		session: cookie("session", session.hours * HOUR),
		notice: cookie("notice", MINUTE),
		browser: cookie("browser", YEAR),
		secondStep: cookie("second_step", 10 * MINUTE),
		openId: cookie("openid", 10 * MINUTE),
	};
}
