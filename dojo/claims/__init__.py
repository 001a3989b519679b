"""The notes' performance figures, measured on this machine, side by side with what was claimed: `dojo claims`."""
