-- Days as numbers, and what may be one day told twice: by two calendars, or in two time zones.
CREATE OR REPLACE TEMP MACRO day_number(bound) AS
    CASE WHEN bound = 'inf' THEN 4000000000 WHEN bound = '-inf' THEN -4000000000
         WHEN bound IS NOT NULL THEN
              coalesce(CAST(try_cast(bound AS DATE) - DATE '1970-01-01' AS BIGINT),
                       CASE WHEN starts_with(bound, '-') THEN -3999999999 ELSE 3999999999 END) END;

-- By how many days the Julian calendar was behind at that time.
CREATE OR REPLACE TEMP MACRO julian_gap(day) AS
    CASE WHEN day < DATE '1582-10-05' - DATE '1970-01-01' THEN 0
         WHEN day < DATE '1700-03-01' - DATE '1970-01-01' THEN 10
         WHEN day < DATE '1800-03-01' - DATE '1970-01-01' THEN 11
         WHEN day < DATE '1900-03-01' - DATE '1970-01-01' THEN 12
         WHEN day < DATE '2100-03-01' - DATE '1970-01-01' THEN 13 ELSE 0 END;

-- Whether one of the two may be Old Style and the other New Style, by what is said of them.
CREATE OR REPLACE TEMP MACRO calendars_differ(one, other) AS
    coalesce(one = 'unknown', false) OR coalesce(other = 'unknown', false)
    OR coalesce(one = 'julian', false) <> coalesce(other = 'julian', false);

-- Nothing is said of either, and states still used the Julian calendar (Greece until 1923).
CREATE OR REPLACE TEMP MACRO calendars_untold(one, other, day) AS
    one IS NULL AND other IS NULL AND day < DATE '1923-03-01' - DATE '1970-01-01';

-- Whether the earlier of two spans, moved by that gap, falls upon the later one.
CREATE OR REPLACE TEMP MACRO meets_by(gap, first_start, first_end, second_start, second_end) AS
    gap > 0 AND first_end + gap >= second_start AND first_start + gap <= second_end;

-- The words of a name in any order, without accents.
CREATE OR REPLACE TEMP MACRO name_words(words) AS
    list_filter(list_distinct(list_sort(string_split(
        regexp_replace(strip_accents(lower(words)), '[^\p{L}\p{M}]+', ' ', 'g'), ' '))),
        lambda x: len(x) > 1);
CREATE OR REPLACE TEMP MACRO may_be_one(one, other) AS
    len(name_words(one)) > 0 AND len(name_words(other)) > 0
    AND (list_has_all(name_words(one), name_words(other))
         OR list_has_all(name_words(other), name_words(one)));
