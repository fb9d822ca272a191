"""From damaged bytes to the notebook that nbgrader expects, with the participant's answers."""
