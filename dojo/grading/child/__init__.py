"""What runs inside the box: the spec around the submission, watched."""
