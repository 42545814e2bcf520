export const postcode =
  /(?:^|[\s,])((?:[A-Z]{1,2}-)?\d{5}(?:-\d{4})?|[1-9]\d{5}|\d{4}\s?[A-Z]{2}|\d{2}-\d{3}|\d{4}-\d{3}|〒?\d{3}-\d{4}|[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}|[A-Z]\d[A-Z]\s\d[A-Z]\d|\d{4})(?=$|[\s,])/
export const street =
  /\b(?:street|st\.?|road|rd\.?|avenue|ave?\.?|flat no\.?|lane|drive|blvd|boulevard|way|court|square|straße|strasse|str\.|weg|platz|allee|gasse|rue|place|chemin|impasse|calle|c\/|plaza|paseo|avda|via|piazza|viale|corso|straat|laan|plein|gracht|ul\.|ulica|al\.|rua|avenida|praça|travessa|address|adresse|anschrift|丁目|番地)\b|\w+(?:straße|strasse|str\.|weg|platz|allee|gasse|straat|laan|gracht|plein)\s*\d+|丁目|番地|[都道府県].*[市区町村]/i
export const addressLabel =
  /^(?:address|location|adresse|anschrift|wohnort|ort|adres|dirección|domicilio|lugar|indirizzo|residenza|woonplaats|plaats|adres zamieszkania|miejscowość|morada|endereço|localidade|localité|lieu|現住所|住所|based in)\s*[:：]?\s*/i
