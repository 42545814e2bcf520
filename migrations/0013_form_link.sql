-- A link may also show the page on which a stranger raises a hand for the job.
alter table desk.review_link drop constraint review_link_shows_check;
alter table desk.review_link add constraint review_link_shows_check check (shows in ('shortlist', 'report', 'form'));
