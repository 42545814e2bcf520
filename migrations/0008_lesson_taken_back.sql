-- A lesson can be taken back by itself: the correction that taught it stays.
alter table desk.lesson add column taken_back boolean not null default false;
