// The campus of the development server: places, models, devices and faults as plain data.
const text = (zh, en) => ({ zh, en });
const property = (name, zh, en, type, more = {}) => ({
  name,
  title: text(zh, en),
  type,
  unit: null,
  minimum: null,
  maximum: null,
  options: [],
  ...more,
});
const options = (...pairs) => pairs.map(([value, zh, en]) => ({ value, title: text(zh, en) }));
const command = (name, zh, en, proof, parameters = [], confirm = 'none') => ({
  name,
  title: text(zh, en),
  parameters,
  deadline: 10,
  confirm,
  proof,
});
const trait = (name, zh, en, properties, commands = [], safety = null) => ({
  name,
  title: text(zh, en),
  properties,
  commands,
  events: [],
  safety,
});
const seconds = (name, required, maximum) => ({
  ...property(name, '时长', 'For', 'duration', { unit: 's', minimum: 1, maximum }),
  required,
});

const lock = trait(
  'lock',
  '门锁',
  'Lock',
  [
    property('lock.state', '锁', 'Lock', 'enum', {
      options: options(['notFullyLocked', '未锁好', 'Not fully locked'], ['locked', '已锁', 'Locked'], ['unlocked', '已开锁', 'Unlocked']),
    }),
  ],
  [
    command('lock.unlock', '开锁', 'Unlock', { property: 'lock.state', value: 'unlocked', window: 2 }, [seconds('hold', false, 600)]),
    command('lock.lock', '上锁', 'Lock', { property: 'lock.state', value: 'locked', window: 2 }),
  ],
);
const contact = trait('doorContact', '门磁', 'Door contact', [
  property('doorContact.state', '门', 'Door', 'enum', { options: options(['open', '门开', 'Open'], ['closed', '门关', 'Closed']) }),
]);
const valve = trait(
  'valve',
  '阀门',
  'Valve',
  [
    property('valve.state', '阀门', 'Valve', 'enum', {
      options: options(['closed', '已关', 'Closed'], ['open', '已开', 'Open'], ['moving', '动作中', 'Moving']),
    }),
  ],
  [
    command('valve.open', '开阀', 'Open', { property: 'valve.state', value: 'open', window: 3 }, [seconds('duration', true, 3600)], 'ask'),
    command('valve.close', '关阀', 'Close', { property: 'valve.state', value: 'closed', window: 3 }),
  ],
  { property: 'valve.state', on: 'open', off: 'valve.close', longestOn: 3600, offOnLinkLost: true, hazard: 'water' },
);
const flow = trait('flowMeter', '流量计', 'Flow meter', [
  property('flowMeter.rate', '流量', 'Flow', 'number', { unit: 'L/min', minimum: 0 }),
  property('flowMeter.total', '累计水量', 'Total', 'number', { unit: 'L', minimum: 0 }),
]);
const soil = trait('soil', '土壤', 'Soil', [
  property('soil.moisture', '湿度', 'Moisture', 'number', { unit: '%', minimum: 0, maximum: 100 }),
  property('soil.temperature', '土温', 'Soil temperature', 'number', { unit: 'Cel' }),
  property('soil.conductivity', '电导率', 'Conductivity', 'number', { unit: 'uS/cm' }),
]);
const residual = trait('residualCurrent', '漏电', 'Residual current', [
  property('residualCurrent.current', '漏电电流', 'Leakage', 'number', { unit: 'mA', minimum: 0 }),
  property('residualCurrent.alarm', '漏电报警', 'Alarm', 'boolean'),
]);
const energy = trait('energy', '电能', 'Energy', [
  property('energy.power', '功率', 'Power', 'number', { unit: 'W' }),
  property('energy.voltage', '电压', 'Voltage', 'number', { unit: 'V' }),
  property('energy.current', '电流', 'Current', 'number', { unit: 'A' }),
  property('energy.total', '电量', 'Energy', 'number', { unit: 'kW.h' }),
]);
const model = (id, zh, en, traits) => ({ id, title: text(zh, en), traits, extra: [] });

export const models = [
  model('modbus.relay-lock', '继电器门锁', 'Relay lock', [lock, contact]),
  model('modbus.irrigation-valve', '灌溉阀', 'Irrigation valve', [valve, flow]),
  model('modbus.soil-probe', '土壤探头', 'Soil probe', [soil]),
  model('modbus.leakage-relay', '漏电继电器', 'Leakage relay', [residual]),
  model('modbus.energy-meter', '电能表', 'Energy meter', [energy]),
];

export const placeNames = {
  campus: text('校园', 'Campus'),
  'campus/library': text('图书馆', 'Library'),
  'campus/library/1': text('1 层', 'Floor 1'),
  'campus/library/2': text('2 层', 'Floor 2'),
  'campus/teaching-a': text('教学楼 A', 'Teaching building A'),
  'campus/teaching-a/1': text('1 层', 'Floor 1'),
  'campus/teaching-a/2': text('2 层', 'Floor 2'),
  'campus/teaching-b': text('教学楼 B', 'Teaching building B'),
  'campus/teaching-b/1': text('1 层', 'Floor 1'),
  'campus/teaching-b/2': text('2 层', 'Floor 2'),
  'campus/canteen': text('食堂', 'Canteen'),
  'campus/canteen/1': text('1 层', 'Floor 1'),
  'campus/garden': text('菜园', 'Garden'),
  'campus/garden/beds': text('畦', 'Beds'),
};

