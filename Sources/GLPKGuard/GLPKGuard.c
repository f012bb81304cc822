#include "GLPKGuard.h"

// By its path: SwiftPM puts a system library on no include path of a C target.
#include "../CGLPK/CGLPK.h"
#include <limits.h>
#include <math.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

enum { message_capacity = 2048 };

struct glpk_guard_session {
  pthread_t owner;
  glp_prob *problem;
  jmp_buf rescue;
  int is_dead;
  int was_stopped;
  int32_t (*should_stop)(void *);
  void *stop_context;
  /// Scratch for one row or column with indices counted from 1.
  int *scratch_indices;
  double *scratch_values;
  int scratch_capacity;
  size_t message_length;
  char message[message_capacity];
};

// Threads ---------------------------------------------------------------------------------------

/// Whether this thread was started here, and its session.
static _Thread_local int thread_is_owned = 0;
static _Thread_local glpk_guard_session *thread_session = NULL;

/// Held around a body where GLPK has one environment for the whole process.
static pthread_mutex_t process_lock = PTHREAD_MUTEX_INITIALIZER;

int32_t glpk_guard_is_threaded(void) { return glp_config("TLS") != NULL; }

static void enter_thread(void) {
  if (!glpk_guard_is_threaded()) pthread_mutex_lock(&process_lock);
  thread_is_owned = 1;
}

static void leave_thread(void) {
  // A body that forgot its session must not leak what lies outside GLPK's memory.
  if (thread_session) glpk_guard_close(thread_session);
  glp_free_env();
  thread_is_owned = 0;
  if (!glpk_guard_is_threaded()) pthread_mutex_unlock(&process_lock);
}

/// GLPK recurses little, but callers' bodies are the whole solver.
static int make_attributes(pthread_attr_t *attributes) {
  if (pthread_attr_init(attributes)) return 0;
  pthread_attr_setstacksize(attributes, (size_t)8 << 20);
  return 1;
}

struct run {
  void (*body)(void *, int32_t);
  void *context;
  int32_t index;
  pthread_t thread;
};

static void *run_thread(void *argument) {
  struct run *run = argument;
  enter_thread();
  run->body(run->context, run->index);
  leave_thread();
  return NULL;
}

int32_t glpk_guard_run(int32_t count, void (*body)(void *, int32_t), void *context,
                       int32_t *started) {
  *started = 0;
  if (count < 1 || !body) return GLPK_GUARD_BAD_INDEX;
  // Inside a body the process lock is held already.
  if (thread_is_owned && !glpk_guard_is_threaded()) return GLPK_GUARD_NOT_OWNED;
  pthread_attr_t attributes;
  if (!make_attributes(&attributes)) return GLPK_GUARD_NO_RESOURCE;
  struct run *runs = calloc((size_t)count, sizeof *runs);
  if (!runs) {
    pthread_attr_destroy(&attributes);
    return GLPK_GUARD_NO_RESOURCE;
  }
  int32_t running = 0;
  while (running < count) {
    struct run *run = &runs[running];
    run->body = body;
    run->context = context;
    run->index = running;
    if (pthread_create(&run->thread, &attributes, run_thread, run)) break;
    running += 1;
  }
  for (int32_t k = 0; k < running; k++) pthread_join(runs[k].thread, NULL);
  free(runs);
  pthread_attr_destroy(&attributes);
  *started = running;
  return running == count ? GLPK_GUARD_OK : GLPK_GUARD_NO_RESOURCE;
}

struct start {
  void (*body)(void *);
  void (*finished)(void *);
  void *context;
};

static void *start_thread(void *argument) {
  struct start start = *(struct start *)argument;
  free(argument);
  enter_thread();
  start.body(start.context);
  leave_thread();
  if (start.finished) start.finished(start.context);
  return NULL;
}

int32_t glpk_guard_start(void (*body)(void *), void (*finished)(void *), void *context) {
  if (!body) return GLPK_GUARD_BAD_INDEX;
  pthread_attr_t attributes;
  if (!make_attributes(&attributes)) return GLPK_GUARD_NO_RESOURCE;
  struct start *start = malloc(sizeof *start);
  int failed = !start;
  if (start) {
    *start = (struct start){body, finished, context};
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_t thread;
    failed = pthread_create(&thread, &attributes, start_thread, start);
    if (failed) free(start);
  }
  pthread_attr_destroy(&attributes);
  return failed ? GLPK_GUARD_NO_RESOURCE : GLPK_GUARD_OK;
}

