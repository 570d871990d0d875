using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Jobs;

/// <summary>One attempt at a job.</summary>
internal sealed class JobRun(IJobs jobs, Job job)
{
    /// <summary>A worker that has not been heard of for so long has lost the job.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>The job as claimed.</summary>
    public Job Job { get; } = job;

    /// <summary>
    /// Notes progress: where a repeated attempt goes on, and what people see. The lease is renewed without it, by the worker.
    /// </summary>
    /// <exception cref="JobCancelledException">The job was cancelled or lost: stop without further effect.</exception>
    public async Task ReportAsync(JsonText progress, CancellationToken cancellationToken)
    {
        if (!await jobs.ReportAsync(Job, progress, Lease, cancellationToken))
            throw new JobCancelledException();
    }
}
