// A small test runner: tests register themselves, run one after another, and say what would be broken for whom.
// Quiet when green; the last line is "N passed, M failed", alone. Knows nothing of the site.

interface Test {
  name: string;
  breaks: string;
  body: () => Promise<void> | void;
  seconds: number;
  isLong: boolean;
}

const tests: Test[] = [];
const endings: (() => Promise<unknown> | unknown)[] = [];

/** Registers a test. `breaks` says who could no longer do what if it failed. */
export function test(name: string, breaks: string, body: Test["body"], seconds = 60): void {
  tests.push({ name, breaks, body, seconds, isLong: false });
}

/** Registers a test that runs only when the long ones are asked for. */
export function longTest(name: string, breaks: string, body: Test["body"], seconds: number): void {
  tests.push({ name, breaks, body, seconds, isLong: true });
}

/** Registers what must be closed after all tests, such as a browser. */
export const atEnd = (ending: () => Promise<unknown> | unknown): void => void endings.push(ending);

function withLimit(body: Test["body"], seconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error(`took longer than ${seconds} s`)), seconds * 1000)));
  return Promise.race([Promise.resolve().then(body), limit]).finally(() => clearTimeout(timer));
}

/** Runs the long tests or the others, of these what matches `only`; gives the number of failures. */
export async function runTests({ only, verbose, long }: { only: string; verbose: boolean; long: boolean }): Promise<number> {
  let passed = 0;
  let failed = 0;
  for (const { name, breaks, body, seconds } of tests.filter((t) => t.isLong === long && t.name.includes(only))) {
    const start = Date.now();
    try {
      await withLimit(body, seconds);
      passed++;
      if (verbose) console.log(`ok      ${name} (${Date.now() - start} ms)`);
    } catch (error) {
      failed++;
      console.log(`FAILED  ${name}\n        So: ${breaks}\n        ${(error instanceof Error ? (error.stack ?? error.message) : String(error)).replace(/\n/g, "\n        ")}`);
    }
  }
  for (const ending of endings.reverse()) await ending();
  console.log(`${passed} passed, ${failed} failed`);
  return failed;
}
