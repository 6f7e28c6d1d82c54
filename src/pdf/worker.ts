import { parentPort, workerData } from 'node:worker_threads';
import { extractText, getDocumentProxy } from 'unpdf';
import type { PdfText } from '../core/library/model.ts';

const { bytes, maxPages } = workerData as { readonly bytes: Uint8Array; readonly maxPages: number };

async function read(): Promise<PdfText> {
  try {
    // Text alone: nothing is drawn, and nothing that a file refers to is fetched.
    const pdf = await getDocumentProxy(bytes, { disableFontFace: true, useWorkerFetch: false });
    if (pdf.numPages > maxPages) return { kind: 'tooMany', pages: pdf.numPages };
    const { text } = await extractText(pdf);
    return { kind: 'pages', pages: text };
  } catch (error) {
    return { kind: error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'unreadable' };
  }
}

parentPort!.postMessage(await read());
