"""What is signalled to stage and audience beside the rundown."""
