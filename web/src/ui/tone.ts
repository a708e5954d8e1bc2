/** How a status looks; the word comes from the caller. */
export type Tone = 'normal' | 'running' | 'confirmed' | 'failed' | 'offline' | 'degraded' | 'stale' | 'unknown';
