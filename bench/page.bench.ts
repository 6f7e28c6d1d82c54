import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { catalogues } from '../src/i18n/index.ts';
import { launch, phone } from '../test/browser/browser.ts';
import type { Bench } from './pairs.ts';

/** A slow phone: Lighthouse's network, and a quarter of this machine's processor. */
const slow = { latency: 150, bytesPerSecond: (1.6 * 1e6) / 8, cpu: 4 };

interface Visit {
  readonly shift: number;
  readonly kb: number;
  readonly lcp: number;
  /** Requests that had ended, and their bytes, when the largest text was painted. */
  readonly requests: number;
  readonly kbBefore: number;
  /** When the question could be answered. */
  readonly question: number;
}

/** What a first visit to the playground costs: the whole app, and a browser with nothing in its cache. */
export const bench: Bench = {
  peer: 'nothing: the page alone',
  packages: ['playwright-core', 'preact', 'hono'],
  async run(pairs) {
    const folder = mkdtempSync(join(tmpdir(), 'tongxue-bench-'));
    // As root, PostgreSQL runs as somebody else, who has to get in.
    chmodSync(folder, 0o755);
    const env = { PATH: process.env.PATH, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error' };
    const app = spawn(process.execPath, [resolve('start.js')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    while (!said.includes('Ctrl-C')) said += (await once(app.stdout, 'data'))[0];
    const address = /^Open (http:\S+)$/m.exec(said)![1]!;
    const browser = await launch();
    const restart = async () => {
      const headers = { 'content-type': 'application/json' };
      await fetch(`${address}api/restart`, { method: 'POST', headers, body: '{}' });
    };
    const first: Visit[] = [];
    const again: Visit[] = [];
    const desktop: Visit[] = [];
    try {
      for (let n = 0; n < pairs; n++) {
        await restart();
        // Another zone each time: the group is made anew for whoever comes first.
        first.push(await visit(browser, address, { ...phone, timezoneId: zones[n % zones.length]! }, slow));
        again.push(await visit(browser, address, phone, slow));
        desktop.push(await visit(browser, address, { viewport: { width: 1280, height: 800 } }));
      }
    } finally {
      await browser.close();
      app.kill('SIGINT');
      await once(app, 'exit');
      rmSync(folder, { recursive: true, force: true });
    }
    const column = (of: readonly Visit[], what: keyof Visit) => of.map((taken) => Number(taken[what].toFixed(4)));
    return [
      { name: 'layout shift, desktop', unit: '', ours: column(desktop, 'shift'), goal: 0.05 },
      { name: 'layout shift, phone', unit: '', ours: column(again, 'shift'), goal: 0.05 },
      { name: 'layout shift, phone, first visitor', unit: '', ours: column(first, 'shift'), goal: 0.05 },
      { name: 'over the wire', unit: 'KB', ours: column(again, 'kb'), goal: 60 },
      { name: 'largest paint, slow phone', unit: 'ms', ours: column(again, 'lcp'), goal: 1_800 },
      { name: 'largest paint, slow phone, first visitor', unit: 'ms', ours: column(first, 'lcp'), goal: 1_800 },
      { name: 'requests before it', unit: '', ours: column(again, 'requests') },
      { name: 'KB before it', unit: 'KB', ours: column(again, 'kbBefore') },
      { name: 'the question can be answered, slow phone', unit: 'ms', ours: column(again, 'question') },
      { name: 'the same, first visitor', unit: 'ms', ours: column(first, 'question') },
    ];
  },
};

const zones = ['Europe/Berlin', 'America/Lima', 'Asia/Tokyo', 'Africa/Lagos'];

async function visit(
  browser: Browser,
  address: string,
  options: BrowserContextOptions,
  throttled?: typeof slow,
): Promise<Visit> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', ...options });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    const ended: { at: number; bytes: number }[] = [];
    let begun = 0;
    await devtools.send('Network.enable');
    devtools.on('Network.requestWillBeSent', ({ timestamp }) => {
      begun ||= timestamp;
    });
    devtools.on('Network.loadingFinished', ({ timestamp, encodedDataLength }) => {
      ended.push({ at: (timestamp - begun) * 1000, bytes: encodedDataLength });
    });
    if (throttled) {
      const { latency, bytesPerSecond: both, cpu: rate } = throttled;
      const network = { offline: false, latency, downloadThroughput: both, uploadThroughput: both };
      await devtools.send('Network.emulateNetworkConditions', network);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate });
    }
    await page.addInitScript(`
      shift = 0; largest = 0;
      new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) shift += value;
      }).observe({ type: 'layout-shift', buffered: true });
      new PerformanceObserver((list) => {
        for (const { startTime } of list.getEntries()) largest = startTime;
      }).observe({ type: 'largest-contentful-paint', buffered: true });
    `);
    await page.goto(address, { waitUntil: 'commit' });

    const title = page.locator('.said:not([data-message="0"]) h3:visible', { hasText: catalogues.en.quiz.tryTitle });
    await title.waitFor({ timeout: 60_000 });
    const question = await page.evaluate<number>('performance.now()');
    // What is painted late would be the largest late.
    await page.waitForTimeout(1_000);
    const { shift, largest } = await page.evaluate<{ shift: number; largest: number }>('({ shift, largest })');
    const before = ended.filter(({ at }) => at <= largest);
    const kb = (of: typeof ended) => of.reduce((sum, { bytes }) => sum + bytes, 0) / 1024;
    return { shift, kb: kb(ended), lcp: largest, requests: before.length, kbBefore: kb(before), question };
  } finally {
    await context.close();
  }
}
