using Xunit.v3;

// Many of these tests wait: for Redis, for jobs of the sandbox, for processes.
[assembly: Parallelization(MaxThreads = 6)]
