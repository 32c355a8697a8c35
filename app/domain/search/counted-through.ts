/** Of what a search finds, more studies than this are not counted one by one, but the newest ones. */
export const COUNTED_THROUGH = 500;
