"""The machinery of Concurrency Katas: what a spec imports."""
