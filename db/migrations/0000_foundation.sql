-- Organizations, people, sessions and keys. The tenant comes first in every tenant table's key.
CREATE TABLE organizations (
  id uuid PRIMARY KEY,
  slug text COLLATE "C" NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE projects (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  slug text COLLATE "C" NOT NULL CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  archived_at timestamptz(3),
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, slug)
);

CREATE TABLE users (
  id uuid PRIMARY KEY,
  -- Lower case; the address people sign in with.
  email text COLLATE "C" NOT NULL UNIQUE CHECK (email = lower(email)),
  name text NOT NULL,
  password_hash text,
  locale text NOT NULL DEFAULT 'en' CHECK (locale IN ('en', 'ko')),
  time_zone text NOT NULL DEFAULT 'UTC',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  deactivated_at timestamptz(3)
);

CREATE TABLE organization_members (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  user_id uuid NOT NULL REFERENCES users (id),
  joined_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, user_id)
);
CREATE INDEX organization_members_user ON organization_members (user_id);

CREATE TABLE organization_role_assignments (
  organization_id uuid NOT NULL,
  user_id uuid NOT NULL,
  role text NOT NULL CHECK (role IN ('organization_owner', 'organization_admin', 'trail_viewer')),
  PRIMARY KEY (organization_id, user_id, role),
  FOREIGN KEY (organization_id, user_id) REFERENCES organization_members ON DELETE CASCADE
);

CREATE TABLE project_role_assignments (
  organization_id uuid NOT NULL,
  project_id uuid NOT NULL,
  user_id uuid NOT NULL,
  role text NOT NULL CHECK (role IN ('project_admin', 'project_member', 'project_leader')),
  PRIMARY KEY (organization_id, project_id, user_id, role),
  FOREIGN KEY (organization_id, project_id) REFERENCES projects,
  FOREIGN KEY (organization_id, user_id) REFERENCES organization_members ON DELETE CASCADE
);

CREATE TABLE sessions (
  -- SHA-256 of the id that the cookie's token carries: reading this table gives nobody a session.
  id_hash bytea PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  source_ip text,
  user_agent text
);
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE TABLE sign_in_failures (
  -- 'account:<email>' or 'address:<ip>'
  subject text COLLATE "C" NOT NULL,
  failed_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX sign_in_failures_subject ON sign_in_failures (subject, failed_at);

CREATE TABLE api_keys (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  name text NOT NULL,
  -- The first characters of the key, shown so that people can tell keys apart.
  prefix text COLLATE "C" NOT NULL,
  key_hash bytea NOT NULL,
  permissions text[] NOT NULL,
  -- Null: every project of the organization.
  project_ids uuid[],
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3),
  revoked_at timestamptz(3),
  last_used_at timestamptz(3),
  PRIMARY KEY (organization_id, id)
);
-- A key is presented without its organization, so this one index does not start with it.
CREATE UNIQUE INDEX api_keys_hash ON api_keys (key_hash);

-- Events: append-only, one writer (insertEvents), range-partitioned by month of occurred_at.
CREATE TABLE events (
  organization_id uuid NOT NULL,
  occurred_at timestamptz(3) NOT NULL,
  id text COLLATE "C" NOT NULL,
  -- The project, or the organization itself for an organization event.
  scope_id uuid NOT NULL,
  received_at timestamptz(3) NOT NULL,
  batch_id bigint NOT NULL,
  provider text COLLATE "C",
  service text COLLATE "C" NOT NULL,
  event text COLLATE "C" NOT NULL,
  resource_type text COLLATE "C",
  resource_id text COLLATE "C",
  resource_name text COLLATE "C",
  actor_type text COLLATE "C" NOT NULL,
  actor_id text COLLATE "C",
  actor_name text COLLATE "C",
  actor_email text COLLATE "C",
  channel text COLLATE "C",
  source_ip text COLLATE "C",
  -- source_ip where it is an address; CIDR filters read this.
  source_inet inet,
  user_agent text COLLATE "C",
  request_id text COLLATE "C",
  correlation_id text COLLATE "C",
  trace_id text COLLATE "C",
  outcome text COLLATE "C" NOT NULL,
  catalog_status text COLLATE "C" NOT NULL,
  reason text,
  message text,
  -- JSON text; never cast, read by the lossless parser.
  changes text,
  -- SHA-256 of the log's bytes.
  content_hash bytea NOT NULL,
  -- The original record, byte for byte.
  log text NOT NULL,
  PRIMARY KEY (organization_id, occurred_at, id)
) PARTITION BY RANGE (occurred_at);

