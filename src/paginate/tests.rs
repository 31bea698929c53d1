//! Tests of the page breaker.
