namespace HeyGen.Sandbox.Control;

/// <summary>The scripted faults still to come.</summary>
internal sealed class FaultPlan
{
    private readonly Lock gate = new();
    private readonly List<Planned> planned = [];

    public void Add(IEnumerable<Fault> faults)
    {
        lock (gate)
        {
            this.planned.AddRange(faults.Select(fault => new Planned(fault)));
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            this.planned.Clear();
        }
    }

    /// <summary>The fault that hits the next request to an operation, if any. The first scripted goes first.</summary>
    public Fault? Take(string operation)
    {
        lock (gate)
        {
            var planned = this.planned.Find(planned => planned.Fault.Operation == "*" || planned.Fault.Operation == operation);
            if (planned is null || planned.Passes-- > 0)
            {
                return null;
            }
            if (--planned.Hits <= 0)
            {
                this.planned.Remove(planned);
            }
            return planned.Fault;
        }
    }

    private sealed class Planned(Fault fault)
    {
        public Fault Fault { get; } = fault;

        public int Passes { get; set; } = fault.After;

        public int Hits { get; set; } = fault.Times;
    }
}
