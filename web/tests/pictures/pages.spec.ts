import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page, test } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
const words = {
  'zh-CN': {
    signIn: '登录',
    password: '密码',
    unlock: '开锁',
    confirm: '实测已确认',
    timedOut: '超时',
    late: /迟到确认/,
    stopped: /数据停在/,
    seconds: '时长',
    waterNow: '现在浇水',
    newPlan: '新建计划',
    willRun: '这样会运行',
    pause: '暂停浇水',
    why: /为什么浇或不浇$/,
  },
  en: {
    signIn: 'Sign in',
    password: 'Password',
    unlock: 'Unlock',
    confirm: 'Confirmed by measurement',
    timedOut: 'Timed out',
    late: /confirmed late/,
    stopped: /Data stopped at/,
    seconds: 'For',
    waterNow: 'Water now',
    newPlan: 'New plan',
    willRun: 'This is how it will run',
    pause: 'Pause watering',
    why: /^Why .* was or was not watered$/,
  },
} as const;
type Locale = keyof typeof words;

const pages = [
  '/',
  '/devices',
  '/devices/DR-0005',
  '/devices/EM-0002',
  '/devices/LM-0003',
  '/add-device',
  '/garden',
  '/garden/beds',
  '/garden/records',
  '/garden/setup',
  '/system/plugins',
  '/system/lines',
  '/system/drivers',
  '/system/uplinks',
  '/system/demo',
  '/system/access',
];

async function open(page: Page, locale: Locale, path: string): Promise<void> {
  await page.addInitScript((chosen) => localStorage.setItem('campus.locale', chosen), locale);
  await page.goto(path);
  await page.getByLabel(words[locale].password, { exact: true }).fill('campus');
  await page.getByRole('button', { name: words[locale].signIn }).click();
  await expect(page.getByTestId('live-state')).toBeVisible();
}

