using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Opik.AgentConfiguration;

/// <summary>One configuration in memory: the record last read, and how old it is.</summary>
/// <typeparam name="T">The record.</typeparam>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody takes holds nothing to give back, and an entry lives as long as its client.")]
internal sealed partial class ConfigEntry<T>(AgentConfigsClient area, ConfigShape<T> shape, ConfigSelector selector)
    where T : OpikConfig
{
    // While the server is away, each run would wait for the whole time limit without this.
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim reading = new(1, 1);
    private volatile Known? known;
    private long restUntil;

    private TimeProvider Clock => area.Client.Clock;

    private TimeSpan Ttl => area.Client.Options.ConfigTtl;

    /// <summary>The record, read now unless it is known.</summary>
    public async Task<T> GetAsync(ConfigRequest<T> request, CancellationToken cancellationToken)
    {
        if (Peek(request) is { } ready)
            return ready;
        await reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return known?.Config ?? await ReadAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (request.Fallback is not null && failure is OpikApiException or OpikConnectionException)
        {
            Volatile.Write(ref restUntil, (Clock.GetUtcNow() + (Ttl < LongestRest ? Ttl : LongestRest)).UtcTicks);
            LogFallback(area.Client.Logger, selector.Text, selector.ProjectName, failure.Message);
            return Fallback(request.Fallback);
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>The record without waiting; null: it must be read. One that is too old is given once more while it is read anew.</summary>
    public T? Peek(ConfigRequest<T> request)
    {
        if (known is { } ready)
        {
            if (selector.Moves && Clock.GetElapsedTime(ready.ReadAt) >= Ttl && Interlocked.Exchange(ref ready.Refreshing, 1) == 0)
                _ = RefreshAsync(ready, request);
            return ready.Config;
        }

        return request.Fallback is { } fallback && Clock.GetUtcNow().UtcTicks < Volatile.Read(ref restUntil) ? Fallback(fallback) : null;
    }

    private async Task RefreshAsync(Known old, ConfigRequest<T> request)
    {
        // The caller is not to wait, not even for the connection.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await ReadAsync(request, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is OpikException)
        {
            LogStale(area.Client.Logger, selector.Text, selector.ProjectName, failure.Message);
            known = new Known(old.Config, Clock.GetTimestamp());
        }
    }

    private async Task<T> ReadAsync(ConfigRequest<T> request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = Clock.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), limit, request.Timeout, Timeout.InfiniteTimeSpan);
        try
        {
            var version = await area.ResolveAsync(selector, shape, request.Fallback, limit.Token).ConfigureAwait(false);
            if (version is null)
                return Fallback(request.Fallback!);
            var prompts = await area.PromptsAsync(shape.Commits(version), selector.ProjectName, limit.Token).ConfigureAwait(false);
            var config = shape.Read(version, prompts);
            config.Origin = new ConfigOrigin(area, selector.ProjectName, version, selector.MaskId);
            known = new Known(config, Clock.GetTimestamp());
            return config;
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new OpikConnectionException($"The server did not give the configuration within {request.Timeout.TotalSeconds:0.#} s. Raise ConfigRequest.Timeout, or give a fallback.", late);
        }
    }

    // A copy: the record of the program stays as it is.
    private T Fallback(OpikConfig fallback)
    {
        var copy = (T)(fallback with { });
        copy.Origin = new ConfigOrigin(area, selector.ProjectName, null, null);
        return copy;
    }

    [LoggerMessage(1601, LogLevel.Warning, "The configuration for {Selector} of project {Project} could not be read ({Reason}); the fallback stands in.")]
    private static partial void LogFallback(ILogger logger, string selector, string project, string reason);

    [LoggerMessage(1602, LogLevel.Warning, "The configuration for {Selector} of project {Project} could not be read anew ({Reason}); the known one stays.")]
    private static partial void LogStale(ILogger logger, string selector, string project, string reason);

    private sealed class Known(T config, long readAt)
    {
        public int Refreshing;

        public T Config { get; } = config;

        public long ReadAt { get; } = readAt;
    }
}
