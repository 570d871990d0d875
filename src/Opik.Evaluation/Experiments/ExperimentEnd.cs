using Opik.Experiments;

namespace Opik.Evaluation.Experiments;

/// <summary>What becomes of an experiment whose runs do not all succeed.</summary>
internal static class ExperimentEnd
{
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(10);

    /// <summary>Runs; what was traced is sent in any case, and the experiment is marked as cancelled or failed before the exception goes on.</summary>
    public static async Task EnsureAsync(OpikClient client, Guid experimentId, Func<Task> run)
    {
        try
        {
            await run().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            using var limit = new CancellationTokenSource(LastWait, client.Clock);
            await client.FlushAsync(LastWait, CancellationToken.None).ConfigureAwait(false);
            await MarkAsync(client, experimentId, failure is OperationCanceledException ? ExperimentStatus.Cancelled : ExperimentStatus.Failed, limit.Token).ConfigureAwait(false);
            throw;
        }

        await client.FlushAsync().ConfigureAwait(false);
    }

    // The failure of the runs is what the caller has to hear, also when the server does not answer any more.
    private static async Task MarkAsync(OpikClient client, Guid experimentId, ExperimentStatus status, CancellationToken cancellationToken)
    {
        try
        {
            await client.Experiments.UpdateAsync(experimentId, new ExperimentUpdate { Status = status }, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OpikException or OperationCanceledException)
        {
            ExperimentLog.NotMarked(client.Logger, experimentId, exception);
        }
    }
}
