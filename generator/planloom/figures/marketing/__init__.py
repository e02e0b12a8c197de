"""Markets, segments, campaigns and the leads they bring, up to what sales makes of them."""
