#ifndef GLPK_GUARD_H
#define GLPK_GUARD_H

// The only door to GLPK: plain arrays in, plain arrays out, error codes instead of abort().
//
// GLPK keeps its memory per thread, prints where it likes and calls abort() on misuse and on its
// own failures. So a session lives on a thread that this file starts and ends, every call sets a
// place to return to before it enters GLPK, and the text GLPK would have printed is kept as the
// message of the session. No type of GLPK occurs here; all indices count from 0.

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct glpk_guard_session glpk_guard_session;

/// What became of a call.
enum {
  GLPK_GUARD_OK = 0,
  /// GLPK gave up inside this call or an earlier one; the session can only be closed.
  GLPK_GUARD_DEAD = 1,
  /// The session belongs to another thread. GLPK was not called.
  GLPK_GUARD_WRONG_THREAD = 2,
  /// The thread was not started by this file, or has a session already. GLPK was not called.
  GLPK_GUARD_NOT_OWNED = 3,
  /// An index, a count or a list of starts is out of range. GLPK was not called.
  GLPK_GUARD_BAD_INDEX = 4,
  /// A number is not one, is infinite where it must not be, or bounds cross. GLPK was not called.
  GLPK_GUARD_BAD_VALUE = 5,
  /// Memory or a thread could not be had.
  GLPK_GUARD_NO_RESOURCE = 6,
  /// The stop predicate said so inside a presolved solve; the session can only be closed.
  GLPK_GUARD_STOPPED = 7
};

/// How a variable stands in a basis. A row's variable is its activity.
enum {
  GLPK_GUARD_BASIC = 0,
  GLPK_GUARD_AT_LOWER = 1,
  GLPK_GUARD_AT_UPPER = 2,
  GLPK_GUARD_FREE = 3,
  GLPK_GUARD_FIXED = 4
};

/// How the simplex method is to proceed.
enum { GLPK_GUARD_PRIMAL = 0, GLPK_GUARD_DUAL = 1 };

/// What is known of a solution, for primal and dual each.
enum {
  GLPK_GUARD_UNDEFINED = 0,
  GLPK_GUARD_FEASIBLE = 1,
  GLPK_GUARD_INFEASIBLE = 2,
  GLPK_GUARD_NONE_EXISTS = 3
};

/// GLPK's own results of the simplex method that a caller tells apart.
enum {
  GLPK_GUARD_CODE_BAD_BASIS = 1,
  GLPK_GUARD_CODE_SINGULAR = 2,
  GLPK_GUARD_CODE_ILL_CONDITIONED = 3,
  GLPK_GUARD_CODE_FAILED = 5,
  GLPK_GUARD_CODE_ITERATION_LIMIT = 8,
  GLPK_GUARD_CODE_NO_PRIMAL = 10,
  GLPK_GUARD_CODE_NO_DUAL = 11
};

typedef struct {
  int32_t method;
  int32_t presolve;
  int32_t iteration_limit;
  /// Asked about every `ask_milliseconds`, which changes nothing of the solve. May be null. Non-zero ends
  /// the call with GLPK_GUARD_STOPPED and the session with it. Must not call this file.
  int32_t (*should_stop)(void *context);
  void *stop_context;
  int32_t ask_milliseconds;
} glpk_guard_parameters;

typedef struct {
  /// GLPK's result code, 0 for success.
  int32_t code;
  int32_t primal_status;
  int32_t dual_status;
  /// Iterations of this call alone.
  int32_t iterations;
} glpk_guard_report;

/// Runs `body(context, 0 ..< count)` on that many new threads and waits for all of them.
///
/// Each thread's GLPK environment is freed before it ends. Where GLPK was built without
/// thread-local memory the bodies run one after the other. Returns GLPK_GUARD_NO_RESOURCE when not
/// all threads could be had: then `*started` of them ran (the first ones), perhaps none.
int32_t glpk_guard_run(int32_t count, void (*body)(void *context, int32_t index), void *context,
                       int32_t *started);

