-- An address or a number is looked for by how it begins: a range of values, which an index of patterns does not serve.
drop index ledger.persona_payload_value;
create index persona_payload_value on ledger.persona_payload (value collate "C");
