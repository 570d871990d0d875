using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.Jobs;

/// <summary>How many jobs of a kind a workspace may have at a time.</summary>
internal static class JobRoom
{
    private const int RetrySeconds = 30;

    /// <summary>429 when <paramref name="most"/> jobs of a kind wait or go on; <paramref name="what"/> names them in the answer.</summary>
    public static async Task EnsureRoomAsync(this IJobs jobs, Scope scope, string kind, int most, string what, CancellationToken cancellationToken)
    {
        var known = await jobs.FindAsync(scope, kind, null, cancellationToken);
        if (known.Count(static job => job.State is JobState.Pending or JobState.Running) >= most)
            throw ApiException.TooManyRequests($"{most} {what} are going on or wait", RetrySeconds);
    }
}