// What GLPK calls -------------------------------------------------------------------------------

/// Keeps the text of a failure, and lets a long solve be stopped from where it reports.
static int take_text(void *info, const char *text) {
  glpk_guard_session *session = info;
  if (glp_at_error()) {
    size_t room = message_capacity - 1 - session->message_length;
    size_t length = strlen(text);
    if (length > room) length = room;
    memcpy(session->message + session->message_length, text, length);
    session->message_length += length;
    session->message[session->message_length] = 0;
  } else if (session->should_stop && session->should_stop(session->stop_context)) {
    session->was_stopped = 1;
    longjmp(session->rescue, 1);
  }
  return 1;
}

static void take_error(void *info) {
  glpk_guard_session *session = info;
  longjmp(session->rescue, 1);
}

/// After a jump out of GLPK its environment is in no known state: it goes, and the problem with it.
static int32_t bury(glpk_guard_session *session) {
  glp_free_env();
  session->problem = NULL;
  session->is_dead = 1;
  while (session->message_length > 0 && session->message[session->message_length - 1] == '\n') {
    session->message[--session->message_length] = 0;
  }
  return session->was_stopped ? GLPK_GUARD_STOPPED : GLPK_GUARD_DEAD;
}

/// Whether a call may go on to GLPK.
static int32_t admit(const glpk_guard_session *session) {
  if (!session) return GLPK_GUARD_BAD_INDEX;
  if (!pthread_equal(session->owner, pthread_self())) return GLPK_GUARD_WRONG_THREAD;
  if (session->is_dead) return GLPK_GUARD_DEAD;
  return GLPK_GUARD_OK;
}

// Checks before GLPK sees anything ----------------------------------------------------------------

static int is_finite(double value) { return value - value == 0; }

static int32_t check_bounds(int32_t count, const double *lower, const double *upper) {
  for (int32_t k = 0; k < count; k++) {
    // Written so that a value that is not a number fails.
    if (!(lower[k] <= upper[k]) || lower[k] == INFINITY || upper[k] == -INFINITY) {
      return GLPK_GUARD_BAD_VALUE;
    }
  }
  return GLPK_GUARD_OK;
}

/// `limit` is the number of rows (or columns) that entries may lie in; `seen` has a place for each.
static int32_t check_entries(int32_t count, int32_t limit, const int32_t *starts,
                             const int32_t *indices, const double *coefficients, int32_t *seen) {
  if (starts[0] != 0) return GLPK_GUARD_BAD_INDEX;
  for (int32_t k = 0; k < count; k++) {
    if (starts[k + 1] < starts[k]) return GLPK_GUARD_BAD_INDEX;
  }
  if (starts[count] > 0 && (!indices || !coefficients)) return GLPK_GUARD_BAD_INDEX;
  for (int32_t k = 0; k < count; k++) {
    for (int32_t e = starts[k]; e < starts[k + 1]; e++) {
      if (indices[e] < 0 || indices[e] >= limit) return GLPK_GUARD_BAD_INDEX;
      if (!is_finite(coefficients[e])) return GLPK_GUARD_BAD_VALUE;
      if (seen[indices[e]] == k + 1) return GLPK_GUARD_BAD_INDEX;
      seen[indices[e]] = k + 1;
    }
  }
  return GLPK_GUARD_OK;
}

