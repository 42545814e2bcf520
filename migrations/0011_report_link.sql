-- What a link shows: a shortlist, or the report of the work done.
alter table desk.review_link add column shows text not null default 'shortlist' check (shows in ('shortlist', 'report'));
