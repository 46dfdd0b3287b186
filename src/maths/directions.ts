/**
 * Where the dimensions of Sobol's sequence after the first start, by the degree of their primitive polynomial over the field
 * of two: the inner coefficients of the polynomial as a number, then its initial odd numbers m, one for each degree.
 * The first 63 are a table of our own, found by a search over the two-dimensional projections.
 */
export const directions: readonly { readonly degree: number; readonly starts: string }[] = [
  { degree: 1, starts: "0 1" },
  { degree: 2, starts: "1 1 1" },
  { degree: 3, starts: "1 1 3 1, 2 1 1 5" },
  { degree: 4, starts: "1 1 1 5 5, 4 1 3 7 13" },
  {
    degree: 5,
    starts: "2 1 1 1 9 31, 4 1 1 7 13 29, 7 1 3 7 7 19, 11 1 1 5 3 7, 13 1 1 1 5 19, 14 1 3 3 9 13",
  },
  {
    degree: 6,
    starts: `1 1 3 3 9 23 47, 13 1 1 7 13 9 29, 16 1 3 5 1 17 17, 19 1 3 5 3 13 3, 22 1 1 3 3 31 53,
      25 1 3 1 3 3 13`,
  },
  {
    degree: 7,
    starts: `1 1 3 5 1 3 43 13, 4 1 1 3 3 13 33 99, 7 1 3 7 9 1 39 47, 8 1 3 7 11 15 13 73, 14 1 1 7 7 25 43 41,
      19 1 3 1 9 25 13 85, 21 1 1 1 3 3 35 121, 28 1 3 3 7 21 39 49, 31 1 1 5 5 25 3 127,
      32 1 1 7 3 1 27 39, 37 1 3 7 3 11 61 91, 41 1 3 5 13 21 53 99, 42 1 1 7 5 9 33 15,
      50 1 1 3 9 15 51 61, 55 1 1 5 9 21 9 17, 56 1 3 1 15 15 35 71, 59 1 3 3 3 1 3 85,
      62 1 1 3 11 7 23 57`,
  },
  {
    degree: 8,
    starts: `14 1 1 7 13 15 1 3 5, 21 1 1 5 15 11 39 13 19, 22 1 1 1 1 31 17 51 131, 38 1 1 5 11 27 41 51 213,
      47 1 3 5 1 9 21 87 31, 49 1 3 7 13 5 9 77 55, 50 1 3 1 11 13 43 13 229, 52 1 3 7 7 13 29 61 13,
      56 1 3 3 15 17 9 37 31, 67 1 3 1 3 23 33 27 49, 70 1 3 5 15 25 1 47 175, 84 1 1 3 15 27 53 31 165,
      97 1 1 5 5 9 35 17 149, 103 1 3 1 1 11 15 123 19, 115 1 3 5 1 27 11 23 13, 122 1 3 5 3 17 51 117 113`,
  },
  {
    degree: 9,
    starts: `8 1 1 1 11 31 47 5 33 203, 13 1 3 3 7 21 1 79 123 287, 16 1 1 5 9 7 63 101 143 213,
      22 1 1 7 15 19 13 97 101 491, 25 1 1 3 9 13 23 11 211 431, 44 1 3 1 11 21 55 73 177 373,
      47 1 3 7 7 3 47 115 85 349, 52 1 3 7 9 19 27 95 85 191, 55 1 3 3 7 15 63 3 15 177,
      59 1 1 1 15 31 17 87 251 5, 62 1 1 3 3 3 25 23 137 107`,
  },
];
