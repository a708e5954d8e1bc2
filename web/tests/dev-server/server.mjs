// A stand-in for the host in development and picture tests: speaks docs/wire.md over HTTP and SignalR's JSON protocol on WebSockets.
// MOCK_PORT (5081), MOCK_DEVICES (60), MOCK_STATIC=dist serves the built console too; password: "campus". Loopback only.
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { faults, makeDevices, models, placeNames, settingsSchema, startValues } from './campus.mjs';
import { makeGarden } from './garden.mjs';
import { accept } from './websocket.mjs';

const port = Number(process.env.MOCK_PORT ?? 5081);
const folder = process.env.MOCK_STATIC;
const epoch = Date.now() % 100000;
const end = '\u001e';
const devices = new Map();
const commands = new Map();
const timeline = new Map();
const tokens = new Map();
const source = (name, lastMessage, taken) => ({
  name,
  created: new Date(Date.now() - 86_400_000).toISOString(),
  lastMessage,
  counts: { busy: 0, unknownDevice: taken ? 2 : 0, ignored: 0, repeated: taken ? 3 : 0, refused: taken ? 1 : 0, taken },
  unknown: taken
    ? [
        {
          at: new Date(Date.now() - 60_000).toISOString(),
          body: '{"deviceInfo":{"devEui":"24e1240000000007"},"fPort":85,"data":"AXVkAwABBAAA"}',
        },
      ]
    : [],
});
const uplinks = new Map([['chirpstack', source('chirpstack', new Date(Date.now() - 4000).toISOString(), 1204)]]);
const sessions = new Set();
const clients = new Set();
const modelOf = (device) => models.find((each) => each.id === device.model);
const iso = (ms) => new Date(ms).toISOString();
const mid = (device) => [...modelOf(device).traits.flatMap((each) => each.properties)];

for (const made of makeDevices(Number(process.env.MOCK_DEVICES ?? 60))) add(made);

function add(made) {
  const now = Date.now();
  const device = {
    ...made,
    staleAfter: 15,
    version: 1,
    reportedAt: now,
    availability: { state: 'online', reason: null, since: now - 3_600_000, cause: null },
    properties: {},
  };
  for (const { name } of mid(device)) device.properties[name] = { value: startValues[name] ?? null, time: now, error: null };
  devices.set(device.id, device);
  timeline.set(device.id, [
    { at: iso(now - 3_600_000), kind: 'availability', name: 'online', value: 'online', reason: null, by: null },
    { at: iso(now - 7_200_000), kind: 'configuration', name: 'place', value: null, reason: null, by: 'admin' },
  ]);
  return device;
}

// Some of the campus is always a little broken, as it is in life.
const list = () => [...devices.values()];
const nth = (kind, index) => list().filter((device) => device.model === kind)[index];
function disable(device, state, reason, minutes, cause = null) {
  if (!device) return;
  const since = Date.now() - minutes * 60_000;
  device.availability = { state, reason, since, cause };
  device.reportedAt = since;
}
disable(nth('modbus.relay-lock', 2), 'offline', 'timedOut.silent', 6, 'tcp://10.2.0.12:502');
disable(nth('modbus.relay-lock', 5), 'offline', 'unreachable.refused', 42, 'tcp://10.2.0.13:502');
disable(nth('modbus.relay-lock', 7), 'offline', 'unreachable.refused', 42, 'tcp://10.2.0.13:502');
disable(nth('modbus.energy-meter', 1), 'degraded', 'badFrame.crc', 3, null);
const leak = nth('modbus.leakage-relay', 0);
if (leak) {
  leak.availability = { state: 'degraded', reason: 'notConfigured.toroidMissing', since: Date.now() - 600_000, cause: null };
  leak.properties['residualCurrent.current'] = { value: null, time: Date.now(), error: 'notConfigured.toroidMissing' };
}
disable(nth('modbus.soil-probe', 1), 'unknown', null, 0);
const quiet = nth('modbus.soil-probe', 3);
if (quiet) quiet.reportedAt = Date.now() - 240_000;

