export const MIN_PASSWORD_LENGTH = 12;
/** Beyond this a password adds nothing, and hashing it costs the server. */
export const MAX_PASSWORD_LENGTH = 128;

/** How long a password is: characters as people count them, spaces in a row as one. */
export function passwordLength(password: string): number {
	return [...password.replace(/ +/g, " ")].length;
}