/// Checks entries and makes room for the longest vector of them.
static int32_t prepare_entries(glpk_guard_session *session, int32_t count, int32_t limit,
                               const int32_t *starts, const int32_t *indices,
                               const double *coefficients) {
  int32_t *seen = calloc((size_t)limit + 1, sizeof *seen);
  if (!seen) return GLPK_GUARD_NO_RESOURCE;
  int32_t refusal = check_entries(count, limit, starts, indices, coefficients, seen);
  free(seen);
  if (refusal) return refusal;
  if (session->scratch_capacity < limit + 1) {
    int *more_indices = realloc(session->scratch_indices, ((size_t)limit + 1) * sizeof(int));
    if (!more_indices) return GLPK_GUARD_NO_RESOURCE;
    session->scratch_indices = more_indices;
    double *more_values = realloc(session->scratch_values, ((size_t)limit + 1) * sizeof(double));
    if (!more_values) return GLPK_GUARD_NO_RESOURCE;
    session->scratch_values = more_values;
    session->scratch_capacity = limit + 1;
  }
  return GLPK_GUARD_OK;
}

static int bound_type(double lower, double upper) {
  if (lower == -INFINITY) return upper == INFINITY ? GLP_FR : GLP_UP;
  if (upper == INFINITY) return GLP_LO;
  return lower == upper ? GLP_FX : GLP_DB;
}

/// Copies entries of one vector into the scratch, counting from 1. Returns how many.
static int gather(glpk_guard_session *session, int32_t from, int32_t to, const int32_t *indices,
                  const double *coefficients) {
  int length = 0;
  for (int32_t e = from; e < to; e++) {
    length += 1;
    session->scratch_indices[length] = indices[e] + 1;
    session->scratch_values[length] = coefficients[e];
  }
  return length;
}

// Sessions --------------------------------------------------------------------------------------

int32_t glpk_guard_open(glpk_guard_session **opened) {
  if (!opened) return GLPK_GUARD_BAD_INDEX;
  *opened = NULL;
  if (!thread_is_owned || thread_session) return GLPK_GUARD_NOT_OWNED;
  glpk_guard_session *session = calloc(1, sizeof *session);
  if (!session) return GLPK_GUARD_NO_RESOURCE;
  session->owner = pthread_self();
  if (setjmp(session->rescue)) {
    bury(session);
    free(session);
    return GLPK_GUARD_NO_RESOURCE;
  }
  if (glp_init_env() > 1) {
    free(session);
    return GLPK_GUARD_NO_RESOURCE;
  }
  glp_error_hook(take_error, session);
  glp_term_hook(take_text, session);
  session->problem = glp_create_prob();
  thread_session = session;
  *opened = session;
  return GLPK_GUARD_OK;
}

void glpk_guard_close(glpk_guard_session *session) {
  if (!session || !pthread_equal(session->owner, pthread_self())) return;
  if (!session->is_dead) {
    if (setjmp(session->rescue)) {
      bury(session);
    } else {
      glp_delete_prob(session->problem);
      glp_error_hook(NULL, NULL);
      glp_term_hook(NULL, NULL);
    }
  }
  if (thread_session == session) thread_session = NULL;
  free(session->scratch_indices);
  free(session->scratch_values);
  free(session);
}

const char *glpk_guard_message(const glpk_guard_session *session) {
  return session ? session->message : "";
}

// The program -----------------------------------------------------------------------------------

int32_t glpk_guard_add_columns(glpk_guard_session *session, int32_t count, const double *lower,
                               const double *upper, const int32_t *starts, const int32_t *rows,
                               const double *coefficients) {
  int32_t refusal = admit(session);
  if (refusal) return refusal;
  if (count < 0) return GLPK_GUARD_BAD_INDEX;
  if (count == 0) return GLPK_GUARD_OK;
  if (!lower || !upper) return GLPK_GUARD_BAD_INDEX;
  if ((refusal = check_bounds(count, lower, upper))) return refusal;
  if (setjmp(session->rescue)) return bury(session);
  if (starts) {
    refusal = prepare_entries(session, count, glp_get_num_rows(session->problem), starts, rows,
                              coefficients);
    if (refusal) return refusal;
  }
  int first = glp_add_cols(session->problem, count);
  for (int32_t k = 0; k < count; k++) {
    glp_set_col_bnds(session->problem, first + k, bound_type(lower[k], upper[k]), lower[k],
                     upper[k]);
    if (starts && starts[k + 1] > starts[k]) {
      int length = gather(session, starts[k], starts[k + 1], rows, coefficients);
      glp_set_mat_col(session->problem, first + k, length, session->scratch_indices,
                      session->scratch_values);
    }
  }
  return GLPK_GUARD_OK;
}

