// A demo city of its own for a test（試験用の市）: its own folder, its own port, its clock moved ahead when asked.
import { test } from '@playwright/test';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const binary = process.env.E2E_TOMONI ?? join(import.meta.dirname, '../../target/debug/tomoni');

export class City {
  private server?: ChildProcess;
  private log = '';
  url = '';

  private constructor(
    private readonly folder: string,
    private readonly database: string,
  ) {}

  // With more data than the demo city has, each named as `tomoni seed` names it.
  static async found(more: string[] = []): Promise<City> {
    const inPostgres = test.info().project.name.endsWith('postgres');
    const city = new City(mkdtempSync(join(tmpdir(), 'tomoni-e2e-')), inPostgres ? newSchema() : '');
    for (const what of ['demo', ...more]) {
      const seeded = spawnSync(binary, ['seed', what], { env: city.environment(0), cwd: city.folder, encoding: 'utf8' });
      if (seeded.status !== 0) throw new Error(`seed ${what} failed:\n${seeded.stdout}\n${seeded.stderr}`);
    }
    await city.open(0);
    return city;
  }

  // An installation that nobody has set up yet.
  static async bare(): Promise<City> {
    const city = new City(mkdtempSync(join(tmpdir(), 'tomoni-e2e-')), '');
    await city.open(0);
    return city;
  }

  // The code of the first start, as the terminal shows it.
  get setupCode(): string {
    const found = this.log.match(/enter this code:\s+([0-9a-z-]{39})/);
    if (!found) throw new Error(`no code:\n${this.log}`);
    return found[1];
  }

  private environment(daysAhead: number): NodeJS.ProcessEnv {
    return {
      ...process.env,
      TOMONI_DATA_DIR: join(this.folder, 'data'),
      TOMONI_DATABASE_URL: this.database,
      TOMONI_LISTEN: this.url.replace('http://', '') || '127.0.0.1:0',
      TOMONI_PUBLIC_URL: this.url || 'http://127.0.0.1',
      TOMONI_METRICS_LISTEN: '',
      TOMONI_DEMO_DAYS_AHEAD: String(daysAhead),
    };
  }

  // Opens the doors with the clock so many days ahead.
  async open(daysAhead: number): Promise<void> {
    await this.close();
    this.url = `http://127.0.0.1:${await freePort()}`;
    this.server = spawn(binary, ['serve'], { env: this.environment(daysAhead), cwd: this.folder });
    this.server.stdout?.on('data', (chunk) => (this.log += chunk));
    this.server.stderr?.on('data', (chunk) => (this.log += chunk));
    for (let tries = 0; tries < 100; tries += 1) {
      const ready = await fetch(`${this.url}/readyz`).then((answer) => answer.ok, () => false);
      if (ready) return;
      await new Promise((later) => setTimeout(later, 100));
    }
    throw new Error(`the city did not open:\n${this.log}`);
  }

  async close(): Promise<void> {
    const server = this.server;
    if (!server || server.exitCode !== null) return;
    const gone = new Promise((done) => server.once('exit', done));
    server.kill('SIGTERM');
    await gone;
  }

  async end(): Promise<void> {
    await this.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

// A schema of its own in the throw-away Postgres.
function newSchema(): string {
  const server = process.env.E2E_POSTGRES_URL;
  if (!server) throw new Error('E2E_POSTGRES_URL names a throw-away Postgres; `./x e2e` starts one');
  const schema = `e2e_${process.pid}_${Date.now()}`;
  const made = spawnSync('psql', [server, '--quiet', '--command', `CREATE SCHEMA ${schema}`], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`no schema:\n${made.error ?? made.stderr}`);
  return `${server}${server.includes('?') ? '&' : '?'}options=-c%20search_path%3D${schema}`;
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? found(address.port) : failed(new Error('no port'))));
    });
  });
}