/** No violation, no horizontal scroll, and the picture for a person to look at. */
async function look(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(400);
  await page.screenshot({ path: `test-results/${name}.png` });
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
    `${name} scrolls sideways`,
  ).toBe(true);
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const result = await (
      window as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> } }
    ).axe.run();
    return result.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`);
  });
  expect(violations, name).toEqual([]);
}

for (const locale of ['zh-CN', 'en'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    for (const [size, viewport] of Object.entries(sizes)) {
      test(`every page, ${locale} ${theme} ${size}`, async ({ browser }) => {
        const context = await browser.newContext({ viewport, colorScheme: theme, reducedMotion: 'reduce' });
        const page = await context.newPage();
        const complaints: string[] = [];
        page.on('pageerror', (error) => complaints.push(error.message));
        await open(page, locale, '/');
        for (const path of pages) {
          await page.goto(path);
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          await expect(page.locator(size === 'phone' ? '.desk:visible' : '.mob:visible')).toHaveCount(0);
          await look(page, `${path.slice(1).replaceAll('/', '-') || 'watch'}-${locale}-${theme}-${size}`);
        }
        expect(complaints).toEqual([]);
        await context.close();
      });
    }
  }
}

for (const locale of ['zh-CN', 'en'] as const) {
  for (const [size, viewport] of Object.entries(sizes)) {
    test(`what a gardener opens, ${locale} ${size}`, async ({ page }) => {
      const text = words[locale];
      await page.setViewportSize(viewport);
      await open(page, locale, '/garden');
      for (const [name, opener] of [
        ['water', text.waterNow],
        ['pause', text.pause],
        ['plan', text.newPlan],
      ] as const) {
        await page.getByRole('button', { name: opener, exact: true }).first().click();
        if (name === 'plan') await expect(page.getByRole('region', { name: text.willRun })).toContainText('→');
        else await expect(page.getByRole('dialog')).toBeVisible();
        await look(page, `garden-${name}-${locale}-${size}`);
        await page.reload();
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      }
      await page.goto('/garden/beds');
      await page.getByRole('button', { name: text.why }).first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await look(page, `garden-why-${locale}-${size}`);
    });
  }
}

test('320 px wide, no page scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, 'en', '/');
  for (const path of pages) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
  }
});

for (const locale of ['zh-CN', 'en'] as const) {
  const text = words[locale];

  test(`a command is confirmed by the device, ${locale}`, async ({ page }) => {
    await open(page, locale, '/devices/DR-0005');
    await page.getByRole('button', { name: text.unlock, exact: true }).click();
    await expect(page.getByTestId('command')).toContainText(text.confirm);
    await look(page, `command-confirmed-${locale}`);
  });

  test(`a late answer is shown as a correction, ${locale}`, async ({ page }) => {
    await open(page, locale, '/devices/DR-0013');
    await page.getByLabel(text.seconds, { exact: true }).first().fill('13');
    await page.getByRole('button', { name: text.unlock, exact: true }).click();
    await expect(page.getByTestId('command')).toContainText(text.timedOut);
    await expect(page.getByTestId('command')).toContainText(text.late);
    await look(page, `command-late-${locale}`);
  });

  test(`a mute device ends in a time-out with a way to retry, ${locale}`, async ({ page }) => {
    await open(page, locale, '/devices/DR-0009');
    await page.getByRole('button', { name: text.unlock, exact: true }).click();
    await expect(page.getByTestId('command')).toContainText(text.timedOut, { timeout: 15_000 });
    await look(page, `command-timed-out-${locale}`);
  });
}

test('a device is added after a test, edited with a review, and deleted', async ({ page }) => {
  await open(page, 'en', '/add-device');
  await page.getByLabel('Driver').selectOption('modbus.relay-lock');
  await page.getByLabel('Id', { exact: true }).fill('new-door');
  await page.getByLabel('Name in English').fill('New door');
  await page.getByLabel('Place path').fill('campus/library/1');
  await page.getByLabel(/^Line/).fill('tcp://10.2.0.15:502');
  await page.getByLabel(/^Unit/).fill('99');
  await page.getByRole('button', { name: 'Test' }).click();
  await expect(page.getByText('Test failed: The device is silent')).toBeVisible();
  await page.getByLabel(/^Unit/).fill('7');
  await page.getByRole('button', { name: 'Test' }).click();
  await expect(page.getByText('The device answers')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'New door' })).toBeVisible();

  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel(/^Unit/).fill('8');
  await page.getByLabel('Name in English').fill('Newer door');
  await page.getByRole('button', { name: 'Review changes' }).click();
  await expect(page.getByRole('dialog').getByRole('row')).toHaveText([/Setting/, /Name in English/, /Unit\s*7\s*8/]);
  await look(page, 'config-review');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Settings saved')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Newer door' })).toBeVisible();

  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page).toHaveURL(/\/devices$/);
});

test('an expired session leads to sign-in and back', async ({ page, context }) => {
  await open(page, 'en', '/devices?availability=offline');
  await context.clearCookies();
  await page.reload();
  await expect(page).toHaveURL(/sign-in\?to=%2Fdevices%3Favailability%3Doffline/);
  await page.getByLabel('Password', { exact: true }).fill('campus');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/devices\?availability=offline/);
});

test('when the connection is lost the data stays and the page says since when', async ({ page }) => {
  let down = false;
  let cut: () => void = () => undefined;
  await page.routeWebSocket('**/hub*', (socket) => {
    if (down) {
      void socket.close();
      return;
    }
    const server = socket.connectToServer();
    cut = () => {
      down = true;
      void server.close();
      void socket.close();
    };
  });
  await open(page, 'en', '/');
  const wrong = page.getByText('Wrong check sum');
  await expect(wrong).toBeVisible();

  cut();

  await expect(page.getByTestId('live-state')).toContainText('Reconnecting');
  await expect(page.getByText(words.en.stopped)).toBeVisible({ timeout: 20_000 });
  await expect(wrong).toBeVisible();
  await look(page, 'disconnected');
  down = false;
  await expect(page.getByTestId('live-state')).toContainText('Live', { timeout: 20_000 });
});
