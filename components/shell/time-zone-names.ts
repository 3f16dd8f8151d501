/** Browsers list some zones under their oldest names; these are what the IANA database calls the places now. */
const currentNames: Readonly<Record<string, string>> = {
  "Africa/Asmera": "Asmara",
  "America/Godthab": "Nuuk",
  "Asia/Calcutta": "Kolkata",
  "Asia/Katmandu": "Kathmandu",
  "Asia/Rangoon": "Yangon",
  "Asia/Saigon": "Ho_Chi_Minh",
  "Atlantic/Faeroe": "Faroe",
  "Europe/Kiev": "Kyiv",
  "Pacific/Enderbury": "Kanton",
  "Pacific/Ponape": "Pohnpei",
  "Pacific/Truk": "Chuuk",
};

/** The last part of a zone's present name, as the database writes it: `Ho_Chi_Minh` of `Asia/Saigon`. */
export const placeOfZone = (zone: string): string => currentNames[zone] ?? zone.split("/").at(-1) ?? zone;
