/**
 * What an address of this site may measure, in characters. Forty studies in a comparison make one of 2,000; some
 * programs that people paste addresses into cut what is longer, and the server takes in 16,000 with all else.
 */
export const MAX_ADDRESS = 4000;
