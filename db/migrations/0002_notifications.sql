-- A text message goes only to a phone that is verified and whose owner's real name is verified.
ALTER TABLE users
  -- E.164, such as +821012345678.
  ADD COLUMN phone text COLLATE "C" CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'),
  ADD COLUMN phone_verified_at timestamptz(3),
  ADD COLUMN real_name_verified_at timestamptz(3);

-- The outbox is read by the matching worker. The times of a batch's events let it find them in few partitions;
-- batches from before have none.
ALTER TABLE event_batches
  ADD COLUMN first_occurred_at timestamptz(3),
  ADD COLUMN last_occurred_at timestamptz(3),
  ADD COLUMN matched_at timestamptz(3),
  -- Where matching goes on in a batch that makes more than one transaction writes: the first (event, subscription) that
  -- is not written, in the order of the events' times and ids and then of the subscriptions' ids. Null: nothing is yet.
  ADD COLUMN next_occurred_at timestamptz(3),
  ADD COLUMN next_event_id text COLLATE "C",
  ADD COLUMN next_subscription_id uuid;
-- In the order of matching: what notifies comes before what was imported.
CREATE INDEX event_batches_unmatched ON event_batches (organization_id, notify DESC, id) WHERE matched_at IS NULL;
CREATE INDEX events_batch ON events (organization_id, batch_id);

-- Who is told. scope_id is a project, or the organization itself.
CREATE TABLE user_groups (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  scope_id uuid NOT NULL,
  name text NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('all_members', 'members')),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, scope_id, name)
);

CREATE TABLE user_group_members (
  organization_id uuid NOT NULL,
  group_id uuid NOT NULL,
  user_id uuid NOT NULL,
  PRIMARY KEY (organization_id, group_id, user_id),
  FOREIGN KEY (organization_id, group_id) REFERENCES user_groups ON DELETE CASCADE,
  FOREIGN KEY (organization_id, user_id) REFERENCES organization_members ON DELETE CASCADE
);
CREATE INDEX user_group_members_user ON user_group_members (organization_id, user_id);

-- Who leaves a project leaves its groups with it, whoever takes the role away, so that who comes back is not told of
-- events again unasked. At commit: a role that was replaced by another is not left.
CREATE FUNCTION leave_groups() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM user_group_members m USING user_groups g
  WHERE m.organization_id = OLD.organization_id AND m.user_id = OLD.user_id
    AND g.organization_id = m.organization_id AND g.id = m.group_id AND g.scope_id = OLD.project_id
    AND NOT EXISTS (
      SELECT FROM project_role_assignments r
      WHERE r.organization_id = OLD.organization_id AND r.project_id = OLD.project_id AND r.user_id = OLD.user_id);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER leave_groups AFTER DELETE ON project_role_assignments
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION leave_groups();

CREATE TABLE event_templates (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  name text NOT NULL,
  provider text COLLATE "C" NOT NULL,
  service text COLLATE "C" NOT NULL,
  resource_type text COLLATE "C" NOT NULL,
  events text[] COLLATE "C" NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, provider, service, resource_type, name)
);

CREATE TABLE subscriptions (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  scope_id uuid NOT NULL,
  name text NOT NULL,
  enabled boolean NOT NULL,
  provider text COLLATE "C" NOT NULL,
  service text COLLATE "C" NOT NULL,
  resource_type text COLLATE "C" NOT NULL,
  -- A built-in template's key or an own template's id, as chosen; the codes stand in events.
  template text COLLATE "C",
  -- Empty: every subscribable event of the type, also later ones.
  events text[] COLLATE "C" NOT NULL,
  -- [{"resourceId": …} | {"resourceName": …}]; empty: every source.
  sources jsonb NOT NULL,
  notify_email boolean NOT NULL,
  notify_sms boolean NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  -- When it was registered or, later, enabled again: what came before fires nothing.
  enabled_at timestamptz(3) NOT NULL DEFAULT now(),
  -- Deleted subscriptions stay as the name that their history shows.
  deleted_at timestamptz(3),
  CHECK (notify_email OR notify_sms),
  PRIMARY KEY (organization_id, id)
);
CREATE INDEX subscriptions_scope ON subscriptions (organization_id, scope_id, created_at, id) WHERE deleted_at IS NULL;

CREATE TABLE subscription_user_groups (
  organization_id uuid NOT NULL,
  subscription_id uuid NOT NULL,
  group_id uuid NOT NULL,
  PRIMARY KEY (organization_id, subscription_id, group_id),
  FOREIGN KEY (organization_id, subscription_id) REFERENCES subscriptions ON DELETE CASCADE,
  FOREIGN KEY (organization_id, group_id) REFERENCES user_groups ON DELETE CASCADE
);
CREATE INDEX subscription_user_groups_group ON subscription_user_groups (organization_id, group_id);

-- Goes up with every change of an organization's subscriptions, so that workers know when to read them again.
CREATE TABLE subscription_revisions (
  organization_id uuid PRIMARY KEY REFERENCES organizations (id),
  revision bigint NOT NULL
);