const conditionOf = (device) =>
  ['online', 'degraded'].includes(device.availability.state) && Date.now() - device.reportedAt > 1000 * device.staleAfter
    ? 'stale'
    : device.availability.state;

const changed = new Map(); // device id → property names, or null for availability only
const mark = (device, names) => {
  device.version++;
  changed.set(device.id, [...(changed.get(device.id) ?? []), ...names]);
};
const note = (device, item) =>
  timeline.get(device.id)?.unshift({ at: iso(Date.now()), kind: 'property', name: '', value: null, reason: null, by: null, ...item });

function set(device, name, value) {
  const now = Date.now();
  device.properties[name] = { value, time: now, error: null };
  device.reportedAt = now;
  mark(device, [name]);
  if (typeof value !== 'number') note(device, { kind: 'property', name, value });
}

function makeAvailable(device, state, reason, cause) {
  device.availability = { state, reason, since: Date.now(), cause };
  mark(device, ['#availability']);
  note(device, { kind: 'availability', name: state, value: state, reason });
}

setInterval(() => {
  for (const device of list()) {
    if (device === quiet || !['online', 'degraded'].includes(device.availability.state)) continue;
    for (const { name, type } of mid(device)) {
      const reading = device.properties[name];
      if (type !== 'number' || reading.error || typeof reading.value !== 'number' || Math.random() > 0.4) continue;
      const start = startValues[name];
      if (name === 'flowMeter.rate') set(device, name, device.properties['valve.state'].value === 'open' ? 6 + Math.random() * 0.6 : 0);
      else if (name === 'energy.total' || name === 'flowMeter.total') set(device, name, reading.value + Math.random() * 0.2);
      else set(device, name, Number((reading.value + (start - reading.value) * 0.1 + (Math.random() - 0.5) * start * 0.02).toFixed(3)));
    }
    if (Math.random() < 0.5) {
      device.reportedAt = Date.now();
      mark(device, []);
    }
  }
}, 1000);

// Commands: what happens to one depends on the device's faults.
function touch(entry, state, more = {}) {
  entry.state = state;
  entry.steps.push({ state, at: iso(Date.now()) });
  Object.assign(entry, more);
  for (const client of clients) client.ledger(entry);
  if (!['accepted', 'sent', 'acked'].includes(state))
    note(devices.get(entry.device), { kind: 'command', name: entry.command, value: state, reason: entry.reason, by: entry.by });
}

function run(device, request, by) {
  const described = modelOf(device)
    .traits.flatMap((each) => each.commands)
    .find((each) => each.name === request.command);
  if (!described) return null;
  const now = Date.now();
  const entry = {
    id: request.id,
    device: device.id,
    command: request.command,
    arguments: request.arguments ?? {},
    state: 'accepted',
    reason: null,
    proof: null,
    by,
    deadline: iso(now + described.deadline * 1000),
    steps: [{ state: 'accepted', at: iso(now) }],
  };
  commands.set(entry.id, entry);
  for (const client of clients) client.ledger(entry);
  const later = (ms, step) => setTimeout(step, ms);
  const fault = faults.find((each) => each.active && each.match(device));
  const slow = Number(process.env.MOCK_SLOW ?? 1);
  later(40 * slow, () => touch(entry, 'sent'));
  if (device.availability.state === 'offline' || fault?.id === 'mute-door')
    later(3000 * slow, () => touch(entry, 'timedOut', { reason: 'timedOut.silent' }));
  else if (fault?.reason === 'jammed') later(900 * slow, () => touch(entry, 'failed', { reason: 'jammed' }));
  else {
    later(160 * slow, () => touch(entry, 'acked'));
    later(700 * slow, () => {
      set(device, described.proof.property, described.proof.value);
      touch(entry, 'confirmed', { proof: { property: described.proof.property, value: described.proof.value, time: iso(Date.now()) } });
      const hold = entry.arguments.hold ?? 5;
      if (request.command === 'lock.unlock') later(hold * 1000, () => set(device, 'lock.state', 'locked'));
    });
  }
  // The tests' way to a late answer: a command with hold 13 times out first and is confirmed after that.
  if (entry.arguments.hold === 13) later(300 * slow, () => touch(entry, 'timedOut', { reason: 'timedOut.silent' }));
  return entry;
}

