// A garden for development and picture tests: answers as docs/wire.md, "Garden", says, with a queue that is only moved by the clock.
const iso = (ms) => new Date(ms).toISOString();
const minute = 60_000;
const text = (zh, en) => ({ zh, en });
const beds = [
  ['lettuce', '生菜畦', 38, 5.8, 0],
  ['tomato', '番茄畦', 11, 6.2, 6.4],
  ['cucumber', '黄瓜畦', 29, 6.2, 2.1],
  ['strawberry', '草莓架', 33, 3.8, 0.8],
  ['herbs', '香草角', 44, 2.4, null],
  ['nursery', '苗圃', 52, 3, null],
].map(([id, name, moisture, rate, need]) => ({ id, name, moisture, rate, need, supply: 'pump' }));
const bedOf = (id) => beds.find((bed) => bed.id === id) ?? beds[0];
const defaults = {
  enabled: true,
  seasons: [],
  cycle: null,
  level: { mode: 'manual', percent: 100, months: [], maximum: 150 },
  skips: { rainMillimetres: 5, whileRaining: true, rainDelayHours: 0, soilMoisture: null, soilLongestDays: 7, frost: 3, wind: null },
  missed: { lateMinutes: 120 },
  pausedUntil: null,
};
const days = (...weekdays) => ({ kind: 'weekly', weekdays, every: 2, anchor: '2026-01-01', dates: [], filter: 'any' });
const steps = (...list) => list.map(([bed, value]) => ({ bed, amount: { value, unit: 'minutes' } }));
const make = (id, name, rule, time, list) => ({
  version: 1,
  by: '周敏',
  at: iso(Date.now() - 86_400_000),
  programme: { ...defaults, id, name, days: rule, starts: [{ kind: 'clock', time, offsetMinutes: 0 }], steps: steps(...list) },
});
const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** One garden; `changed` is called after everything that happens in it. */
export function makeGarden(changed) {
  const started = Date.now();
  const programmes = [
    make('morning', '早晨浇水', days('monday', 'wednesday', 'friday', 'sunday'), '06:30', [
      ['lettuce', 10],
      ['tomato', 16],
      ['cucumber', 12],
      ['strawberry', 9],
    ]),
    make('evening', '傍晚补水', days('tuesday', 'saturday', 'sunday'), '17:30', [['herbs', 20]]),
    make('nursery', '苗圃喷雾', days('tuesday', 'thursday', 'saturday'), '07:00', [['nursery', 6]]),
  ];
  const run = 'morning@now#0';
  let queue = [];
  let at = started - 12 * minute;
  for (const [bed, n] of [
    ['tomato', 16],
    ['cucumber', 12],
    ['strawberry', 9],
  ]) {
    queue.push({ run, title: '早晨浇水', bed, from: at, to: at + n * minute, skippedAt: null, closing: null, by: null });
    at += n * minute;
  }
  let pause = null;
  let version = 1;
  let definition = {
    name: '校园菜园',
    site: { zone: 'Asia/Shanghai', latitude: 31.23, longitude: 121.47, altitude: 4 },
    supplies: [
      {
        id: 'pump',
        name: '水泵',
        kind: 'pump',
        maximumFlow: 12,
        bedsAtOnce: 1,
        device: null,
        flowDevice: null,
        pressureDevice: null,
        leadSeconds: 0,
        lagSeconds: 0,
        minimumRunSeconds: 60,
        minimumRestSeconds: 0,
        leakFlow: 0.5,
      },
    ],
    beds: beds.map((bed) => ({
      id: bed.id,
      name: bed.name,
      supply: 'pump',
      area: 12,
      rate: bed.rate,
      valveDevice: '',
      soilDevice: null,
      flowDevice: null,
      rainDevice: null,
      crop: { name: '', coefficient: 1.05, rootDepth: 0.4, depletion: 0.3 },
      soil: 'loam',
      limits: { minutesPerRun: 30, litresPerRun: null, minutesPerDay: null, litresPerDay: null, minutesPerWeek: null, litresPerWeek: null },
    })),
    bans: [],
    weather: { rainDevice: null, climateDevice: null, windDevice: null, weatherStaleMinutes: 90, soilStaleMinutes: 360 },
    usualEt0: [],
  };
  let versions = 1;
  const overrides = new Map();
  const answers = new Map();
  const criticals = [
    {
      id: 'c1',
      at: iso(started - 3 * 86_400_000),
      text: text('苗圃的阀门关了三次没有确认，水源已关停', 'The valve of 苗圃 was closed three times without proof; the supply is shut'),
      device: 'VA-0006',
      bed: 'nursery',
      supply: 'pump',
      acknowledgedBy: '王建国',
      acknowledgedAt: iso(started - 3 * 86_400_000 + 20 * minute),
    },
  ];
  const decisions = [];
  const say = (kind, rule, zh, en, more = {}) => {
    const at = more.at ?? iso(Date.now());
    const bed = more.bed ? bedOf(more.bed).name : null;
    decisions.unshift({
      n: decisions.length + 1,
      kind,
      rule,
      text: text(zh, en),
      line: text(`${at.slice(11, 16)} ${bed ?? ''} ${zh}`, `${at.slice(11, 16)} ${bed ?? ''} ${en}`),
      run: null,
      programme: null,
      bed: null,
      bedName: bed,
      by: null,
      start: null,
      end: null,
      litres: null,
      millimetres: null,
      notes: [],
      inputs: [],
      ...more,
      at,
    });
  };
  for (let back = 6; back > 0; back--) {
    const when = started - back * 86_400_000;
    const common = { at: iso(when), run: `morning@${back}#0`, programme: '早晨浇水', bed: 'tomato' };
    if (back === 3)
      say('skipped', 'skip.rain', '24 小时下了 8 mm 雨，不低于 5 mm', '8 mm of rain in 24 h, at or above 5 mm', {
        ...common,
        inputs: [{ name: 'rain', state: 'fresh', source: 'WS-0001', value: 8, time: iso(when) }],
      });
    else if (back % 2 === 0)
      say('watered', 'done', '按计划浇了 16 分钟，99 L', 'Watered as planned for 16 min, 99 L', {
        ...common,
        start: iso(when - 16 * minute),
        end: iso(when),
        litres: 99,
        millimetres: 8.2,
        notes: [text('土壤传感器 2 天没有数据，没有采用', 'The soil sensor has been silent for 2 days and was not used')],
        inputs: [{ name: 'soil', state: 'stale', source: 'SP-0002', value: 11, time: iso(when - 172_800_000) }],
      });
  }
  say('watered', 'done', '按计划浇了 10 分钟，58 L', 'Watered as planned for 10 min, 58 L', {
    at: iso(started - 12 * minute),
    run,
    programme: '早晨浇水',
    bed: 'lettuce',
    start: iso(started - 22 * minute),
    end: iso(started - 12 * minute),
    litres: 58,
    millimetres: 4.8,
  });

  const slot = (each) => ({
    run: each.run,
    title: each.title,
    supply: 'pump',
    bed: each.bed,
    bedName: bedOf(each.bed).name,
    start: iso(each.from),
    end: iso(each.to),
    litres: Math.round(((each.to - each.from) / minute) * bedOf(each.bed).rate),
    millimetres: 5,
    cycle: 0,
    cycles: 1,
  });
  function settle() {
    const now = Date.now();
    queue = queue.filter(
      (each) =>
        (each.closing === null ? each.to > now : now < each.closing + 1500) && (each.skippedAt === null || now < each.skippedAt + 8000),
    );
  }

  /** The runs of some days: a sum that is good enough to look at. */
  function runsOf({ programme }, from, to) {
    const runs = [];
    const slots = [];
    for (let day = from; day < to; day += 86_400_000) {
      const local = new Date(day + 8 * 3_600_000);
      const date = local.toISOString().slice(0, 10);
      if (!programme.enabled || (programme.days.kind === 'weekly' && !programme.days.weekdays.includes(names[local.getUTCDay()]))) continue;
      programme.starts.forEach((rule, index) => {
        const time = { sunrise: '06:40', sunset: '17:10' }[rule.kind] ?? rule.time;
        const id = `${programme.id}@${date}#${index}`;
        const change = overrides.get(id);
        let begin = change?.until ? Date.parse(change.until) : Date.parse(`${date}T${time}:00+08:00`) + rule.offsetMinutes * minute;
        if (begin < from) return;
        const due = iso(begin);
        // Rain is forecast for the day after tomorrow, as it is in the pictures.
        const rain =
          Math.floor((begin - started) / 86_400_000) === 0 && programme.skips.rainMillimetres !== null && programme.id !== 'evening';
        const reason =
          change?.kind === 'skipRun'
            ? text('admin 取消了这一次', 'Cancelled by admin')
            : rain && change?.kind !== 'forceRun'
              ? text('预报有雨 8 mm，不低于 5 mm', '8 mm of rain are forecast, at or above 5 mm')
              : null;
        const mine = [];
        for (const step of reason ? [] : programme.steps) {
          mine.push(slot({ run: id, title: programme.name, bed: step.bed, from: begin, to: begin + step.amount.value * minute }));
          begin += step.amount.value * minute;
        }
        slots.push(...mine);
        runs.push({
          run: id,
          programme: programme.id,
          title: programme.name,
          due,
          start: mine[0]?.start ?? null,
          end: mine.at(-1)?.end ?? null,
          litres: mine.reduce((sum, each) => sum + each.litres, 0),
          millimetres: 5,
          seconds: mine.reduce((sum, each) => sum + (Date.parse(each.end) - Date.parse(each.start)) / 1000, 0),
          by: null,
          skips: reason ? programme.steps.map((step) => ({ bed: step.bed, bedName: bedOf(step.bed).name, reason })) : [],
          notes: [],
        });
      });
    }
    return { runs, slots };
  }
  function plan(count, list = programmes) {
    const now = Date.now();
    const parts = list.map((each) => runsOf(each, now, now + count * 86_400_000));
    return {
      runs: parts.flatMap((each) => each.runs).sort((a, b) => (a.due < b.due ? -1 : 1)),
      slots: parts.flatMap((each) => each.slots).sort((a, b) => (a.start < b.start ? -1 : 1)),
    };
  }

  function view() {
    settle();
    const now = Date.now();
    const open = queue.filter((each) => each.from <= now && each.skippedAt === null);
    const coming = plan(1);
    return {
      id: 'garden',
      version: 1,
      programmesVersion: versions,
      at: iso(now),
      zone: 'Asia/Shanghai',
      state: criticals.some((each) => !each.acknowledgedBy) ? 'attention' : pause ? 'paused' : open.length > 0 ? 'running' : 'idle',
      running: open.map((each) => ({
        ...slot(each),
        by: each.by,
        phase: each.closing === null ? 'open' : 'closing',
        secondsLeft: (each.to - now) / 1000,
        secondsTotal: (each.to - each.from) / 1000,
        litres: Math.round(((now - each.from) / minute) * bedOf(each.bed).rate),
        flow: bedOf(each.bed).rate,
      })),
      queue: [
        ...queue
          .filter((each) => !open.includes(each))
          .map((each) => ({
            ...slot(each),
            due: iso(each.from),
            by: each.by,
            skippedAt: each.skippedAt ? iso(each.skippedAt) : null,
            isAhead: false,
          })),
        ...coming.slots.map((each) => ({ ...each, due: each.start, by: null, skippedAt: null, isAhead: true })),
      ],
      next: coming.runs,
      beds: beds.map((bed) => ({
        id: bed.id,
        name: bed.name,
        supply: bed.supply,
        state: open.some((each) => each.bed === bed.id) ? 'open' : 'idle',
        moisture: {
          value: bed.moisture,
          time: iso(now - (bed.id === 'herbs' ? 400 : 4) * minute),
          stale: bed.id === 'herbs',
          source: 'SP-0001',
        },
        needMillimetres: bed.need,
        lastWatered: bed.id === 'lettuce' ? iso(started - 12 * minute) : iso(started - 40 * 3_600_000),
        litresToday: bed.id === 'lettuce' ? 58 : 0,
        litresWeek: 180,
        usualFlow: bed.rate,
        lockOut: null,
      })),
      supplies: [
        {
          id: 'pump',
          name: '水泵',
          kind: 'pump',
          on: open.length > 0,
          since: null,
          flow: open.length > 0 ? 6.2 : 0,
          maximumFlow: 12,
          pressure: null,
          restUntil: null,
          shut: null,
        },
      ],
      pause,
      rainDelayUntil: null,
      notices: [
        ...(pause ? [{ code: 'paused', text: text('浇水已暂停', 'Watering is paused'), bed: null, supply: null, device: null }] : []),
        {
          code: 'silent',
          text: text(
            '香草角的湿度传感器 6 小时没有数据，浇水按计划进行',
            'The moisture sensor of 香草角 has been silent for 6 hours; watering goes on as planned',
          ),
          bed: 'herbs',
          supply: null,
          device: 'SP-0002',
        },
      ],
      criticals: criticals.filter((each) => !each.acknowledgedBy),
    };
  }

  const ok = (body, status = 200) => ({ status, body });
  const problem = (status, code, detail, more = {}) => ({
    status,
    body: { type: 'about:blank', title: code, status, code, detail, ...more },
    type: 'application/problem+json',
  });
  const refused = (zh, en) => problem(409, 'refused', en, { text: text(zh, en) });
  const answer = (id, slots) => ok({ id, runs: [], slots, stopped: [], view: view() });

  function request(body) {
    const now = Date.now();
    settle();
    const item = queue.find((each) => each.run === body.run && each.bed === body.bed);
    const end = Math.max(now, ...queue.map((each) => each.to));
    switch (body.kind) {
      case 'water':
      case 'runOnce':
      case 'tryOut': {
        const list = body.steps ?? programmes.find((each) => each.programme.id === body.programme)?.programme.steps ?? [];
        let begin = body.isNow ? now : end;
        const made = list.map((step) => {
          const length = (body.kind === 'tryOut' ? 1 : step.amount.value) * minute;
          const each = {
            run: body.id,
            title: '手动浇水',
            bed: step.bed,
            from: begin,
            to: begin + length,
            skippedAt: null,
            closing: null,
            by: 'admin',
          };
          begin += length;
          return each;
        });
        if (body.isNow)
          for (const each of queue.filter((waiting) => waiting.from > now)) {
            each.from += begin - now;
            each.to += begin - now;
          }
        queue.push(...made);
        say('person', 'person.water', 'admin 手动浇水', 'Watered by admin', { by: 'admin' });
        return answer(body.id, made.map(slot));
      }
      case 'skipBed':
        if (!item) return refused('这一次已经结束了', 'This run is over');
        item.skippedAt = now;
        return answer(body.id, []);
      case 'undoSkipBed':
        if (!item?.skippedAt) return refused('8 秒已过，不能撤销了', 'The 8 seconds are over');
        item.skippedAt = null;
        return answer(body.id, []);
      case 'stopBed':
      case 'stopAll':
        for (const each of queue.filter((open) => open.from <= now && (body.kind === 'stopAll' || open.bed === body.bed)))
          each.closing ??= now;
        if (body.kind === 'stopAll') queue = queue.filter((each) => each.closing !== null);
        say('person', 'person.stop', 'admin 按了停止', 'Stopped by admin', { by: 'admin', bed: body.bed ?? null });
        setTimeout(changed, 1600);
        return answer(body.id, []);
      case 'skipRun':
      case 'forceRun':
      case 'moveRun':
        overrides.set(body.run, { kind: body.kind, until: body.until });
        return answer(body.id, []);
      case 'undoRun':
        return overrides.delete(body.run) ? answer(body.id, []) : refused('没有可以撤销的', 'There is nothing to undo');
      case 'pause':
        pause = { until: body.until, by: 'admin' };
        queue = [];
        return answer(body.id, []);
      case 'resume':
        pause = null;
        return answer(body.id, []);
      case 'acknowledge':
        for (const each of criticals) if (each.id === body.id) Object.assign(each, { acknowledgedBy: 'admin', acknowledgedAt: iso(now) });
        return answer(body.id, []);
      case 'wateredByHand':
        say('person', 'person.byHand', `admin 手浇了 ${body.litres} L`, `admin watered ${body.litres} L by hand`, {
          by: 'admin',
          bed: body.bed,
        });
        return answer(body.id, []);
      default:
        return answer(body.id, []);
    }
  }

  function save(id, body) {
    const at = programmes.findIndex((each) => each.programme.id === id);
    if (at >= 0 && programmes[at].version !== body.version) return problem(409, 'conflict', 'It was changed.', { current: programmes[at] });
    const saved = { version: (programmes[at]?.version ?? 0) + 1, programme: body.programme, by: 'admin', at: iso(Date.now()) };
    if (at >= 0) programmes[at] = saved;
    else programmes.push(saved);
    versions++;
    const firstRun = plan(7, [saved]).runs[0] ?? null;
    return ok(
      { ...saved, effect: { from: saved.at, text: text('已保存，从下一次起生效', 'Saved; in effect from the next run on'), firstRun } },
      at >= 0 ? 200 : 201,
    );
  }

  function records() {
    const totals = beds.map((bed, index) => ({
      bed: bed.id,
      bedName: bed.name,
      litres: 420 - index * 55,
      millimetres: 34 - index * 4,
      minutes: 84 - index * 9,
      runs: 8 - index,
      byHandLitres: index === 3 ? 20 : 0,
      needMillimetres: index < 4 ? 38 - index * 6 : null,
    }));
    return ok({ from: '', to: '', items: [], totals });
  }

  function handle(method, path, query, body) {
    const [, , area, id, what, which] = path.split('/').map(decodeURIComponent);
    if (area === 'garden') {
      if (body.programme.steps.length === 0)
        return ok({
          runs: [],
          slots: [],
          skips: [],
          conflicts: [],
          next: [],
          totals: { runs: 0, litres: 0, millimetres: 0, seconds: 0 },
          problems: { steps: text('计划里还没有畦', 'The plan has no bed yet') },
        });
      const found = plan(14, [{ programme: body.programme }]);
      const clash = body.programme.starts.some((each) => each.time === '07:00') && body.programme.id !== 'nursery';
      return ok({
        ...found,
        skips: [],
        conflicts: clash
          ? [
              {
                run: found.runs[0]?.run ?? '',
                text: text('与“苗圃喷雾”重叠 6 分钟，会排到 07:06', 'Overlaps with “苗圃喷雾” for 6 minutes; it moves to 07:06'),
              },
            ]
          : [],
        next: found.runs.slice(0, 3),
        totals: { runs: found.runs.length, litres: 0, millimetres: 0, seconds: 0 },
        problems: {},
      });
    }
    if (!id) return ok({ items: [{ id: 'garden', name: '校园菜园', version: 1, running: 1, notices: 1, criticals: 0 }] });
    if (id !== 'garden') return problem(404, 'notFound', `There is no garden ${id}.`);
    switch (`${method} ${what ?? ''}`) {
      case 'GET ':
        return ok({
          id,
          version,
          definition,
          programmes,
          view: view(),
          may: ['view', 'water', 'plan', 'own'],
        });
      case 'PUT ':
        if (body.version !== version)
          return problem(409, 'conflict', 'Somebody changed it in between.', { current: { id, version, definition, programmes } });
        definition = body.definition;
        version++;
        changed();
        return handle('GET', path, query);
      case 'GET plan':
        return ok({ from: iso(Date.now()), to: iso(Date.now()), ...plan(Number(query.days ?? 7)), supplies: [] });
      case 'GET decisions': {
        const items = decisions.filter((each) => !query.bed || each.bed === query.bed).slice(0, Number(query.limit ?? 100));
        return ok({ items, next: null });
      }
      case 'GET records':
        return records();
      case 'GET criticals':
        return ok({ items: criticals });
      case 'POST requests': {
        const made = answers.get(body.id) ?? request(body);
        if (body.kind !== 'acknowledge') answers.set(body.id, made);
        changed();
        return made;
      }
      case 'POST programmes':
      case 'PUT programmes': {
        const saved = save(which ?? body.programme.id, body);
        changed();
        return saved;
      }
      case 'DELETE programmes':
        programmes.splice(
          programmes.findIndex((each) => each.programme.id === which),
          1,
        );
        versions++;
        changed();
        return { status: 204 };
      default:
        return problem(404, 'notFound', `There is nothing at ${path}.`);
    }
  }
  return { view, handle };
}
