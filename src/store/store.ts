import type { StoredNouns, StorePorts } from '../core/ports.ts';
import { alarms } from './alarm.ts';
import { answers } from './answer.ts';
import { appeals } from './appeal.ts';
import { audits } from './audit.ts';
import { buddies } from './buddy.ts';
import { cards } from './card.ts';
import { cohorts } from './cohort.ts';
import { conversations } from './conversation.ts';
import { dailyQuestions } from './daily-question.ts';
import type { Db } from './database.ts';
import { deliveries } from './delivery.ts';
import { edits } from './edit.ts';
import { enrolments } from './enrolment.ts';
import { exams } from './exam.ts';
import { feeds } from './feed.ts';
import { feedbacks } from './feedback.ts';
import { fits } from './fit.ts';
import { focuses } from './focus.ts';
import { itemDrafts } from './item-draft.ts';
import { lanes } from './lane.ts';
import { leaderboards } from './leaderboard.ts';
import { learners, type Remember } from './learner.ts';
import { leases } from './lease.ts';
import { libraries } from './library.ts';
import { links } from './link.ts';
import { notes } from './note.ts';
import { ownData } from './own-data.ts';
import { pledges } from './pledge.ts';
import { progress } from './progress.ts';
import { projects } from './project.ts';
import { quizzes } from './quiz.ts';
import { reports } from './report.ts';
import { retros } from './retro.ts';
import { spendings } from './spending.ts';
import { statistics } from './statistic.ts';
import { summaries } from './summary.ts';
import { summaryWords } from './summary-words.ts';
import { tasks } from './task.ts';
import { withTransact } from './transact.ts';
import { traps } from './trap.ts';
import { vectors } from './vector.ts';
import { verdicts } from './verdict.ts';

const nounsOn = (db: Db, remember?: Remember): StoredNouns => ({
  alarm: alarms(db),
  learner: learners(db, remember),
  card: cards(db),
  cohort: cohorts(db),
  enrolment: enrolments(db),
  progress: progress(db),
  pledge: pledges(db),
  retro: retros(db),
  buddy: buddies(db),
  focus: focuses(db),
  project: projects(db),
  task: tasks(db),
  quiz: quizzes(db),
  statistic: statistics(db),
  appeal: appeals(db),
  exam: exams(db),
  trap: traps(db),
  summary: summaries(db),
  summaryWords: summaryWords(db),
  dailyQuestion: dailyQuestions(db),
  delivery: deliveries(db),
  edit: edits(db),
  audit: audits(db),
  note: notes(db),
  report: reports(db),
  leaderboard: leaderboards(db),
  lease: leases(db),
  lane: lanes(db),
  link: links(db),
  feed: feeds(db),
  feedback: feedbacks(db),
  fit: fits(db),
  answer: answers(db),
  vector: vectors(db),
  verdict: verdicts(db),
  library: libraries(db),
  itemDraft: itemDrafts(db),
  conversation: conversations(db),
  spending: spendings(db),
  ownData: ownData(db),
});

/** The ports that the database implements, one file per noun. `remember` keeps the list of erasures. */
export const createStore = (db: Db, remember?: Remember): StorePorts => withTransact(db, (on) => nounsOn(on, remember));
