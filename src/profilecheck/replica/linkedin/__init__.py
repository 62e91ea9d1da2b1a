"""The replica of LinkedIn."""
