import { describe, expect, it } from 'vitest';
import type { CommandModel, DeviceModel, TraitModel } from '../../src/api/deviceWire.ts';
import { isSingle, needsReason, offersOf, planOf } from '../../src/features/bulk/plan.ts';
import { mostSelected, Selection } from '../../src/features/devices/selection.svelte.ts';
import { liveDevice } from '../fakes.ts';

const command = (name: string, more: Partial<CommandModel> = {}): CommandModel => ({
  name,
  title: { en: name, zh: name },
  parameters: [],
  deadline: 10,
  confirm: 'none',
  proof: null,
  ...more,
});
const model = (id: string, trait: string, commands: readonly CommandModel[], safety: TraitModel['safety'] = null): DeviceModel => ({
  id,
  title: { en: id, zh: id },
  traits: [{ name: trait, title: { en: trait, zh: trait }, properties: [], commands, events: [], safety }],
  extra: [],
});

const open = command('valve.open', {
  parameters: [{ name: 'for', title: { en: 'For', zh: '时长' }, type: 'duration', required: true, minimum: 1, maximum: 600 }],
  proof: { property: 'valve.state', value: 'open', window: 5 },
});
const shut = command('valve.close', { proof: { property: 'valve.state', value: 'closed', window: 5 } });
const valve = model('valve', 'valve', [open, shut], { off: 'valve.close', hazard: 'water' });
const lamp = model('lamp', 'switch', [command('switch.turnOn')]);
const models = new Map([valve, lamp].map((each) => [each.id, each]));
const modelOf = (device: { readonly model: string }) => models.get(device.model);

describe('offersOf', () => {
  it('devices of two models_what most of them understand comes first', () => {
    const devices = [liveDevice('l', { model: 'lamp' }), liveDevice('v1', { model: 'valve' }), liveDevice('v2', { model: 'valve' })];

    expect(offersOf(devices, modelOf).map((offer) => [offer.command.name, offer.devices])).toEqual([
      ['valve.open', 2],
      ['valve.close', 2],
      ['switch.turnOn', 1],
    ]);
  });

  it('a model that is not known yet_offers nothing', () => {
    expect(offersOf([liveDevice('x', { model: 'unheard' })], modelOf)).toEqual([]);
  });
});

describe('planOf', () => {
  const at = (value: string) => ({ 'valve.state': { value, time: 0, error: null } });
  const away = { state: 'offline', reason: 'timedOut.silent', since: 0, cause: null } as const;
  const devices = [
    liveDevice('shut', { model: 'valve', properties: at('closed') }),
    liveDevice('open', { model: 'valve', properties: at('open') }),
    liveDevice('away', { model: 'valve', availability: away }),
    liveDevice('lamp', { model: 'lamp' }),
    liveDevice('unheard', { model: 'unheard' }),
  ];

  it('each device_has its fate before anything is sent', () => {
    const plan = planOf(devices, modelOf, 'valve.open', { for: 60 });

    expect(plan.map(({ fate }) => fate)).toEqual(['changes', 'already', 'unreachable', 'unsupported', 'unsupported']);
    expect(plan.flatMap(({ target }) => (target ? [target.device] : []))).toEqual(['shut', 'open']);
  });

  it('arguments beyond a device’s own range_leave it out', () => {
    expect(planOf(devices.slice(0, 1), modelOf, 'valve.open', { for: 601 })[0]).toMatchObject({ fate: 'arguments', target: null });
  });

  it('a command that nothing proves_is said to be one', () => {
    expect(planOf(devices.slice(3, 4), modelOf, 'switch.turnOn', {})[0]?.fate).toBe('unproven');
  });
});

describe('what a bulk asks for', () => {
  it('a reason_when one of the devices’ models wants it', () => {
    const plain = { device: 'a', name: { en: '', zh: '' }, command: open };

    expect(needsReason([plain])).toBe(false);
    expect(needsReason([plain, { ...plain, command: { ...open, confirm: 'reason' } }])).toBe(true);
  });

  it('water_is turned on one by one and off all at once', () => {
    const trait = valve.traits[0] as TraitModel;

    expect(isSingle({ command: open, trait, devices: 2 })).toBe(true);
    expect(isSingle({ command: shut, trait, devices: 2 })).toBe(false);
  });
});

describe('Selection', () => {
  it('toggle_marks and takes the mark away', () => {
    const selection = new Selection();
    const device = liveDevice('a');

    selection.toggle(device);
    expect([selection.on, selection.has(device), selection.size]).toEqual([true, true, 1]);
    selection.toggle(device);
    expect([selection.on, selection.has(device)]).toEqual([true, false]);
  });

  it('too many at once_marks none of them', () => {
    const selection = new Selection();
    const devices = Array.from({ length: mostSelected }, (_, index) => liveDevice(`d${index}`));

    expect(selection.add(devices)).toBe(true);
    expect(selection.add([liveDevice('one more')])).toBe(false);
    expect(selection.add(devices.slice(0, 2))).toBe(true);
    expect(selection.size).toBe(mostSelected);
  });

  it('end_forgets all', () => {
    const selection = new Selection();
    selection.toggle(liveDevice('a'));

    selection.end();

    expect([selection.on, selection.size]).toEqual([false, 0]);
  });
});
