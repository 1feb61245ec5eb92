//! What must hold after every block, whatever was called.
