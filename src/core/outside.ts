import type { ChannelPort } from './cohort/channel-port.ts';
import type { Curriculum } from './curriculum/model.ts';
import type { EmbeddingPort } from './embedding/port.ts';
import type { FeedAddressPort } from './feed/port.ts';
import type { OptimiserPort } from './fit/port.ts';
import type { ItemCheckPort } from './item-draft/port.ts';
import type { PdfPort } from './library/port.ts';
import type { PagePort } from './link/port.ts';
import type { HostPort } from './project/port.ts';
import type { ModelPort } from './tutor/port.ts';

/** What use cases need that is not in the database. */
export interface OutsidePorts {
  readonly curriculum: Curriculum;
  readonly channel: ChannelPort;
  readonly page: PagePort;
  readonly host: HostPort;
  readonly feedAddress: FeedAddressPort;
  readonly optimiser: OptimiserPort;
  readonly model: ModelPort;
  readonly embedding: EmbeddingPort;
  readonly pdf: PdfPort;
  readonly itemCheck: ItemCheckPort;
}
