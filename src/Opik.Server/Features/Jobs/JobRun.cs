using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Jobs;

/// <summary>One attempt at a job.</summary>
internal sealed class JobRun(IJobs jobs, Job job)
{
    /// <summary>A worker that has not reported for so long has lost the job.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>The job as claimed.</summary>
    public Job Job { get; } = job;

    /// <summary>Notes progress and renews the lease; call it at least every minute.</summary>
    /// <exception cref="JobCancelledException">The job was cancelled: stop without further effect.</exception>
    public async Task ReportAsync(JsonText progress, CancellationToken cancellationToken)
    {
        if (!await jobs.ReportAsync(Job.Id, progress, Lease, cancellationToken))
            throw new JobCancelledException();
    }
}
