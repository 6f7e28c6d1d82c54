import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { z } from 'zod';
import { bounds } from './bounds.ts';

/** A program, or an expression whose value is wanted. */
export interface Program {
  readonly code: string;
  /** `program`: what it prints. `value`: an expression, or a program that prints it. */
  readonly wants: 'program' | 'value';
}
export type Ran = { readonly printed: string } | { readonly failed: string };

// Runs one program. An expression may use math and statistics.
const one = `
import sys, math, statistics
wants, code = sys.argv[1:]
names = {'__name__': '__main__', 'math': math, 'statistics': statistics}
try:
    value = compile(code, 'verify', 'eval') if wants == 'value' else None
except SyntaxError:
    value = None
if value is None:
    exec(compile(code, 'verify', 'exec'), names)
else:
    value = eval(value, names)
    if value is not None:
        print(value)
`;

// Runs many programs, each in a process of its own. Starting Python takes longer than most programs do, so the processes
// are forked; Windows has no fork and starts Python each time. A program that the alarm or a limit stops prints nothing.
const many = `
import json, math, os, statistics, subprocess, sys, tempfile, traceback
job = json.load(sys.stdin)

def forked(args):
    import resource, signal
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            status = 1
            try:
                os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
                os.dup2(out.fileno(), 1)
                os.dup2(err.fileno(), 2)
                signal.alarm(job['seconds'])
                resource.setrlimit(resource.RLIMIT_FSIZE, (1000000, 1000000))
                sys.argv = ['-c', *args]
                exec(job['one'], {'__name__': '__main__'})
                status = 0
            except SystemExit as end:
                status = 1 if end.code else 0
            except BaseException:
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(status)
        _, status = os.waitpid(child, 0)
        out.seek(0)
        err.seek(0)
        return status, out.read(), err.read()

def started(args):
    command = [sys.executable, '-I', '-X', 'utf8', '-c', job['one'], *args]
    try:
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=job['seconds'])
        return done.returncode, done.stdout, done.stderr
    except subprocess.TimeoutExpired:
        return 1, b'', b''

results = []
for program in job['programs']:
    args = [program['wants'], program['code']]
    status, out, err = (forked if hasattr(os, 'fork') else started)(args)
    out, err = (text.decode('utf-8', 'replace') for text in (out, err))
    results.append({'failed': (err.strip().splitlines() or [''])[-1]} if status else {'printed': out})
json.dump(results, sys.stdout)
`;

let there: Promise<boolean> | undefined;

/** Whether `python3` can be run. It is started once to find out. */
export const hasPython = (): Promise<boolean> => {
  there ??= runSome([{ code: 'print(1)', wants: 'program' }]).then(
    () => true,
    () => false,
  );
  return there;
};

/** To start another Python for fewer programs takes longer than to run them. */
const smallestShare = 8;

/** Runs each program in its own process, isolated from the user's packages, in the temporary folder, a few at a time. */
export async function runAll(programs: readonly Program[]): Promise<Ran[]> {
  const share = Math.max(smallestShare, Math.ceil(programs.length / bounds.program.atOnce));
  const shares = Array.from({ length: bounds.program.atOnce }, (_, i) => programs.slice(i * share, (i + 1) * share));
  return (await Promise.all(shares.filter((own) => own.length).map(runSome))).flat();
}

const results = z.array(z.union([z.strictObject({ printed: z.string() }), z.strictObject({ failed: z.string() })]));

function runSome(programs: readonly Program[]): Promise<Ran[]> {
  const { seconds } = bounds.program;
  return new Promise((resolve, reject) => {
    const python = spawn('python3', ['-I', '-X', 'utf8', '-c', many], { cwd: tmpdir() });
    let stdout = '';
    let stderr = '';
    python.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    python.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    python.on('error', reject).on('close', (status) => {
      if (status !== 0) return reject(new Error(`python3 ended with ${status}: ${stderr}`));
      const ran = results.parse(JSON.parse(stdout));
      resolve(ran.map((r) => ('failed' in r ? { failed: r.failed || `stopped after ${seconds} seconds` } : r)));
    });
    python.stdin.on('error', () => {}).end(JSON.stringify({ one, seconds, programs }));
  });
}