const item = (device) => ({
  ...device,
  reportedAt: device.availability.state === 'unknown' ? null : iso(device.reportedAt),
  availability: { ...device.availability, since: iso(device.availability.since) },
  properties: Object.fromEntries(
    Object.entries(device.properties).map(([name, reading]) => [
      name,
      {
        value: reading.value,
        unit: mid(device).find((each) => each.name === name)?.unit ?? null,
        time: iso(reading.time),
        ...(reading.error ? { error: reading.error } : {}),
      },
    ]),
  ),
});
const head = ({ n, id, name, place, model, configVersion, staleAfter }) => ({ n, id, name, place, model, configVersion, staleAfter });

function counts(members) {
  const of = (condition) => members.filter((device) => conditionOf(device) === condition).length;
  const running = [...commands.values()].filter(
    (entry) => ['accepted', 'sent', 'acked'].includes(entry.state) && members.some((device) => device.id === entry.device),
  ).length;
  return {
    total: members.length,
    online: of('online'),
    offline: of('offline'),
    degraded: of('degraded'),
    stale: of('stale'),
    unknown: of('unknown'),
    runningCommands: running,
  };
}
const within = (path) => list().filter((device) => device.place === path || device.place.startsWith(`${path}/`));
const telling = ['lock', 'doorContact', 'door', 'valve', 'scale', 'switch'];
const kindOf = (device) =>
  modelOf(device).traits.find(
    (trait) => trait.name === telling.find((name) => modelOf(device).traits.some((each) => each.name === name)),
  ) ?? modelOf(device).traits[0];
const kindsOf = (members) =>
  Object.fromEntries(
    [...new Set(members.map((device) => kindOf(device).name))].sort().map((name) => {
      const c = counts(members.filter((device) => kindOf(device).name === name));
      return [name, [c.total, c.offline, c.degraded, c.stale, c.unknown, c.online]];
    }),
  );
const summary = () => ({
  ...counts(list()),
  kinds: [...new Map(list().map((device) => [kindOf(device).name, kindOf(device)])).values()].map(({ name, title }) => ({ name, title })),
  byPlace: Object.keys(placeNames).map((path) => ({ path, ...counts(within(path)), kinds: kindsOf(within(path)) })),
});

