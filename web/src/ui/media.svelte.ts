import { MediaQuery } from 'svelte/reactivity';

/** Phone layout. */
export const phone = new MediaQuery('max-width: 700px');
/** Room for the inspector beside the list. */
export const wide = new MediaQuery('min-width: 1180px');
/** Room for the place tree beside the list. */
export const medium = new MediaQuery('min-width: 960px');
