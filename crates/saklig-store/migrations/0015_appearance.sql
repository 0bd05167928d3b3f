-- The authority's own colours, for light and for dark pages: `#5b2a86 #cfa8f5`.
-- Without them pages look as they come. What they were before, the journal says.
ALTER TABLE authority ADD COLUMN appearance TEXT;
