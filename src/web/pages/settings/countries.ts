/** ISO 3166-1 alpha-2 codes of countries with a telephone plan of their own. */
export const countries: readonly string[] =
  'AE AR AT AU BE BG BR CA CH CL CN CO CY CZ DE DK DZ EE EG ES FI FR GB GE GH GR HK HR HU ID IE IL IN IS IT JP KE KR KZ LI LT LU LV MA MC MT MX MY NG NL NO NZ PE PH PK PL PT RO RS SA SE SG SI SK TH TN TR TW UA US UY VN ZA'.split(
    ' ',
  )
