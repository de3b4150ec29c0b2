"""The command line: typer commands, terminal, clock, streams, exit codes."""
