using Xunit.v3;

// These tests wait for other processes and need little of this one, so more run at once than there are cores.
[assembly: Parallelization(MaxThreads = 8)]
