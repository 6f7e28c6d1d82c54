/** Public holidays that a group could have off. */
export const holiday = {
  suggest: 'Suggest public holidays',
  title: (country: string) => `Public holidays: ${country}`,
  check:
    'Only days from Monday to Friday that are not off yet. Regional holidays, longer breaks that a government announces for each year (China does so in November) and make-up working days are not among them: check the dates, and change what differs.',
  source: 'From date-holidays (CC BY-SA 3.0)',
  instead: (name: string) => `${name} (day in lieu)`,
  none: (country: string) => `I know of no further public holiday on a weekday in the coming months: ${country}.`,
  which: 'Which country? I do not know the public holidays where the group’s clock is.',
  some: 'Take some of them',
  all: 'Take all',
  other: 'Another country',
  country: 'Country',
  countryHint: 'Such as Germany, 新加坡 or US',
  unknown: (typed: string) => `I have no public holidays for “${typed}”. Enter the days off with *Change holidays*.`,
};
