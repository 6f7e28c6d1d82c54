import { type Kysely, sql } from 'kysely';

/** Everything the loop stands on. Ids are never reused; whatever hangs on a learner goes with them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = `
create table clock (one boolean primary key default true check (one), ahead_ms bigint not null check (ahead_ms >= 0));
insert into clock (ahead_ms) values (0);

create table learner (
  id bigint generated always as identity primary key,
  name text not null, language text not null, zone text not null, placed boolean not null,
  hour smallint not null, day_start smallint not null, quiet_from smallint not null, quiet_to smallint not null,
  remind text not null, remind_at timestamptz, goals jsonb not null
);
create index learner_remind on learner (remind_at) where remind_at is not null;

create table account (
  platform text not null, account text not null, learner bigint not null references learner on delete cascade,
  name text not null, dm_closed boolean not null default false, primary key (platform, account)
);
create index account_learner on account (learner);

create table cohort (
  id bigint generated always as identity primary key, key text not null unique,
  name text not null, route text not null, start date not null, language text not null, zone text not null,
  hour smallint not null, board boolean not null, organiser bigint references learner on delete set null,
  demo boolean not null, platform text, workspace text, channel text, post_at timestamptz, summary_at timestamptz
);
create index cohort_home on cohort (platform, workspace);
create index cohort_post on cohort (post_at) where post_at is not null;
create index cohort_summary on cohort (summary_at) where summary_at is not null;

create table enrolment (
  id bigint generated always as identity primary key,
  learner bigint not null references learner on delete cascade, cohort bigint not null references cohort on delete cascade,
  joined date not null, pace text, board boolean not null default false, left_at timestamptz, unique (learner, cohort)
);
create index enrolment_cohort on enrolment (cohort);

create table finish (
  enrolment bigint not null references enrolment on delete cascade, task text not null, evidence jsonb not null,
  day date not null, at timestamptz not null, primary key (enrolment, task)
);
create table points (
  enrolment bigint not null references enrolment on delete cascade, source text not null, minutes integer not null,
  day date not null, primary key (enrolment, source)
);
create index points_day on points (enrolment, day);

create table quiz (
  id bigint generated always as identity primary key, key text not null, learner bigint not null references learner on delete cascade,
  enrolment bigint references enrolment on delete set null, items jsonb not null, at timestamptz not null, unique (learner, key)
);
create table draw (
  id bigint generated always as identity primary key, quiz bigint not null references quiz on delete cascade,
  number smallint not null, learner bigint not null references learner on delete cascade, item text not null, kp text not null,
  shown jsonb not null, text text, asked_at timestamptz not null, unique (quiz, number)
);
create index draw_learner on draw (learner, item, asked_at);
create table attempt (
  draw bigint primary key references draw on delete cascade, learner bigint not null references learner on delete cascade,
  enrolment bigint references enrolment on delete set null, kp text not null, given jsonb not null,
  correct boolean not null, day date not null, at timestamptz not null
);
create index attempt_learner on attempt (learner, kp);
create index attempt_enrolment on attempt (enrolment, day);
create table card (
  learner bigint not null references learner on delete cascade, kp text not null, due_at timestamptz not null,
  asked integer not null, "right" integer not null, last_right boolean not null, primary key (learner, kp)
);

create table delivery (
  id bigint generated always as identity primary key, kind text not null, recipient text not null, slot text not null,
  params jsonb not null, platform text not null, address jsonb not null,
  learner bigint references learner on delete cascade, budget_day date,
  state text not null default 'pending', due_at timestamptz not null, lease_until timestamptz, claim integer not null default 0,
  once boolean not null default false, begun_at timestamptz, ref text, detail text, ended_at timestamptz, unique (recipient, kind, slot)
);
-- One unasked DM a person and day, over all cohorts and kinds: the database keeps the budget.
create unique index delivery_budget on delivery (learner, budget_day) where budget_day is not null;
create index delivery_due on delivery (due_at) where state = 'pending';
create index delivery_lease on delivery (lease_until) where state in ('claimed', 'sending');

create table message (
  id bigint generated always as identity primary key, channel text not null, person text, author text not null,
  text text, view jsonb, key text unique, at timestamptz not null, edited boolean not null default false
);
create index message_channel on message (channel, id);
`;
  for (const statement of statements.split(/;\s*$/m).filter((s) => s.trim())) await sql.raw(statement).execute(db);
}