function find(filter = {}, sort = 'place') {
  const q = (filter.q ?? '').toLowerCase();
  const order = { offline: 0, degraded: 1, stale: 2, unknown: 3, online: 4 };
  const key = {
    place: (d) => `${d.place} ${d.id}`,
    name: (d) => d.name.zh,
    availability: (d) => `${order[conditionOf(d)]} ${d.id}`,
    reportedAt: (d) => String(d.reportedAt),
  }[sort];
  return list()
    .filter((device) => !filter.kind || kindOf(device).name === filter.kind)
    .filter((device) => !filter.place || device.place === filter.place || device.place.startsWith(`${filter.place}/`))
    .filter((device) => !filter.trait || modelOf(device).traits.some((each) => each.name === filter.trait))
    .filter((device) => !filter.availability || conditionOf(device) === filter.availability)
    .filter((device) => !q || device.id.toLowerCase().includes(q) || device.name.zh.includes(q) || device.name.en.toLowerCase().includes(q))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function columns(members, only) {
  const t = Date.now();
  const result = { t, n: [], ver: [], r: [], av: {}, p: {} };
  members.forEach((device, index) => {
    result.n.push(device.n);
    result.ver.push(device.version);
    result.r.push(device.availability.state === 'unknown' ? null : device.reportedAt - t);
    const names = only ? only(device) : ['#availability', ...Object.keys(device.properties)];
    if (names.includes('#availability'))
      result.av[index] = [device.availability.state, device.availability.reason, device.availability.since - t, device.availability.cause];
    for (const name of new Set(names)) {
      const reading = device.properties[name];
      if (!reading || device.availability.state === 'unknown') continue;
      result.p[name] ??= { i: [], v: [], t: [] };
      const column = result.p[name];
      if (reading.error) {
        column.e ??= {};
        column.e[column.v.length] = reading.error;
      }
      column.i.push(index);
      column.v.push(reading.value);
      column.t.push(reading.time - t);
    }
  });
  return result;
}

const garden = makeGarden(() => {
  for (const client of clients) client.garden();
});
setInterval(() => {
  for (const client of clients) client.garden();
}, 5000);

class Client {
  subs = new Map();
  next = 1;

  constructor(socket) {
    this.socket = socket;
  }

  members(view) {
    if (view.kind === 'devices') return view.ids ? view.ids.flatMap((id) => devices.get(id) ?? []) : list();
    if (view.kind === 'query') return find(view.filter, view.sort).slice(view.window.from, view.window.from + view.window.count);
    return [];
  }

  snapshot(sub) {
    const { view } = this.subs.get(sub);
    const state = this.subs.get(sub);
    const base = { sub, epoch, seq: state.seq, t: Date.now() };
    if (view.kind === 'commands')
      return { ...base, commands: [...commands.values()].filter((each) => !view.device || each.device === view.device).slice(-50) };
    if (view.kind === 'events') return { ...base, events: [] };
    if (view.kind === 'garden') return { ...base, garden: view.id === 'garden' ? garden.view() : null };
    if (view.kind === 'summary') return { ...base, summary: summary() };
    const members = this.members(view);
    state.shown = members.map((device) => device.id);
    state.all =
      view.kind === 'query'
        ? find(view.filter, view.sort)
            .map((device) => device.id)
            .join()
        : '';
    return {
      ...base,
      total: view.kind === 'query' ? find(view.filter).length : members.length,
      items: members.map(head),
      columns: columns(members),
    };
  }

  call(target, args) {
    if (target === 'Subscribe') {
      const sub = this.next++;
      this.subs.set(sub, { view: args[0], seq: 0, shown: [], all: '' });
      return this.snapshot(sub);
    }
    const state = this.subs.get(args[0]);
    if (target === 'Unsubscribe') this.subs.delete(args[0]);
    if (target === 'SetWindow' && state) state.view = { ...state.view, window: args[1] };
    return (target === 'SetWindow' || target === 'Resync') && state ? this.snapshot(args[0]) : null;
  }

  push(sub, body) {
    const state = this.subs.get(sub);
    this.socket.send(JSON.stringify({ type: 1, target: 'd', arguments: [sub, epoch, ++state.seq, { t: Date.now(), ...body }] }) + end);
  }

  ledger(entry) {
    for (const [sub, { view }] of this.subs)
      if (view.kind === 'commands' && (!view.device || view.device === entry.device)) this.push(sub, { commands: [entry] });
  }

  garden() {
    for (const [sub, { view }] of this.subs) if (view.kind === 'garden' && view.id === 'garden') this.push(sub, { garden: garden.view() });
  }

  tick(names) {
    for (const [sub, state] of this.subs) {
      if (state.view.kind === 'summary') this.push(sub, { summary: summary() });
      if (state.view.kind !== 'devices' && state.view.kind !== 'query') continue;
      const touched = state.shown.filter((id) => names.has(id)).flatMap((id) => devices.get(id) ?? []);
      const gone = state.shown.filter((id) => !devices.has(id));
      const moved =
        state.view.kind === 'query' &&
        find(state.view.filter, state.view.sort)
          .map((device) => device.id)
          .join() !== state.all;
      if (touched.length > 0 || moved)
        this.push(sub, {
          ...columns(touched, (device) => names.get(device.id)),
          ...(moved ? { moved: true } : {}),
          ...(gone.length ? { moved: true } : {}),
        });
    }
  }
}

setInterval(() => {
  if (changed.size === 0) return;
  const names = new Map(changed);
  changed.clear();
  for (const client of clients) client.tick(names);
}, 100);

function history(device, name, from, to, points) {
  const start = startValues[name] ?? 0;
  const step = (to - from) / points;
  return Array.from({ length: points }, (_, index) => {
    const at = Math.round(from + index * step);
    if (index > points * 0.42 && index < points * 0.47) return [at, null, null, null];
    const value = start * (1 + 0.12 * Math.sin(at / 9e6 + device.n) + 0.05 * Math.sin(at / 7e5) + 0.01 * Math.sin(at / 4e4));
    return [at, value, value * 0.97, value * 1.03].map((each, position) => (position === 0 ? each : Number(each.toFixed(3))));
  });
}

const problem = (status, code, detail, more = {}) => ({
  status,
  body: { type: 'about:blank', title: code, status, code, detail, ...more },
  type: 'application/problem+json',
});
const ok = (body, status = 200) => ({ status, body });
const session = () => ({ user: 'admin', roles: ['admin'], serverTime: iso(Date.now()), timeZone: 'Asia/Shanghai' });
const faultItem = ({ id, title, match, active }) => ({
  id,
  title,
  active,
  moment: false,
  devices: list()
    .filter(match)
    .map((device) => device.id),
});

function answer(method, path, query, body) {
  const [, , area, id, what, which] = path.split('/').map(decodeURIComponent);
  if (area === 'calendar')
    return ok({
      version: 1,
      calendar: { terms: [{ name: '秋季学期', from: '2026-09-01', to: '2027-01-20' }], holidays: [], examinations: [] },
    });
  if (area === 'gardens' || area === 'garden') return garden.handle(method, path, query, body);
  const device = area === 'devices' && id ? devices.get(id) : undefined;
  switch (`${method} ${area}${id ? '/:id' : ''}${what ? `/${what}` : ''}`) {
    case 'GET session':
      return ok(session());
    case 'PUT session/:id':
      return body.current === 'campus' ? { status: 204 } : problem(401, 'badCredentials', 'The current password is wrong.');
    case 'GET tokens':
      return ok({ items: [...tokens.values()].map(({ token, ...rest }) => rest) });
    case 'POST tokens': {
      const made = { id: randomUUID(), name: body.name, token: randomUUID(), created: iso(Date.now()), lastUsed: null };
      tokens.set(made.id, made);
      return ok(made, 201);
    }
    case 'DELETE tokens/:id':
      tokens.delete(id);
      return { status: 204 };
    case 'GET places':
      return ok({ items: Object.entries(placeNames).map(([place, name]) => ({ path: place, name, devices: within(place).length })) });
    case 'GET summary':
      return ok(summary());
    case 'GET drivers':
      return ok({ items: models.map((each) => ({ id: each.id, title: each.title, plugin: 'Modbus', model: each, settingsSchema })) });
    case 'GET plugins':
      return ok({
        items: [
          { id: 'Modbus', version: '0.1.0', state: 'loaded', reason: null, drivers: models.map((each) => each.id), devices: devices.size },
          {
            id: 'Broken',
            version: '0.0.1',
            state: 'failed',
            reason: 'The file SmartCampus.Broken.dll is missing.',
            drivers: [],
            devices: 0,
          },
        ],
      });
    case 'POST plugins/:id/reload':
      return ok({ id, version: '0.1.0', state: 'loaded', reason: null, drivers: models.map((each) => each.id), devices: devices.size });
    case 'GET lines':
      return ok({
        items: [
          {
            address: 'serial:/dev/ttyUSB0?baud=9600',
            state: faults[0].active ? 'failed' : 'open',
            reason: faults[0].active ? 'unreachable.portMissing' : null,
            devices: within('campus/garden').length,
          },
          { address: 'tcp://10.2.0.10:502', state: 'open', reason: null, devices: 8 },
          { address: 'tcp://10.2.0.13:502', state: 'failed', reason: 'unreachable.refused', devices: 7 },
        ],
      });
    case 'GET uplinks/:id':
      return ok({ items: [...uplinks.values()] });
    case 'POST uplinks/:id': {
      if (!/^[a-z0-9-]{1,40}$/.test(body.name)) return problem(400, 'invalid', `name is '${body.name}'.`);
      if (uplinks.has(body.name)) return problem(409, 'conflict', `There is a source '${body.name}' already; remove it first.`);
      uplinks.set(body.name, source(body.name, null, 0));
      return ok({ name: body.name, token: randomUUID() }, 201);
    }
    case `DELETE uplinks/:id/${what}`:
      uplinks.delete(what);
      return { status: 204 };
    case 'GET demo':
      return ok({ faults: faults.map(faultItem) });
    case 'POST demo/:id/':
      return problem(404, 'notFound', path);
    case `POST demo/:id/${what}`: {
      const fault = faults.find((each) => each.id === what);
      if (!fault) return problem(404, 'notFound', `There is no fault ${what}.`);
      fault.active = body.active;
      for (const each of list().filter(fault.match))
        if (fault.id === 'pull-line')
          makeAvailable(
            each,
            body.active ? 'offline' : 'online',
            body.active ? fault.reason : null,
            body.active ? 'serial:/dev/ttyUSB0' : null,
          );
      return ok(faultItem(fault));
    }
    case 'GET devices': {
      const found = find(query);
      return ok({ items: found.slice(0, Number(query.limit ?? 100)).map(item), next: null, total: found.length });
    }
    case 'POST devices': {
      if (devices.has(body.id)) return problem(409, 'conflict', `The id ${body.id} exists.`);
      if (!placeNames[body.place])
        return problem(400, 'invalid', 'Not valid.', { errors: { place: [`Place is ${body.place}; it must be a known place.`] } });
      return ok(item(add({ ...body, n: devices.size + 1, model: body.driver, configVersion: 1 })), 201);
    }
    case 'POST devices/:id':
      return new Promise((resolve) =>
        setTimeout(
          () =>
            resolve(
              ok(
                body.settings.unit === 99
                  ? {
                      ok: false,
                      reason: 'timedOut.silent',
                      detail: `No answer from unit 99 on ${body.settings.line} within 1 s.`,
                      readings: [],
                    }
                  : { ok: true, reason: null, detail: null, readings: [{ property: 'lock.state', value: 'locked', unit: null }] },
              ),
            ),
          600,
        ),
      );
    case 'GET commands/:id':
      return commands.has(id) ? ok(commands.get(id)) : problem(404, 'notFound', `There is no command ${id}.`);
    case 'GET commands':
      return ok({ items: [...commands.values()].reverse() });
  }
  if (area !== 'devices' || !id) return problem(404, 'notFound', `There is nothing at ${path}.`);
  if (!device) return problem(404, 'notFound', `There is no device ${id}.`);
  switch (`${method} ${what ?? ''}`) {
    case 'GET ':
      return ok({
        ...item(device),
        openCommands: [...commands.values()].filter((entry) => entry.device === id && ['accepted', 'sent', 'acked'].includes(entry.state)),
      });
    case 'PUT ':
      if (body.configVersion !== device.configVersion) return problem(409, 'conflict', 'The configuration has changed.');
      Object.assign(device, {
        name: body.name,
        place: body.place,
        settings: { ...body.settings, password: '***' },
        configVersion: device.configVersion + 1,
      });
      note(device, { kind: 'configuration', name: 'settings', by: 'admin' });
      return ok(item(device));
    case 'DELETE ':
      devices.delete(id);
      return { status: 204 };
    case 'GET model':
      return ok(modelOf(device));
    case 'GET history': {
      const points = Math.min(Number(query.points), 800);
      const from = Date.parse(query.from);
      const to = Date.parse(query.to);
      return ok({
        property: query.property,
        unit: mid(device).find((each) => each.name === query.property)?.unit ?? null,
        from: query.from,
        to: query.to,
        resolution: to - from > 90_000_000 ? 'hour' : to - from > 4_000_000 ? 'minute' : 'raw',
        points: history(device, query.property, from, to, points),
      });
    }
    case 'GET timeline': {
      const all = timeline.get(id) ?? [];
      const before = query.before ? all.findIndex((each) => each.at === query.before) + 1 : 0;
      const items = all.slice(before, before + Number(query.limit));
      return ok({ items, next: before + items.length < all.length ? items.at(-1).at : null });
    }
    case 'POST commands': {
      if (commands.has(body.id)) return ok(commands.get(body.id), 202);
      if (body.command === 'lock.lock' && device.properties['doorContact.state']?.value === 'open')
        return problem(409, 'expectationFailed', 'The door is open.');
      const entry = run(device, body, 'admin');
      return entry ? ok(entry, 202) : problem(404, 'unknownCommand', `There is no command ${body.command}.`);
    }
    default:
      return problem(404, 'notFound', `There is nothing at ${path} ${which ?? ''}.`);
  }
}

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};
const csp = "default-src 'self'; connect-src 'self'; img-src 'self' blob: data:; style-src 'self' 'unsafe-inline'";

