using System.Text;
using Microsoft.AspNetCore.Http;

namespace HeyGen.Sandbox.Control;

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
            {
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }
            if (fault.Cut == "before")
            {
                context.Abort();
                return true;
            }

            if (!fault.IsAnswer)
            {
                return false;
            }
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
        {
            context.Response.Headers[name] = value;
        }
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
