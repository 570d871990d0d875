using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.Runners;

/// <summary>Bounds the number of polls that wait at a time; each holds a connection.</summary>
internal sealed class RunnerPolls : IDisposable
{
    private const int Most = 1000;
    private static int _waiting;

    private RunnerPolls()
    {
    }

    /// <exception cref="ApiException">429: too many are waiting.</exception>
    public static RunnerPolls Enter()
    {
        if (Interlocked.Increment(ref _waiting) <= Most)
            return new RunnerPolls();
        Interlocked.Decrement(ref _waiting);
        throw ApiException.TooManyRequests($"More than {Most} runners are waiting", seconds: 5);
    }

    public void Dispose() => Interlocked.Decrement(ref _waiting);
}
