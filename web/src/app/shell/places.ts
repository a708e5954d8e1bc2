import Blocks from '@lucide/svelte/icons/blocks';
import Cpu from '@lucide/svelte/icons/cpu';
import Radar from '@lucide/svelte/icons/radar';
import Sprout from '@lucide/svelte/icons/sprout';
import type { Key } from '../../i18n/index.svelte.ts';
import type { Route } from '../router.svelte.ts';

/** The console's places: only those that exist. */
export const navigation = [
  { key: 'nav.watch', href: '/', icon: Radar, routes: ['watch'] },
  { key: 'nav.devices', href: '/devices', icon: Cpu, routes: ['devices', 'device', 'addDevice'] },
  { key: 'nav.garden', href: '/garden', icon: Sprout, routes: ['garden'] },
  { key: 'nav.system', href: '/system/plugins', icon: Blocks, routes: ['system'] },
] as const satisfies readonly { key: Key; href: string; icon: unknown; routes: readonly Route['name'][] }[];

export function isHere(place: (typeof navigation)[number], route: Route): boolean {
  return (place.routes as readonly Route['name'][]).includes(route.name);
}
