using System.Net;
using Microsoft.Extensions.Logging;
using Opik.Rest;

namespace Opik.Agents;

/// <summary>Goes on when the server is away: pauses of 1, 2, 4 … 30 s until it answers.</summary>
internal sealed partial class Patience(OpikClient client)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private const int Sustained = 3;
    private TimeSpan pause = First;
    private int failures;

    /// <summary>Asks until the server answers; a refusal that would stay is thrown.</summary>
    public async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                var answer = await ask().ConfigureAwait(false);
                Reset();
                return answer;
            }
            catch (Exception failure) when (IsTransient(failure) && !stopping.IsCancellationRequested)
            {
                await WaitAsync(failure, stopping).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc cref="AskAsync{T}"/>
    public Task AskAsync(Func<Task> ask, CancellationToken stopping) =>
        AskAsync(
            async () =>
            {
                await ask().ConfigureAwait(false);
                return true;
            },
            stopping);

    /// <summary>True when a later attempt may succeed.</summary>
    public static bool IsTransient(Exception failure) =>
        failure is OpikConnectionException || (failure is OpikApiException refused && (RetrySchedule.IsTransient(refused.StatusCode) || refused.StatusCode == HttpStatusCode.RequestTimeout));

    private void Reset()
    {
        if (failures >= Sustained)
            LogBack(client.Logger, failures);
        (failures, pause) = (0, First);
    }

    private Task WaitAsync(Exception failure, CancellationToken stopping)
    {
        // The first failures are blips of which nobody needs to hear.
        if (++failures >= Sustained)
            LogAway(client.Logger, failures, failure.Message, pause);
        var now = pause;
        pause = pause * 2 < Longest ? pause * 2 : Longest;
        return Task.Delay(now, client.Clock, stopping);
    }

    [LoggerMessage(7001, LogLevel.Warning, "The runner has not reached the server {Failures} times in a row: {Reason} Next attempt in {Pause}.")]
    private static partial void LogAway(ILogger logger, int failures, string reason, TimeSpan pause);

    [LoggerMessage(7002, LogLevel.Information, "The runner is connected again after {Failures} failed attempts.")]
    private static partial void LogBack(ILogger logger, int failures);
}
