/** The invented people and things of the demo marketplace. */

const ADJECTIVES = ['amber', 'brisk', 'calm', 'dusty', 'early', 'faded', 'gentle', 'hollow', 'ivory', 'jolly'] as const;
const NOUNS = ['anchor', 'birch', 'comet', 'ember', 'finch', 'harbor'] as const;

/** Names that a real marketplace has too, and that a screen must survive. */
const HARD_NAMES = [
  'john_doe',
  "o'dara",
  'Zoë.Ó',
  '李娜',
  'kofi, Items: 3',
  '<b>bold</b>',
  'a.very.long.name.that.goes.on.until.the.column.has.no.room.left',
];

export const USERNAMES: readonly string[] = [
  ...HARD_NAMES,
  ...ADJECTIVES.flatMap((adjective) => NOUNS.map((noun) => `${adjective}.${noun}`)),
];

export const CITIES = ['Lagos', 'Abuja', 'Ibadan', 'Kano', 'Enugu', 'Benin City'] as const;
export const CONDITIONS = ['New', 'Like new', 'Good', 'Fair'] as const;

/** Category -> things, with the price range in whole credits. */
export const THINGS: readonly {
  readonly category: string;
  readonly least: number;
  readonly most: number;
  readonly titles: readonly string[];
}[] = [
  {
    category: 'Electronics',
    least: 600,
    most: 6000,
    titles: ['Vintage radio', 'Game controller', 'Camera lens', 'Headphones', 'E-reader', 'Phone case (2x)'],
  },
  {
    category: 'Home',
    least: 200,
    most: 2500,
    titles: ['Desk lamp', 'Frying pan', 'Electric kettle', 'Blender', 'Bookshelf', 'Wall clock'],
  },
  {
    category: 'Sports',
    least: 250,
    most: 3000,
    titles: ['Yoga mat', 'Football', 'Tennis racket', 'Bicycle pump', 'Running shoes'],
  },
  {
    category: 'Fashion',
    least: 150,
    most: 2800,
    titles: ['Wrist watch', 'Leather belt', 'Denim jacket', 'Ankara scarf', 'Sunglasses'],
  },
  {
    category: 'Toys',
    least: 100,
    most: 1200,
    titles: ['Toy train', 'Board game', 'Puzzle, 1000 pieces', 'Building blocks'],
  },
];