int32_t glpk_guard_add_rows(glpk_guard_session *session, int32_t count, const double *lower,
                            const double *upper, const int32_t *starts, const int32_t *columns,
                            const double *coefficients) {
  int32_t refusal = admit(session);
  if (refusal) return refusal;
  if (count < 0) return GLPK_GUARD_BAD_INDEX;
  if (count == 0) return GLPK_GUARD_OK;
  if (!lower || !upper) return GLPK_GUARD_BAD_INDEX;
  if ((refusal = check_bounds(count, lower, upper))) return refusal;
  if (setjmp(session->rescue)) return bury(session);
  if (starts) {
    refusal = prepare_entries(session, count, glp_get_num_cols(session->problem), starts, columns,
                              coefficients);
    if (refusal) return refusal;
  }
  int first = glp_add_rows(session->problem, count);
  for (int32_t k = 0; k < count; k++) {
    glp_set_row_bnds(session->problem, first + k, bound_type(lower[k], upper[k]), lower[k],
                     upper[k]);
    if (starts && starts[k + 1] > starts[k]) {
      int length = gather(session, starts[k], starts[k + 1], columns, coefficients);
      glp_set_mat_row(session->problem, first + k, length, session->scratch_indices,
                      session->scratch_values);
    }
  }
  return GLPK_GUARD_OK;
}

static int32_t check_indices(int32_t count, const int32_t *indices, int limit) {
  for (int32_t k = 0; k < count; k++) {
    if (indices[k] < 0 || indices[k] >= limit) return GLPK_GUARD_BAD_INDEX;
  }
  return GLPK_GUARD_OK;
}

int32_t glpk_guard_set_row_bounds(glpk_guard_session *session, int32_t count, const int32_t *rows,
                                  const double *lower, const double *upper) {
  int32_t refusal = admit(session);
  if (refusal) return refusal;
  if (count < 0) return GLPK_GUARD_BAD_INDEX;
  if (count == 0) return GLPK_GUARD_OK;
  if (!rows || !lower || !upper) return GLPK_GUARD_BAD_INDEX;
  if ((refusal = check_bounds(count, lower, upper))) return refusal;
  if (setjmp(session->rescue)) return bury(session);
  refusal = check_indices(count, rows, glp_get_num_rows(session->problem));
  if (refusal) return refusal;
  for (int32_t k = 0; k < count; k++) {
    glp_set_row_bnds(session->problem, rows[k] + 1, bound_type(lower[k], upper[k]), lower[k],
                     upper[k]);
  }
  return GLPK_GUARD_OK;
}

int32_t glpk_guard_set_column_bounds(glpk_guard_session *session, int32_t count,
                                     const int32_t *columns, const double *lower,
                                     const double *upper) {
  int32_t refusal = admit(session);
  if (refusal) return refusal;
  if (count < 0) return GLPK_GUARD_BAD_INDEX;
  if (count == 0) return GLPK_GUARD_OK;
  if (!columns || !lower || !upper) return GLPK_GUARD_BAD_INDEX;
  if ((refusal = check_bounds(count, lower, upper))) return refusal;
  if (setjmp(session->rescue)) return bury(session);
  refusal = check_indices(count, columns, glp_get_num_cols(session->problem));
  if (refusal) return refusal;
  for (int32_t k = 0; k < count; k++) {
    glp_set_col_bnds(session->problem, columns[k] + 1, bound_type(lower[k], upper[k]), lower[k],
                     upper[k]);
  }
  return GLPK_GUARD_OK;
}

int32_t glpk_guard_set_objective(glpk_guard_session *session, int32_t count, const double *costs) {
  int32_t refusal = admit(session);
  if (refusal) return refusal;
  if (setjmp(session->rescue)) return bury(session);
  if (count != glp_get_num_cols(session->problem)) return GLPK_GUARD_BAD_INDEX;
  if (count > 0 && !costs) return GLPK_GUARD_BAD_INDEX;
  for (int32_t k = 0; k < count; k++) {
    if (!is_finite(costs[k])) return GLPK_GUARD_BAD_VALUE;
  }
  glp_set_obj_dir(session->problem, GLP_MIN);
  for (int32_t k = 0; k < count; k++) glp_set_obj_coef(session->problem, k + 1, costs[k]);
  return GLPK_GUARD_OK;
}

