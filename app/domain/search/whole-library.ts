/** The list of all studies: without a query, the same address is the front page. */
export const WHOLE_LIBRARY = "/?sort=newest";
