namespace HeyGen.Sandbox.State;

/// <summary>Everything one caller has made. Guarded by <see cref="Gate"/>.</summary>
internal sealed class Account(string username, bool isSubscription, decimal balance, JobClock clock)
{
    /// <summary>What a pay-as-you-go account may run at a time.</summary>
    public const int ConcurrentJobs = 10;

    private readonly List<Job> unsettled = [];
    private readonly ResourceStore made = new();

    public Lock Gate { get; } = new();

    public string Username { get; } = username;

    /// <summary>Signed in with OAuth, which spends plan credits, where an API key spends the wallet.</summary>
    public bool IsSubscription { get; } = isSubscription;

    /// <summary>When speech of the model was asked for in the last minute.</summary>
    public Queue<DateTimeOffset> SpeechRequests { get; } = new();

    /// <summary>In USD.</summary>
    public decimal Balance { get; set; } = balance;

    /// <summary>When the next job ends, or has ended unless that was settled; null when none is under way.</summary>
    public DateTimeOffset? NextEnd => unsettled.Min(job => (DateTimeOffset?)job.EndsAt);

    public IEnumerable<object> All => made.All;

    /// <summary>What the caller has made of one kind, by id, in the order of creation.</summary>
    public OrderedDictionary<string, T> Made<T>()
        where T : class => made.Of<T>();

    public Job StartJob(JobTerms terms) => StartQueue([terms])[0];

    /// <summary>
    /// Begins jobs that came together, and takes their prices: as many at a time as an account may run, the others in a queue. The queue of a batch
    /// is its own, so its jobs take no slots.
    /// </summary>
    /// <exception cref="ApiException">429 when jobs that take slots find none free, 402 when the balance does not suffice for all; none begins.</exception>
    public IReadOnlyList<Job> StartQueue(IReadOnlyList<JobTerms> terms)
    {
        Settle();
        var running = unsettled.Where(job => job.Terms.TakesSlot).ToArray();
        if (running.Length >= ConcurrentJobs && terms.Any(one => one.TakesSlot))
        {
            throw new ApiException(429, "rate_limit_exceeded", $"{ConcurrentJobs} jobs are running; another can begin when one of them has ended.")
            {
                RetryAfter = running.Min(job => job.EndsAt) - clock.Now,
            };
        }
        Charge(terms.Sum(one => one.Price));
        var lanes = new PriorityQueue<DateTimeOffset, DateTimeOffset>(Enumerable.Repeat((clock.Now, clock.Now), ConcurrentJobs));
        var jobs = new List<Job>();
        foreach (var one in terms)
        {
            var job = new Job(clock.Now, lanes.Peek(), clock.Scale(one.Seconds), one);
            lanes.DequeueEnqueue(job.EndsAt, job.EndsAt);
            jobs.Add(job);
        }

        unsettled.AddRange(jobs);
        return jobs;
    }

    /// <summary>Takes a price at once, for work that is done when the call returns.</summary>
    public void Charge(decimal price)
    {
        ApiException.ThrowIf(price > Balance, 402, "insufficient_credit", $"This costs about {price} USD; the balance is {Balance} USD.");
        Balance -= price;
    }

    /// <summary>Gives back what failed jobs cost, and forgets jobs that have ended.</summary>
    public void Settle()
    {
        var now = clock.Now;
        Balance += unsettled.Where(job => job.State(now) == JobState.Failed).Sum(job => job.Terms.Price);
        unsettled.RemoveAll(job => job.State(now) != JobState.Running);
    }
}
