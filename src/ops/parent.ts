/**
 * npm hands on SIGTERM and SIGINT, but not what ends it otherwise: SIGHUP, or a kill. So when npm is gone, this process
 * takes it as its own signal.
 */
export function endWithParent(everyMs = 500): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, everyMs).unref();
}
