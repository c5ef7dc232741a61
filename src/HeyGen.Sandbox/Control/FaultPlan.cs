namespace HeyGen.Sandbox.Control;

/// <summary>The scripted faults still to come.</summary>
internal sealed class FaultPlan
{
    private readonly Lock gate = new();
    private readonly List<Fault> planned = [];

    public void Add(IEnumerable<Fault> faults)
    {
        lock (gate)
        {
            planned.AddRange(faults);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            planned.Clear();
        }
    }

    /// <summary>The fault that hits the next request to an operation, if any. The first scripted goes first.</summary>
    public Fault? Take(string operation)
    {
        lock (gate)
        {
            var place = planned.FindIndex(fault => fault.Operation == "*" || fault.Operation == operation);
            if (place < 0)
                return null;
            var fault = planned[place];
            planned[place] = fault.After > 0 ? fault with { After = fault.After - 1 } : fault with { Times = fault.Times - 1 };
            if (planned[place].Times <= 0)
                planned.RemoveAt(place);
            return fault.After > 0 ? null : fault;
        }
    }
}
