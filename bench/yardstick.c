/*
 * The backward and forward pass of the play lens in plain C, over the arrays of one graph as bench.ts writes them:
 * what the engine's speed is compared with. Same operations in the same order; exp as in src/maths/exp.ts.
 *
 * usage: yardstick DUMP TIMES    prints one line per run: seconds, then the value of the first row at the start
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { DECISION, CHANCE, TOLL, END };

static double powers[2098];

static double own_exp(double x) {
  if (x < -700) return 0;
  double n = x * 1.4426950408889634 + 6755399441055744.0 - 6755399441055744.0;
  double r = x - n * 0.6931471803691238 - n * 1.9082149292705877e-10;
  double p =
      1 + r * (1 + r * (1 / 2.0 + r * (1 / 6.0 + r * (1 / 24.0 + r * (1 / 120.0 + r * (1 / 720.0 +
      r * (1 / 5040.0 + r * (1 / 40320.0 + r * (1 / 362880.0 + r * (1 / 3628800.0 +
      r * (1 / 39916800.0 + r * (1 / 479001600.0))))))))))));
  return p * powers[(int)n + 1074];
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static void *column(FILE *file, size_t size, size_t count) {
  void *data = malloc(size * count + 8);
  if (data == NULL || fread(data, size, count, file) != count) {
    fprintf(stderr, "the dump is too short\n");
    exit(1);
  }
  return data;
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  FILE *file = fopen(argv[1], "rb");
  if (file == NULL) return 1;
  int32_t *head = column(file, 4, 8);
  const long nodes = head[0], inner = head[1], edges = head[2], rows = head[3];
  double *slots = column(file, 8, head[4]);
  double *precision = column(file, 8, rows);
  int32_t *first_edge = column(file, 4, nodes + 1);
  int32_t *detail = column(file, 4, nodes);
  int32_t *target = column(file, 4, edges);
  int32_t *weight = column(file, 4, edges);
  int32_t *end_values = column(file, 4, head[5] * rows);
  int32_t *toll_add = column(file, 4, head[6] * rows);
  int32_t *toll_factor = column(file, 4, head[6] * rows);
  int16_t *decider = column(file, 2, nodes);
  uint8_t *kind = column(file, 1, nodes);
  fclose(file);
  double *values = malloc(8 * nodes * rows);
  double *choice = malloc(8 * edges);
  double *reach = malloc(8 * nodes);
  double power = 4.9406564584124654e-324;
  for (int i = 0; i < 2098; i++, power *= 2) powers[i] = power;

  for (int run = 0; run < atoi(argv[2]); run++) {
    double start = now();
    for (long node = inner; node < nodes; node++)
      for (long r = 0; r < rows; r++) values[node * rows + r] = slots[end_values[detail[node] * rows + r]];
    for (long node = inner - 1; node >= 0; node--) {
      const long first = first_edge[node], last = first_edge[node + 1];
      double *own = values + node * rows;
      if (kind[node] == DECISION) {
        const long row = decider[node];
        const double lambda = precision[row];
        double most = -INFINITY, size = 0, sum = 0;
        for (long e = first; e < last; e++) {
          if (weight[e] >= 0 && slots[weight[e]] == 0) continue;
          double value = values[target[e] * rows + row];
          if (value > most) most = value;
          if (fabs(value) > size) size = fabs(value);
        }
        const double tie = most - 1e-12 * size;
        for (long e = first; e < last; e++) {
          double share = 0;
          if (weight[e] < 0 || slots[weight[e]] != 0) {
            double value = values[target[e] * rows + row];
            if (lambda < 0) share = value >= tie ? 1 : 0;
            else share = value == most ? 1 : own_exp(lambda * (value - most));
            sum += share;
          }
          choice[e] = share;
        }
        const double scale = sum == 0 ? 1 : 1 / sum;
        for (long e = first; e < last; e++) choice[e] *= scale;
        for (long r = 0; r < rows; r++) {
          double mean = 0;
          for (long e = first; e < last; e++) mean += choice[e] * values[target[e] * rows + r];
          own[r] = mean;
        }
      } else if (kind[node] == CHANCE) {
        for (long r = 0; r < rows; r++) {
          double mean = 0;
          for (long e = first; e < last; e++) mean += slots[weight[e]] * values[target[e] * rows + r];
          own[r] = mean;
        }
      } else {
        const long toll = detail[node] * rows;
        const double *next = values + target[first] * rows;
        for (long r = 0; r < rows; r++) own[r] = slots[toll_add[toll + r]] + slots[toll_factor[toll + r]] * next[r];
      }
    }
    memset(reach, 0, 8 * nodes);
    reach[0] = 1;
    for (long node = 0; node < inner; node++) {
      const long first = first_edge[node], last = first_edge[node + 1];
      const double here = reach[node];
      if (kind[node] == DECISION)
        for (long e = first; e < last; e++) reach[target[e]] += here * choice[e];
      else if (kind[node] == CHANCE)
        for (long e = first; e < last; e++) reach[target[e]] += here * slots[weight[e]];
      else
        reach[target[first]] += here;
    }
    printf("%.9f %.17g\n", now() - start, values[0]);
  }
  return 0;
}
