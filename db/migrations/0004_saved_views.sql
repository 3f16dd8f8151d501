-- Lists of events kept under a name: private to their maker, or shared with everybody who may open the list.
CREATE TABLE saved_views (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  -- The list: the organization's own events, a project's, or all that its reader may read.
  list text COLLATE "C" NOT NULL CHECK (list IN ('organization', 'project', 'all')),
  -- The project's id, or the organization's own.
  scope_id uuid NOT NULL,
  owner_id uuid NOT NULL REFERENCES users (id),
  name text NOT NULL,
  is_shared boolean NOT NULL,
  query text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, owner_id, list, scope_id, name)
);
CREATE INDEX saved_views_shared ON saved_views (organization_id) WHERE is_shared;

-- Which view a person's list opens with.
CREATE TABLE saved_view_defaults (
  organization_id uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES users (id),
  list text COLLATE "C" NOT NULL,
  scope_id uuid NOT NULL,
  view_id uuid NOT NULL,
  PRIMARY KEY (organization_id, user_id, list, scope_id),
  FOREIGN KEY (organization_id, view_id) REFERENCES saved_views ON DELETE CASCADE
);
CREATE INDEX saved_view_defaults_view ON saved_view_defaults (organization_id, view_id);