// The basis -------------------------------------------------------------------------------------

static const int status_to_glpk[] = {GLP_BS, GLP_NL, GLP_NU, GLP_NF, GLP_NS};

static int8_t status_from_glpk(int status) {
  switch (status) {
    case GLP_BS: return GLPK_GUARD_BASIC;
    case GLP_NL: return GLPK_GUARD_AT_LOWER;
    case GLP_NU: return GLPK_GUARD_AT_UPPER;
    case GLP_NF: return GLPK_GUARD_FREE;
    default: return GLPK_GUARD_FIXED;
  }
}

static int32_t check_statuses(int32_t count, const int8_t *statuses) {
  for (int32_t k = 0; k < count; k++) {
    if (statuses[k] < GLPK_GUARD_BASIC || statuses[k] > GLPK_GUARD_FIXED) {
      return GLPK_GUARD_BAD_VALUE;
    }
  }
  return GLPK_GUARD_OK;
}

/// Whether the counts a caller gave are the session's, so that its arrays are long enough.
static int has_shape(const glpk_guard_session *session, int32_t rows, int32_t columns) {
  return rows == glp_get_num_rows(session->problem) && columns == glp_get_num_cols(session->problem);
}

int32_t glpk_guard_set_basis(glpk_guard_session *session, int32_t row_count,
                             const int8_t *row_statuses, int32_t column_count,
                             const int8_t *column_statuses) {
  int32_t refusal = admit(session);
  if (refusal) return refusal;
  if (setjmp(session->rescue)) return bury(session);
  if (!has_shape(session, row_count, column_count)) return GLPK_GUARD_BAD_INDEX;
  if ((row_count > 0 && !row_statuses) || (column_count > 0 && !column_statuses)) {
    return GLPK_GUARD_BAD_INDEX;
  }
  if ((refusal = check_statuses(row_count, row_statuses))) return refusal;
  if ((refusal = check_statuses(column_count, column_statuses))) return refusal;
  for (int32_t k = 0; k < row_count; k++) {
    glp_set_row_stat(session->problem, k + 1, status_to_glpk[row_statuses[k]]);
  }
  for (int32_t k = 0; k < column_count; k++) {
    glp_set_col_stat(session->problem, k + 1, status_to_glpk[column_statuses[k]]);
  }
  return GLPK_GUARD_OK;
}

int32_t glpk_guard_standard_basis(glpk_guard_session *session) {
  int32_t refusal = admit(session);
  if (refusal) return refusal;
  if (setjmp(session->rescue)) return bury(session);
  glp_std_basis(session->problem);
  return GLPK_GUARD_OK;
}

int32_t glpk_guard_advanced_basis(glpk_guard_session *session) {
  int32_t refusal = admit(session);
  if (refusal) return refusal;
  if (setjmp(session->rescue)) return bury(session);
  // GLPK refuses to build one for a problem without rows or columns.
  if (glp_get_num_rows(session->problem) == 0 || glp_get_num_cols(session->problem) == 0) {
    glp_std_basis(session->problem);
  } else {
    glp_adv_basis(session->problem, 0);
  }
  return GLPK_GUARD_OK;
}

int32_t glpk_guard_warm_up(glpk_guard_session *session, int32_t *is_basis) {
  int32_t refusal = admit(session);
  if (refusal) return refusal;
  if (!is_basis) return GLPK_GUARD_BAD_INDEX;
  if (setjmp(session->rescue)) return bury(session);
  *is_basis = glp_warm_up(session->problem) == 0;
  return GLPK_GUARD_OK;
}

// Solving ---------------------------------------------------------------------------------------

static int32_t status_of_solution(int status) {
  switch (status) {
    case GLP_FEAS: return GLPK_GUARD_FEASIBLE;
    case GLP_INFEAS: return GLPK_GUARD_INFEASIBLE;
    case GLP_NOFEAS: return GLPK_GUARD_NONE_EXISTS;
    default: return GLPK_GUARD_UNDEFINED;
  }
}

