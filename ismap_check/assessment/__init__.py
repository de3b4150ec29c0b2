"""Judging: models in, result out; pure, exact, by the rules of docs/judging."""
