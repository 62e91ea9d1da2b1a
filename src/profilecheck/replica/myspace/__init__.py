"""The replica of MySpace."""