-- How often a subscription matched, by hour of matching (UTC). late: matched and not notified. unheard: matched in time,
-- when nobody was in its groups.
CREATE TABLE subscription_activity (
  organization_id uuid NOT NULL,
  subscription_id uuid NOT NULL,
  hour timestamptz(3) NOT NULL,
  matched integer NOT NULL,
  late integer NOT NULL,
  unheard integer NOT NULL,
  last_matched_at timestamptz(3),
  PRIMARY KEY (organization_id, subscription_id, hour)
);

-- The current window of a subscription, from its first match: what comes after the threshold goes into a digest.
CREATE TABLE subscription_windows (
  organization_id uuid NOT NULL,
  subscription_id uuid NOT NULL,
  started_at timestamptz(3) NOT NULL,
  matched integer NOT NULL,
  PRIMARY KEY (organization_id, subscription_id)
);

-- The resources seen in events, for choosing sources. Empty strings stand for what an event did not name.
CREATE TABLE event_sources (
  organization_id uuid NOT NULL,
  scope_id uuid NOT NULL,
  provider text COLLATE "C" NOT NULL,
  service text COLLATE "C" NOT NULL,
  resource_type text COLLATE "C" NOT NULL,
  resource_id text COLLATE "C" NOT NULL,
  resource_name text COLLATE "C" NOT NULL,
  last_seen_at timestamptz(3) NOT NULL,
  PRIMARY KEY (organization_id, scope_id, provider, service, resource_type, resource_id, resource_name)
);
CREATE INDEX event_sources_newest
  ON event_sources (organization_id, scope_id, provider, service, resource_type, last_seen_at);

-- The unit of sending: one or more deliveries of one recipient, channel and subscription.
CREATE TABLE messages (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  scope_id uuid NOT NULL,
  subscription_id uuid NOT NULL,
  user_id uuid NOT NULL,
  channel text COLLATE "C" NOT NULL CHECK (channel IN ('email', 'sms')),
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('event', 'digest', 'test')),
  status text COLLATE "C" NOT NULL CHECK (status IN ('pending', 'sent', 'failed', 'skipped')),
  reason text COLLATE "C",
  -- When to try next. Leasing moves it ahead, so that what a killed worker held becomes due again.
  due_at timestamptz(3) NOT NULL,
  -- From here on its deliveries are fixed.
  first_leased_at timestamptz(3),
  attempts integer NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL,
  finished_at timestamptz(3),
  PRIMARY KEY (organization_id, id)
);
-- By channel, for each is sent by itself: one that hangs must not hold the other.
CREATE INDEX messages_due ON messages (organization_id, channel, due_at, id) WHERE status = 'pending';
-- At most one digest of a recipient still collects.
CREATE UNIQUE INDEX messages_open_digest ON messages (organization_id, subscription_id, user_id, channel)
  WHERE kind = 'digest' AND status = 'pending' AND first_leased_at IS NULL;

CREATE TABLE message_attempts (
  organization_id uuid NOT NULL,
  message_id uuid NOT NULL,
  number integer NOT NULL,
  at timestamptz(3) NOT NULL,
  -- 'started' until the other side answered; it stays so when the worker was killed in between.
  outcome text COLLATE "C" NOT NULL CHECK (outcome IN ('started', 'sent', 'retry', 'failed')),
  answer text NOT NULL,
  PRIMARY KEY (organization_id, message_id, number)
);

-- One row for each (subscription, event, recipient, channel), whatever happens to its message.
CREATE TABLE deliveries (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  scope_id uuid NOT NULL,
  subscription_id uuid NOT NULL,
  event_occurred_at timestamptz(3) NOT NULL,
  event_id text COLLATE "C" NOT NULL,
  event text COLLATE "C" NOT NULL,
  user_id uuid NOT NULL,
  channel text COLLATE "C" NOT NULL CHECK (channel IN ('email', 'sms')),
  status text COLLATE "C" NOT NULL CHECK (status IN ('pending', 'sent', 'digested', 'skipped', 'failed')),
  reason text COLLATE "C",
  -- Null for what was skipped when it matched.
  message_id uuid,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, subscription_id, event_occurred_at, event_id, user_id, channel)
);
-- Lists go on by the event's id, the subscription, the recipient and the channel; that much is sorted when it is read.
CREATE INDEX deliveries_scope ON deliveries (organization_id, scope_id, created_at, event_occurred_at);
CREATE INDEX deliveries_subscription ON deliveries (organization_id, subscription_id, created_at, event_occurred_at);
CREATE INDEX deliveries_message ON deliveries (organization_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX deliveries_unsent ON deliveries (organization_id, scope_id, status, created_at, event_occurred_at)
  WHERE status IN ('pending', 'skipped', 'failed');

-- What was written while no mail or SMS server is set: it is read in the console and leaves no machine.
CREATE TABLE mailbox_messages (
  organization_id uuid NOT NULL,
  -- The message's own id, so that a repeated sending leaves one row.
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  channel text COLLATE "C" NOT NULL CHECK (channel IN ('email', 'sms')),
  recipient text NOT NULL,
  subject text NOT NULL,
  text text NOT NULL,
  html text,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (organization_id, id)
);
CREATE INDEX mailbox_messages_newest ON mailbox_messages (organization_id, created_at, id);
