import * as z from "zod";

const line = (most: number) =>
	z
		.string()
		.trim()
		.max(most, { error: `At most ${most} characters` })
		.optional();

const CONTACT = /^([^\s@]+@[^\s@]+\.[^\s@]+|https?:\/\/\S+)$/i;

/** The fields of an administrator's form; blank is absent. */
export const instanceFields = z.object({
	name: line(80),
	description: line(400),
	contact: line(200).refine((value) => value === undefined || CONTACT.test(value), {
		error: "An e-mail address, or a web address that begins with https:// or http://",
	}),
});
