import type { ChannelPort } from './cohort/channel-port.ts';
import type { CohortPort } from './cohort/port.ts';
import type { Curriculum } from './curriculum/model.ts';
import type { DeliveryPort } from './delivery/port.ts';
import type { EnrolmentPort } from './enrolment/port.ts';
import type { LearnerPort } from './learner/port.ts';
import type { LeasePort } from './lease/port.ts';
import type { ProgressPort } from './progress/port.ts';
import type { QuizPort } from './quiz/port.ts';
import type { SummaryPort } from './summary/port.ts';
import type { TaskPort } from './task/port.ts';

/** What `src/store/` gives, by noun. */
export interface StorePorts {
  readonly learner: LearnerPort;
  readonly cohort: CohortPort;
  readonly enrolment: EnrolmentPort;
  readonly progress: ProgressPort;
  readonly task: TaskPort;
  readonly quiz: QuizPort;
  readonly summary: SummaryPort;
  readonly delivery: DeliveryPort;
  readonly lease: LeasePort;
}

/** All that the use cases need from outside. Each names those that it calls: `Pick<Ports, 'learner' | 'cohort'>`. */
export interface Ports extends StorePorts {
  readonly curriculum: Curriculum;
  readonly channel: ChannelPort;
}
