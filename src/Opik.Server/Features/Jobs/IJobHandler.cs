using Opik.Storage;

namespace Opik.Server.Features.Jobs;

/// <summary>Runs the jobs of one kind. A job may be started more than once: it goes on from <see cref="Job.Progress"/>.</summary>
internal interface IJobHandler
{
    /// <summary>The kind, as stored.</summary>
    string Kind { get; }

    /// <summary>Jobs of the kind that run at a time: a kind that there may be very many of leaves lanes to others.</summary>
    int MostAtOnce => int.MaxValue;

    /// <summary>Whether a job that ended well is kept, for somebody to look at; otherwise its row goes.</summary>
    bool IsKept => true;

    /// <summary>Told after an attempt at the job, however it ended; it only tells others and returns.</summary>
    void Ended(Job job)
    {
    }

    /// <summary>
    /// Runs the job to its end; returns the result to store. An <see cref="OperationCanceledException"/> while the token is
    /// cancelled gives the job back; any other exception fails it with its message. The token is cancelled when the server
    /// stops, and soon after the job was cancelled.
    /// </summary>
    Task<Opik.Contracts.JsonText?> RunAsync(JobRun run, CancellationToken cancellationToken);
}