int32_t glpk_guard_simplex(glpk_guard_session *session, const glpk_guard_parameters *parameters,
                           glpk_guard_report *report) {
  int32_t refusal = admit(session);
  if (refusal) return refusal;
  if (!parameters || !report) return GLPK_GUARD_BAD_INDEX;
  if (parameters->iteration_limit < 0 || parameters->ask_milliseconds < 0) return GLPK_GUARD_BAD_VALUE;
  if (setjmp(session->rescue)) return bury(session);

  const int is_dual = parameters->method == GLPK_GUARD_DUAL;
  glp_smcp control;
  glp_init_smcp(&control);
  control.msg_lev = GLP_MSG_OFF;
  // DUALP goes over to the primal where the dual gives up; the flip test because the dual with
  // Harris' test stalls.
  control.meth = is_dual ? GLP_DUALP : GLP_PRIMAL;
  control.r_test = is_dual ? GLP_RT_FLIP : GLP_RT_HAR;
  control.pricing = GLP_PT_PSE;
  control.presolve = parameters->presolve ? GLP_ON : GLP_OFF;
  control.it_lim = parameters->iteration_limit;
  control.tm_lim = INT_MAX;
  if (parameters->should_stop && parameters->ask_milliseconds > 0) {
    // A solve that goes on from where an iteration limit cut it off begins with new pricing weights,
    // and a presolved one cannot go on at all. Both report to the terminal hook, though, and there the
    // predicate is asked. Nothing is printed.
    control.msg_lev = GLP_MSG_ON;
    control.out_frq = parameters->ask_milliseconds;
    session->should_stop = parameters->should_stop;
    session->stop_context = parameters->stop_context;
  }
  const int before = glp_get_it_cnt(session->problem);
  report->code = glp_simplex(session->problem, &control);
  session->should_stop = NULL;
  report->iterations = glp_get_it_cnt(session->problem) - before;
  report->primal_status = status_of_solution(glp_get_prim_stat(session->problem));
  report->dual_status = status_of_solution(glp_get_dual_stat(session->problem));
  return GLPK_GUARD_OK;
}

int32_t glpk_guard_read(glpk_guard_session *session, int32_t row_count, double *row_values,
                        double *row_duals, int8_t *row_statuses, int32_t column_count,
                        double *column_values, double *column_duals, int8_t *column_statuses) {
  int32_t refusal = admit(session);
  if (refusal) return refusal;
  if (setjmp(session->rescue)) return bury(session);
  if (!has_shape(session, row_count, column_count)) return GLPK_GUARD_BAD_INDEX;
  glp_prob *problem = session->problem;
  for (int32_t k = 0; k < row_count; k++) {
    if (row_values) row_values[k] = glp_get_row_prim(problem, k + 1);
    if (row_duals) row_duals[k] = glp_get_row_dual(problem, k + 1);
    if (row_statuses) row_statuses[k] = status_from_glpk(glp_get_row_stat(problem, k + 1));
  }
  for (int32_t k = 0; k < column_count; k++) {
    if (column_values) column_values[k] = glp_get_col_prim(problem, k + 1);
    if (column_duals) column_duals[k] = glp_get_col_dual(problem, k + 1);
    if (column_statuses) column_statuses[k] = status_from_glpk(glp_get_col_stat(problem, k + 1));
  }
  return GLPK_GUARD_OK;
}

// Locks

struct glpk_guard_lock {
  pthread_mutex_t mutex;
};

glpk_guard_lock *glpk_guard_lock_create(void) {
  glpk_guard_lock *lock = malloc(sizeof *lock);
  if (lock && pthread_mutex_init(&lock->mutex, NULL)) {
    free(lock);
    return NULL;
  }
  return lock;
}

void glpk_guard_lock_enter(glpk_guard_lock *lock) { pthread_mutex_lock(&lock->mutex); }

void glpk_guard_lock_leave(glpk_guard_lock *lock) { pthread_mutex_unlock(&lock->mutex); }

void glpk_guard_lock_free(glpk_guard_lock *lock) {
  pthread_mutex_destroy(&lock->mutex);
  free(lock);
}
