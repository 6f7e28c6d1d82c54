import { z } from 'zod';
import { id } from '../chat/contract/args.ts';
import type { PlaceId } from '../core/enrolment/model.ts';
import { entryId } from './entry-id.ts';

/** A place to learn: `12` is a cohort, `solo.swe` the path `swe` alone. The only writer and reader of this format. */
export const place = z
  .codec(z.string(), z.union([z.strictObject({ cohort: id }), z.strictObject({ path: entryId })]), {
    decode: (written): PlaceId => {
      const [, path] = /^solo\.(.*)$/s.exec(written) ?? [];
      return path === undefined ? { cohort: written } : { path };
    },
    encode: (of) => ('path' in of ? `solo.${of.path}` : of.cohort),
  })
  .meta({ examples: [{ cohort: '1' }, { path: 'a'.repeat(40) }] });
