//! What can wait.

/// Lets go of what is not needed any more. Taking it apart costs as much as making it: nobody has
/// to wait for that where there is another core to do it.
pub(crate) fn let_go(made: impl Send + 'static) {
    if rayon::current_num_threads() > 1 {
        rayon::spawn(move || drop(made));
    }
}
