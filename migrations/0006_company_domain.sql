-- An organisation has several domains, and the first record that names it often has none.
create table ledger.company_domain (
  company_id uuid not null,
  domain text collate "C" not null,
  primary key (company_id, domain)
);
insert into ledger.company_domain select id, lower(domain) from ledger.company where domain is not null and domain <> '';
