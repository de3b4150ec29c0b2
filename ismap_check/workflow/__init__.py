"""The few sentences the commands speak: load, assess, report, write."""
