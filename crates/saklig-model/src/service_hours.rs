//! Service hours (sv. *servicetid*, da. *åbningstid*).
