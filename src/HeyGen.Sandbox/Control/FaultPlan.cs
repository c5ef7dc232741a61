using System.Text;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;
using Microsoft.AspNetCore.Http;

namespace HeyGen.Sandbox.Control;

/// <summary>The scripted faults still to come.</summary>
internal sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<Planned> _planned = [];

    public void Add(IEnumerable<Fault> faults)
    {
        lock (_gate)
            _planned.AddRange(faults.Select(fault => new Planned(fault)));
    }

    public void Clear()
    {
        lock (_gate)
            _planned.Clear();
    }

    /// <summary>The fault that hits the next request to an operation, if any. The first scripted goes first.</summary>
    public Fault? Take(string operation)
    {
        lock (_gate)
        {
            var planned = _planned.Find(planned => planned.Fault.Operation == "*" || planned.Fault.Operation == operation);
            if (planned is null || planned.Passes-- > 0)
                return null;
            if (--planned.Hits <= 0)
                _planned.Remove(planned);
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

/// <summary>What a fault does to a request.</summary>
internal static class FaultActions
{
    extension(Fault fault)
    {
        public bool CutsAfter => fault.Cut == "after";

        /// <summary>Acts in place of the work, where the fault says so; true when the request is done with.</summary>
        public async Task<bool> ActBeforeAsync(HttpContext context, JobClock clock, RequestEntry entry)
        {
            if (fault.Hang)
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            if (fault.Cut == "before")
            {
                context.Abort();
                return true;
            }

            if (!fault.IsAnswer)
                return false;
            await fault.DelayAfter(clock)(context.RequestAborted);
            entry.Status = fault.Status ?? StatusCodes.Status500InternalServerError;
            await SendAsync(fault, context, entry.Status.Value);
            return true;
        }

        public Func<CancellationToken, Task> DelayAfter(JobClock clock) => ct => Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMs), clock.Time, ct);
    }

    private static async Task SendAsync(Fault fault, HttpContext context, int status)
    {
        var body = fault.Body is null
            ? ApiAnswer.Error(status, fault.Code ?? "internal_error", fault.Message ?? "A scripted fault.").Body
            : Encoding.UTF8.GetBytes(fault.Body);
        context.Response.StatusCode = status;
        context.Response.ContentType = fault.ContentType ?? (fault.Body is null ? "application/json" : "text/html");
        foreach (var (name, value) in fault.Headers ?? new Dictionary<string, string>())
            context.Response.Headers[name] = value;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