/// Runs `body(context)` on a new thread without waiting. `finished(context)` is called on that
/// thread after its GLPK environment is gone. Neither is called where the answer is not OK.
int32_t glpk_guard_start(void (*body)(void *context), void (*finished)(void *context),
                         void *context);

/// Whether GLPK keeps its memory per thread.
int32_t glpk_guard_is_threaded(void);

/// Opens the one session of a thread of `glpk_guard_run` or `glpk_guard_start`, with no row and no
/// column.
int32_t glpk_guard_open(glpk_guard_session **session);

/// Ends a session, alive or dead. On a thread that does not own it, does nothing at all.
void glpk_guard_close(glpk_guard_session *session);

/// What GLPK said when the session died, or an empty text. Lives as long as the session.
const char *glpk_guard_message(const glpk_guard_session *session);

/// Adds columns; their entries lie in rows that are there. `starts` has `count + 1` members.
/// Bounds may be infinite. New columns are non-basic.
int32_t glpk_guard_add_columns(glpk_guard_session *session, int32_t count, const double *lower,
                               const double *upper, const int32_t *starts, const int32_t *rows,
                               const double *coefficients);

/// Adds rows; their entries lie in columns that are there. `starts` may be null: rows without
/// entries, for a matrix that comes with the columns. New rows are basic.
int32_t glpk_guard_add_rows(glpk_guard_session *session, int32_t count, const double *lower,
                            const double *upper, const int32_t *starts, const int32_t *columns,
                            const double *coefficients);

int32_t glpk_guard_set_row_bounds(glpk_guard_session *session, int32_t count, const int32_t *rows,
                                  const double *lower, const double *upper);
int32_t glpk_guard_set_column_bounds(glpk_guard_session *session, int32_t count,
                                     const int32_t *columns, const double *lower,
                                     const double *upper);

/// Sets the whole objective, to be minimised. `count` must be the number of columns.
int32_t glpk_guard_set_objective(glpk_guard_session *session, int32_t count, const double *costs);

/// Sets the status of every row and column. Counts must be those of the session.
int32_t glpk_guard_set_basis(glpk_guard_session *session, int32_t row_count,
                             const int8_t *row_statuses, int32_t column_count,
                             const int8_t *column_statuses);

/// Works out the values and reduced costs of the basis at hand, optimal or not; `*is_basis` is 0 where it is none.
int32_t glpk_guard_warm_up(glpk_guard_session *session, int32_t *is_basis);

/// Makes all rows basic.
int32_t glpk_guard_standard_basis(glpk_guard_session *session);

/// Builds a triangular basis that leaves as few fixed variables in it as it can.
int32_t glpk_guard_advanced_basis(glpk_guard_session *session);

/// Runs the simplex method from the present basis: projected steepest edge; Harris' ratio test for
/// the primal, the long-step ("flip") test for the dual; no scaling.
int32_t glpk_guard_simplex(glpk_guard_session *session, const glpk_guard_parameters *parameters,
                           glpk_guard_report *report);

/// Reads the whole solution. The counts must be those of the session; any array may be null.
int32_t glpk_guard_read(glpk_guard_session *session, int32_t row_count, double *row_values,
                        double *row_duals, int8_t *row_statuses, int32_t column_count,
                        double *column_values, double *column_duals, int8_t *column_statuses);

/// A lock of the system. Swift's own mutex is not seen by the thread sanitizer where threads meet at it.
typedef struct glpk_guard_lock glpk_guard_lock;

/// A new lock, or NULL where the system has none.
glpk_guard_lock *glpk_guard_lock_create(void);
void glpk_guard_lock_enter(glpk_guard_lock *lock);
void glpk_guard_lock_leave(glpk_guard_lock *lock);
void glpk_guard_lock_free(glpk_guard_lock *lock);

#ifdef __cplusplus
}
#endif

#endif
