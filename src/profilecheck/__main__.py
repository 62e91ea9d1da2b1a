"""`python -m profilecheck`: the command line."""

from profilecheck.cli import main

if __name__ == "__main__":
    main()
