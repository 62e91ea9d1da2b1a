"""What the app runs: the program, for somebody who has pressed twice on it."""

from profilecheck.cli.desktop import main

if __name__ == "__main__":
    main()