CREATE TABLE events_before_2015 PARTITION OF events
  FOR VALUES FROM ('1970-01-01T00:00:00Z') TO ('2015-01-01T00:00:00Z');

-- Every list is ordered by (occurred_at, id); a filter's index ends with that pair, so its rows come in order.
CREATE INDEX events_id ON events (organization_id, id);
CREATE INDEX events_scope ON events (organization_id, scope_id, occurred_at, id);
CREATE INDEX events_service ON events (organization_id, service, occurred_at, id);
CREATE INDEX events_event ON events (organization_id, event, occurred_at, id);
CREATE INDEX events_outcome ON events (organization_id, outcome, occurred_at, id) WHERE outcome <> 'success';
CREATE INDEX events_resource_type ON events (organization_id, resource_type, occurred_at, id) WHERE resource_type IS NOT NULL;
CREATE INDEX events_resource_id ON events (organization_id, resource_id, occurred_at, id) WHERE resource_id IS NOT NULL;
CREATE INDEX events_actor_id ON events (organization_id, actor_id, occurred_at, id) WHERE actor_id IS NOT NULL;
CREATE INDEX events_actor_name ON events (organization_id, actor_name, occurred_at, id) WHERE actor_name IS NOT NULL;
CREATE INDEX events_actor_email ON events (organization_id, actor_email, occurred_at, id) WHERE actor_email IS NOT NULL;
CREATE INDEX events_source_ip ON events (organization_id, source_ip, occurred_at, id) WHERE source_ip IS NOT NULL;
CREATE INDEX events_request_id ON events (organization_id, request_id, occurred_at, id) WHERE request_id IS NOT NULL;
CREATE INDEX events_correlation_id ON events (organization_id, correlation_id, occurred_at, id) WHERE correlation_id IS NOT NULL;
CREATE INDEX events_trace_id ON events (organization_id, trace_id, occurred_at, id) WHERE trace_id IS NOT NULL;

-- The outbox: one row for each committed batch, written in the events' own transaction.
CREATE TABLE event_batches (
  organization_id uuid NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  received_at timestamptz(3) NOT NULL,
  event_count integer NOT NULL,
  -- False: notify=false, so subscriptions never see this batch.
  notify boolean NOT NULL,
  PRIMARY KEY (organization_id, id)
);

-- Counts: appended with the events, folded into totals by a job; readers add both.
CREATE TABLE event_count_deltas (
  organization_id uuid NOT NULL,
  sequence bigint GENERATED ALWAYS AS IDENTITY,
  scope_id uuid NOT NULL,
  -- 'hour' (dimension 'total') or 'day' (dimensions service, event, resource_type, outcome, channel).
  bucket text COLLATE "C" NOT NULL,
  bucket_start timestamptz(3) NOT NULL,
  dimension text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  count bigint NOT NULL,
  failures bigint NOT NULL,
  PRIMARY KEY (organization_id, sequence)
);
CREATE INDEX event_count_deltas_read
  ON event_count_deltas (organization_id, scope_id, bucket, dimension, bucket_start);

CREATE TABLE event_counts (
  organization_id uuid NOT NULL,
  scope_id uuid NOT NULL,
  bucket text COLLATE "C" NOT NULL,
  dimension text COLLATE "C" NOT NULL,
  bucket_start timestamptz(3) NOT NULL,
  value text COLLATE "C" NOT NULL,
  count bigint NOT NULL,
  failures bigint NOT NULL,
  PRIMARY KEY (organization_id, scope_id, bucket, dimension, bucket_start, value)
);
