import { connectToHub } from './hub.ts';
import { Live } from './live.svelte.ts';

/** The console's one hub client. */
export const live = new Live(connectToHub, () => fetch('/health/live', { cache: 'no-store' }));
