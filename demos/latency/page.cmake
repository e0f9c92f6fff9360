# More memory than other modules have: a chase must be larger than the caches.
target_link_options(latency PRIVATE -sINITIAL_MEMORY=201326592)
