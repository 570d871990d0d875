namespace Opik.Server.Features.Jobs;

/// <summary>
/// Runs long work on a store piece by piece, with pauses in which its writer belongs to everybody else. A piece that took long,
/// because it was large or because others wait as well, is followed by a long pause.
/// </summary>
internal sealed class WriterPace(TimeProvider clock)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(10);

    // Of the time of a piece: so the work takes a third of the writer at most.
    private const int PauseShare = 2;

    /// <summary>Runs pieces until one says that there is no other.</summary>
    public async Task RunAsync(Func<Task<bool>> piece, CancellationToken cancellationToken)
    {
        while (true)
        {
            var start = clock.GetTimestamp();
            if (!await piece())
                return;
            var pause = clock.GetElapsedTime(start) * PauseShare;
            await Task.Delay(pause > ShortestPause ? pause : ShortestPause, clock, cancellationToken);
        }
    }
}