function serveStatic(path, response) {
  const wanted = join(folder, normalize(path));
  const file = wanted.startsWith(normalize(folder)) && extname(wanted) && existsSync(wanted) ? wanted : join(folder, 'index.html');
  response.writeHead(200, {
    'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    'Content-Security-Policy': csp,
    'Cache-Control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  response.end(readFileSync(file));
}

const signedIn = (request) =>
  (request.headers.cookie ?? '').split(/;\s*/).some((each) => each.startsWith('campus=') && sessions.has(each.slice(7)));

async function handle(request, response) {
  const url = new URL(request.url, 'http://localhost');
  const reply = ({ status, body, type = 'application/json' }, headers = {}) => {
    response.writeHead(status, { 'Content-Type': type, ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const raw = Buffer.concat(chunks).toString('utf8');
  if (url.pathname === '/hub/negotiate')
    return signedIn(request)
      ? reply(
          ok({
            negotiateVersion: 1,
            connectionId: randomUUID(),
            connectionToken: randomUUID(),
            availableTransports: [{ transport: 'WebSockets', transferFormats: ['Text'] }],
          }),
        )
      : reply(problem(401, 'unauthorized', 'Sign in first.'));
  if (url.pathname === '/health/live') return reply(ok({}));
  if (!url.pathname.startsWith('/api/'))
    return folder ? serveStatic(url.pathname, response) : reply(problem(404, 'notFound', url.pathname));
  if (request.headers['x-requested-with'] !== 'SmartCampus' && request.method !== 'GET')
    return reply(problem(403, 'csrf', 'The header X-Requested-With is missing.'));
  const body = raw ? JSON.parse(raw) : {};
  if (url.pathname === '/api/session' && request.method === 'POST') {
    if (body.user !== 'admin' || body.password !== 'campus')
      return reply(problem(401, 'badCredentials', 'The user name or password is wrong.'));
    const id = randomUUID();
    sessions.add(id);
    return reply(ok(session()), { 'Set-Cookie': `campus=${id}; HttpOnly; SameSite=Strict; Path=/` });
  }
  if (!signedIn(request)) return reply(problem(401, 'unauthorized', 'Sign in first.'));
  if (url.pathname === '/api/session' && request.method === 'DELETE') {
    sessions.clear();
    return reply({ status: 204 });
  }
  reply(await answer(request.method, url.pathname, Object.fromEntries(url.searchParams), body));
}

const server = createServer((request, response) => {
  handle(request, response).catch((error) => {
    response.writeHead(500, { 'Content-Type': 'application/problem+json' });
    response.end(JSON.stringify({ title: 'internal', status: 500, code: 'internal', detail: String(error), traceId: randomUUID() }));
  });
});

server.on('upgrade', (request, socket) => {
  if (!signedIn(request)) return socket.destroy();
  let client = null;
  const connection = accept(request, socket, {
    onText: (text) => {
      for (const part of text.split(end).filter(Boolean)) {
        const message = JSON.parse(part);
        if (message.protocol) {
          client = new Client(connection);
          clients.add(client);
          connection.send(`{}${end}`);
        } else if (message.type === 1) {
          const result = client.call(message.target, message.arguments);
          if (message.invocationId) connection.send(JSON.stringify({ type: 3, invocationId: message.invocationId, result }) + end);
        } else if (message.type === 6) connection.send(`{"type":6}${end}`);
      }
    },
    onClose: () => clients.delete(client),
  });
  const keep = setInterval(() => connection.send(`{"type":6}${end}`), 5000);
  socket.on('close', () => clearInterval(keep));
});

server.listen(port, '127.0.0.1', () => console.log(`Mock campus on http://127.0.0.1:${port}`));
