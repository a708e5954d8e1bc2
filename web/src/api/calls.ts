import type {
  CommandRequest,
  DeviceDetail,
  DeviceInput,
  DeviceItem,
  DeviceModel,
  DevicePage,
  History,
  LedgerEntry,
  Settings,
  TestResult,
  TimelinePage,
} from './deviceWire.ts';
import type { GardenDefinition, Programme, SchoolCalendar, VersionedCalendar } from './gardenDefinition.ts';
import type {
  Critical,
  DecisionPage,
  GardenAnswer,
  GardenDetail,
  GardenItem,
  GardenPlan,
  GardenRecords,
  GardenRequest,
  Preview,
  SavedProgramme,
} from './gardenWire.ts';
import { send, withQuery } from './http.ts';
import type { QueryFilter } from './hubWire.ts';
import type { Driver, Fault, Line, Place, Plugin, Session, Token, UplinkSource } from './wire.ts';

interface Items<T> {
  readonly items: readonly T[];
}

const at = (id: string) => `/api/devices/${encodeURIComponent(id)}`;

const garden = (id: string) => `/api/gardens/${encodeURIComponent(id)}`;

/** Every call of docs/wire.md that the console makes, one line each. */
export const api = {
  session: () => send<Session>('GET', '/api/session'),
  signIn: (user: string, password: string) => send<Session>('POST', '/api/session', { body: { user, password } }),
  signOut: () => send<void>('DELETE', '/api/session'),
  changePassword: (current: string, password: string) => send<void>('PUT', '/api/session/password', { body: { current, password } }),
  tokens: () => send<Items<Token>>('GET', '/api/tokens'),
  makeToken: (name: string) => send<Token>('POST', '/api/tokens', { body: { name } }),
  deleteToken: (id: string) => send<void>('DELETE', `/api/tokens/${encodeURIComponent(id)}`),

  devices: (filter: QueryFilter, after?: string) => send<DevicePage>('GET', '/api/devices', { query: { ...filter, limit: 1000, after } }),
  findDevices: (query: { q: string; trait?: string; limit: number }, signal: AbortSignal) =>
    send<DevicePage>('GET', '/api/devices', { query, signal }),
  /** The first devices that a plugin drives, and how many there are. */
  devicesOf: (plugin: string, limit: number) => send<DevicePage>('GET', '/api/devices', { query: { plugin, limit } }),
  device: (id: string, signal?: AbortSignal) => send<DeviceDetail>('GET', at(id), signal ? { signal } : {}),
  model: (id: string) => send<DeviceModel>('GET', `${at(id)}/model`),
  addDevice: (id: string, input: DeviceInput) => send<DeviceItem>('POST', '/api/devices', { body: { id, ...input } }),
  saveDevice: (id: string, input: DeviceInput, configVersion: number) =>
    send<DeviceItem>('PUT', at(id), { body: { ...input, configVersion } }),
  deleteDevice: (id: string) => send<void>('DELETE', at(id)),
  testDevice: (driver: string, settings: Settings) => send<TestResult>('POST', '/api/devices/test', { body: { driver, settings } }),
  history: (id: string, query: { property: string; from: string; to: string; points: number }, signal?: AbortSignal) =>
    send<History>('GET', `${at(id)}/history`, signal ? { query, signal } : { query }),
  timeline: (id: string, limit: number, before?: string) => send<TimelinePage>('GET', `${at(id)}/timeline`, { query: { limit, before } }),

  command: (device: string, request: CommandRequest) => send<LedgerEntry>('POST', `${at(device)}/commands`, { body: request }),
  ledgerEntry: (id: string) => send<LedgerEntry>('GET', `/api/commands/${encodeURIComponent(id)}`),
  commands: (device: string, limit: number) => send<Items<LedgerEntry>>('GET', '/api/commands', { query: { device, limit } }),

  places: () => send<Items<Place>>('GET', '/api/places'),
  drivers: () => send<Items<Driver>>('GET', '/api/drivers'),
  plugins: () => send<Items<Plugin>>('GET', '/api/plugins'),
  reloadPlugin: (id: string) => send<Plugin>('POST', `/api/plugins/${encodeURIComponent(id)}/reload`),
  unloadPlugin: (id: string) => send<Plugin>('DELETE', `/api/plugins/${encodeURIComponent(id)}`),
  lines: () => send<Items<Line>>('GET', '/api/lines'),
  uplinkSources: () => send<Items<UplinkSource>>('GET', '/api/uplinks/sources'),
  addUplinkSource: (name: string) =>
    send<{ readonly name: string; readonly token: string }>('POST', '/api/uplinks/sources', { body: { name } }),
  deleteUplinkSource: (name: string) => send<void>('DELETE', `/api/uplinks/sources/${encodeURIComponent(name)}`),
  demo: () => send<{ readonly faults: readonly Fault[] }>('GET', '/api/demo'),
  setFault: (id: string, active: boolean) => send<Fault>('POST', `/api/demo/faults/${encodeURIComponent(id)}`, { body: { active } }),

  gardens: (signal: AbortSignal) => send<Items<GardenItem>>('GET', '/api/gardens', { signal }),
  garden: (id: string, signal: AbortSignal) => send<GardenDetail>('GET', garden(id), { signal }),
  saveGarden: (id: string, version: number, definition: GardenDefinition) =>
    send<GardenDetail>('PUT', garden(id), { body: { version, definition } }),
  calendar: (signal: AbortSignal) => send<VersionedCalendar>('GET', '/api/calendar', { signal }),
  saveCalendar: (version: number, calendar: SchoolCalendar) =>
    send<VersionedCalendar>('PUT', '/api/calendar', { body: { version, calendar } }),
  gardenPlan: (id: string, days: number, signal: AbortSignal) => send<GardenPlan>('GET', `${garden(id)}/plan`, { query: { days }, signal }),
  gardenRequest: (id: string, request: GardenRequest) => send<GardenAnswer>('POST', `${garden(id)}/requests`, { body: request }),
  preview: (id: string, programme: Programme, signal: AbortSignal) =>
    send<Preview>('POST', '/api/garden/preview', { body: { garden: id, programme }, signal }),
  addProgramme: (id: string, programme: Programme) => send<SavedProgramme>('POST', `${garden(id)}/programmes`, { body: { programme } }),
  saveProgramme: (id: string, programme: Programme, version: number) =>
    send<SavedProgramme>('PUT', `${garden(id)}/programmes/${encodeURIComponent(programme.id)}`, { body: { version, programme } }),
  deleteProgramme: (id: string, programme: string, version: number) =>
    send<void>('DELETE', `${garden(id)}/programmes/${encodeURIComponent(programme)}`, { query: { version } }),
  decisions: (id: string, query: { limit: number; before?: number | undefined; bed?: string | undefined }, signal?: AbortSignal) =>
    send<DecisionPage>('GET', `${garden(id)}/decisions`, signal ? { query, signal } : { query }),
  gardenRecords: (id: string, from: string, to: string, signal: AbortSignal) =>
    send<GardenRecords>('GET', `${garden(id)}/records`, { query: { from, to }, signal }),
  criticals: (id: string, signal: AbortSignal) => send<Items<Critical>>('GET', `${garden(id)}/criticals`, { signal }),
  /** An address for a link. */
  recordsFile: (id: string, from: string, to: string, lang: string) => withQuery(`${garden(id)}/records.csv`, { from, to, lang }),
};
