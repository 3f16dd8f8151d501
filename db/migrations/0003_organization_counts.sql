-- The counts of all of an organization's scopes together, so that the shape of a whole organization does not take
-- longer with each project. Folding writes both tables; what has not been folded yet is added by readers.
CREATE TABLE organization_event_counts (
  organization_id uuid NOT NULL,
  -- 'hour' (dimension 'total') or 'day' (dimensions service, event, resource_type, outcome, channel).
  bucket text COLLATE "C" NOT NULL,
  dimension text COLLATE "C" NOT NULL,
  bucket_start timestamptz(3) NOT NULL,
  value text COLLATE "C" NOT NULL,
  count bigint NOT NULL,
  failures bigint NOT NULL,
  PRIMARY KEY (organization_id, bucket, dimension, bucket_start, value)
);

-- No fold runs in between: one of a server that knows this table alone may write to the other.
LOCK TABLE event_counts IN SHARE ROW EXCLUSIVE MODE;
INSERT INTO organization_event_counts
  (organization_id, bucket, dimension, bucket_start, value, count, failures)
SELECT organization_id, bucket, dimension, bucket_start, value, sum(count), sum(failures)
FROM event_counts
GROUP BY organization_id, bucket, dimension, bucket_start, value;
