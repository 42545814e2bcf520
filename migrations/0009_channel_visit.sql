-- How often a tracked address was opened by whom nobody knows: a sum a day, and no address or browser of anybody.
create table desk.channel_visit (
  code text collate "C" not null,
  on_day date not null,
  visits int not null,
  -- Fetched by a program.
  machines int not null,
  primary key (code, on_day)
);
