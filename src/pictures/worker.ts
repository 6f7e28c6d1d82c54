import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { cardSvg } from './card.ts';
import type { Asked, Drawn } from './draw.ts';
import { joinFonts, readFonts } from './font.ts';

await initWasm(readFileSync(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));
const files = readFonts();
const font = joinFonts(files);

parentPort!.on('message', ({ id, chart, theme }: Asked) => {
  let drawn: Drawn;
  try {
    const resvg = new Resvg(cardSvg(chart, theme, font), {
      font: { fontBuffers: [...files] },
    });
    const image = resvg.render();
    // A copy: the memory of the WebAssembly is used again.
    drawn = { id, png: new Uint8Array(image.asPng()) };
    image.free();
    resvg.free();
  } catch (error) {
    drawn = { id, failed: error instanceof Error ? error.message : String(error) };
  }
  parentPort!.postMessage(drawn);
});
