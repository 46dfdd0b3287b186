/*
 * Plain enumeration of an agreement space of two parties in C: what the lens's own enumeration is compared with. Nested
 * counting over all packages, sums kept by depth, and a list of undominated points sorted by the first party's.
 *
 * usage: yardstick-agreement DUMP TIMES    prints one line per run: seconds, points, packages
 *
 * The dump is 64-bit floats: issues; the size of each; per issue, per value, the points of both; tables; then per table
 * the party, the first of its two issues (the other is the next), and its entries.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST_ISSUES = 64, MOST_TABLES = 256 };

static int issues, tables;
static int size[MOST_ISSUES];
static double *points[MOST_ISSUES];
static int party[MOST_TABLES], first[MOST_TABLES];
static double *joint[MOST_TABLES];
static int value[MOST_ISSUES];
static int at_issue[MOST_ISSUES][MOST_TABLES], at_count[MOST_ISSUES];
static double (*front)[2];
static long held, room, packages;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static double next_number(FILE *file) {
  double x;
  if (fread(&x, sizeof x, 1, file) != 1) {
    fprintf(stderr, "the dump is too short\n");
    exit(1);
  }
  return x;
}

static double *numbers(FILE *file, long count) {
  double *all = malloc(sizeof(double) * count);
  for (long i = 0; i < count; i++) all[i] = next_number(file);
  return all;
}

/* The list falls in the first number and rises in the second. */
static void offer(double a, double b) {
  long low = 0, high = held;
  while (low < high) {
    long middle = (low + high) / 2;
    if (front[middle][0] >= a) low = middle + 1;
    else high = middle;
  }
  if (low > 0 && front[low - 1][1] >= b) return;
  long from = low;
  while (from > 0 && front[from - 1][0] == a) from--;
  long to = low;
  while (to < held && front[to][1] <= b) to++;
  if (held + 1 > room) {
    room = 2 * room + 64;
    front = realloc(front, sizeof(double[2]) * room);
  }
  memmove(front + from + 1, front + to, sizeof(double[2]) * (held - to));
  front[from][0] = a;
  front[from][1] = b;
  held += 1 + from - to;
}

static void descend(int depth, double a, double b) {
  if (depth == issues) {
    packages++;
    offer(a, b);
    return;
  }
  const double *own = points[depth];
  for (int v = 0; v < size[depth]; v++) {
    double sum[2] = {a + own[2 * v], b + own[2 * v + 1]};
    for (int k = 0; k < at_count[depth]; k++) {
      const int t = at_issue[depth][k];
      sum[party[t]] += joint[t][value[depth - 1] * size[depth] + v];
    }
    value[depth] = v;
    descend(depth + 1, sum[0], sum[1]);
  }
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  FILE *file = fopen(argv[1], "rb");
  if (file == NULL) return 1;
  issues = (int)next_number(file);
  for (int i = 0; i < issues; i++) size[i] = (int)next_number(file);
  for (int i = 0; i < issues; i++) points[i] = numbers(file, 2 * size[i]);
  tables = (int)next_number(file);
  for (int t = 0; t < tables; t++) {
    party[t] = (int)next_number(file);
    first[t] = (int)next_number(file);
    const int second = first[t] + 1;
    joint[t] = numbers(file, (long)size[first[t]] * size[second]);
    at_issue[second][at_count[second]++] = t;
  }
  for (int run = 0; run < atoi(argv[2]); run++) {
    held = packages = 0;
    const double start = now();
    descend(0, 0, 0);
    printf("%.9f %ld %ld\n", now() - start, held, packages);
  }
  return 0;
}
