-- Which way is better ('higher', 'lower'; NULL: nobody has said) and from where on a value is worth a look.
ALTER TABLE feedback_definition ADD COLUMN polarity TEXT;
ALTER TABLE feedback_definition ADD COLUMN warn REAL;
ALTER TABLE feedback_definition ADD COLUMN error REAL;
