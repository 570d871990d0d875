using Opik.Contracts;
using Opik.Server.Features.Jobs;

namespace Opik.Server.Tests.Jobs;

/// <summary>A handler whose work a test writes; it counts how many run at a time.</summary>
internal sealed class ScriptedHandler(Func<JobRun, CancellationToken, Task<JsonText?>> work) : IJobHandler
{
    public const string KindName = "scripted";

    private int _running;
    private int _runs;
    private int _mostAtATime;

    public string Kind { get; init; } = KindName;

    public int MostAtOnce { get; init; } = int.MaxValue;

    public bool IsKept { get; init; } = true;

    /// <summary>Attempts so far.</summary>
    public int Runs => Volatile.Read(ref _runs);

    /// <summary>The most that ran at one time.</summary>
    public int MostAtATime => Volatile.Read(ref _mostAtATime);

    public async Task<JsonText?> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _runs);
        var now = Interlocked.Increment(ref _running);
        while (now > MostAtATime)
            Interlocked.CompareExchange(ref _mostAtATime, now, MostAtATime);
        try
        {
            return await work(run, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
