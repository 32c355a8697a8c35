export const MIN_PASSWORD_LENGTH = 10;
/** Beyond this a password adds nothing, and hashing it costs the server. */
export const MAX_PASSWORD_LENGTH = 200;