const names = {
  'modbus.relay-lock': [
    ['东门', 'east door'],
    ['西门', 'west door'],
    ['南门', 'south door'],
    ['机房门', 'server room door'],
  ],
  'modbus.irrigation-valve': [
    ['番茄畦阀', 'tomato bed valve'],
    ['苗圃阀', 'nursery valve'],
    ['黄瓜畦阀', 'cucumber bed valve'],
    ['草莓畦阀', 'strawberry bed valve'],
  ],
  'modbus.soil-probe': [
    ['番茄畦土壤', 'tomato bed soil'],
    ['苗圃土壤', 'nursery soil'],
    ['黄瓜畦土壤', 'cucumber bed soil'],
    ['草莓畦土壤', 'strawberry bed soil'],
  ],
  'modbus.leakage-relay': [
    ['配电箱 A 漏电仪', 'panel A leakage'],
    ['配电箱 B 漏电仪', 'panel B leakage'],
  ],
  'modbus.energy-meter': [
    ['总表', 'main meter'],
    ['空调电表', 'air conditioning meter'],
  ],
};
const prefix = {
  'modbus.relay-lock': 'DR',
  'modbus.irrigation-valve': 'IV',
  'modbus.soil-probe': 'SM',
  'modbus.leakage-relay': 'LM',
  'modbus.energy-meter': 'EM',
};

/** Start values by property; numbers drift around them. */
export const startValues = {
  'lock.state': 'locked',
  'doorContact.state': 'closed',
  'valve.state': 'closed',
  'flowMeter.rate': 0,
  'flowMeter.total': 4210,
  'soil.moisture': 31.4,
  'soil.temperature': 18.2,
  'soil.conductivity': 640,
  'residualCurrent.current': 8.6,
  'residualCurrent.alarm': false,
  'energy.power': 1840,
  'energy.voltage': 229.8,
  'energy.current': 8.12,
  'energy.total': 18452.6,
};

export function makeDevices(count) {
  const rooms = Object.keys(placeNames).filter((path) => path.split('/').length === 3);
  const devices = [];
  for (let index = 0; devices.length < count; index++) {
    const garden = index % 4 === 3;
    const place = garden ? 'campus/garden/beds' : rooms[index % (rooms.length - 1)];
    const kinds = garden
      ? ['modbus.irrigation-valve', 'modbus.soil-probe']
      : ['modbus.relay-lock', 'modbus.energy-meter', 'modbus.leakage-relay', 'modbus.relay-lock'];
    const kind = kinds[Math.floor(index / (garden ? 4 : 1)) % kinds.length];
    const round = Math.floor(index / 8);
    const [zh, en] = names[kind][round % names[kind].length];
    const building = placeNames[place.split('/').slice(0, 2).join('/')];
    const floor = place.split('/')[2];
    const suffix = round >= names[kind].length ? ` ${Math.floor(round / names[kind].length) + 1}` : '';
    devices.push({
      id: `${prefix[kind]}-${String(index + 1).padStart(4, '0')}`,
      n: index + 1,
      name: garden
        ? text(`${zh}${suffix}`, `${en[0].toUpperCase()}${en.slice(1)}${suffix}`)
        : text(`${building.zh}${floor}层${zh}${suffix}`, `${building.en} ${floor} ${en}${suffix}`),
      place,
      model: kind,
      configVersion: 3,
      driver: kind,
      settings: {
        line: garden ? 'serial:/dev/ttyUSB0?baud=9600' : `tcp://10.2.0.${10 + (index % 6)}:502`,
        unit: (index % 30) + 1,
        pollEvery: 1,
        password: '***',
      },
    });
  }
  return devices;
}

export const settingsSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: {
    line: { type: 'string', title: 'Line', 'x-i18n': text('线路', 'Line'), 'x-line': true },
    unit: { type: 'integer', title: 'Unit', 'x-i18n': text('从站地址', 'Unit'), minimum: 1, maximum: 247, default: 1 },
    pollEvery: {
      type: 'number',
      title: 'Poll every',
      'x-i18n': text('轮询间隔', 'Poll every'),
      'x-unit': 's',
      minimum: 0.1,
      maximum: 3600,
      default: 1,
    },
    wordOrder: {
      type: 'string',
      title: 'Word order',
      'x-i18n': text('字序', 'Word order'),
      default: 'highFirst',
      oneOf: [
        { const: 'highFirst', title: 'High word first', 'x-i18n': text('高字在前', 'High word first') },
        { const: 'lowFirst', title: 'Low word first', 'x-i18n': text('低字在前', 'Low word first') },
      ],
    },
    invert: { type: 'boolean', title: 'Invert contact', 'x-i18n': text('触点取反', 'Invert contact'), default: false },
    password: { type: 'string', title: 'Password', 'x-i18n': text('密码', 'Password'), 'x-secret': true, format: 'password' },
  },
  required: ['line', 'unit'],
  additionalProperties: false,
};

export const faults = [
  {
    id: 'pull-line',
    title: text('拔掉菜园串口线', 'Pull the garden’s serial line'),
    match: (device) => device.place.startsWith('campus/garden'),
    reason: 'unreachable.portMissing',
    active: false,
  },
  {
    id: 'jam-valve',
    title: text('卡住番茄畦的阀门', 'Jam the tomato bed’s valve'),
    match: (device) => device.model === 'modbus.irrigation-valve',
    reason: 'jammed',
    active: false,
  },
  {
    id: 'mute-door',
    title: text('让图书馆门锁不应答', 'Mute the library’s door locks'),
    match: (device) => device.place.startsWith('campus/library') && device.model === 'modbus.relay-lock',
    reason: 'timedOut.silent',
    active: false,
  },
];
