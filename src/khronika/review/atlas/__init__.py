"""Maps and lines of time, drawn here as SVG, so that a browser without scripts, without WebGL and without a network shows them."""
