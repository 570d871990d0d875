using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Opik.Activities;
using Opik.Connections;
using Opik.Delivery;
using Opik.Rest;
using Opik.Tracing;
using Opik.Tracing.Recording;

namespace Opik;

/// <summary>The entry to Opik: tracing, and everything that can be read and managed. Cheap to make; thread-safe. Python: <c>Opik</c>.</summary>
public sealed partial class OpikClient : IAsyncDisposable
{
    private readonly Connection? connection;
    private readonly Lock endGate = new();
    private Task<FlushResult?>? end;

    /// <summary>A client; what <paramref name="options"/> leave open comes from the environment and the configuration file.</summary>
    /// <param name="options">Settings; null: all from outside.</param>
    /// <param name="loggerFactory">Where losses and outages are logged; null: nowhere.</param>
    /// <exception cref="OpikConfigurationException">A setting is malformed; the message says which and what to do.</exception>
    public OpikClient(OpikOptions? options = null, ILoggerFactory? loggerFactory = null)
        : this(Ready(options), null, null, loggerFactory?.CreateLogger("Opik"))
    {
    }

    internal OpikClient(OpikOptions options, IDelivery? delivery, TimeProvider? clock = null, ILogger? logger = null)
    {
        Options = options;
        Logger = logger ?? NullLogger.Instance;
        Clock = clock ?? TimeProvider.System;
        logger ??= NullLogger.Instance;
        connection = delivery is null ? ConnectionPool.Join(options, logger, Clock) : null;
        Rest = connection?.Rest ?? new OpikRest(options, logger, clock);
        projects = new ProjectContext(options, logger);
        Tap = new DeliveryTap(delivery ?? connection!.Delivery);
        tracer = new Tracer(options, Tap, Clock, projects);
        tracer.Activities = new ActivityRecorder(tracer, new ActivitySourcePatterns(options.ActivitySources), logger);
        listening = ActivityListening.Start(tracer.Activities);
    }

    /// <summary>The settings.</summary>
    public OpikOptions Options { get; }

    /// <summary>
    /// Sends what waits and ends the client; nothing is traced by it afterwards. Connections are shared by clients with equal
    /// settings and close with the last of them. A second call gives the result of the first. Python: <c>end</c>.
    /// </summary>
    /// <param name="timeout">Longest wait; null: <see cref="OpikOptions.DefaultFlushTimeout"/>.</param>
    /// <returns>What became of the queue; null when the client has none.</returns>
    public Task<FlushResult?> EndAsync(TimeSpan? timeout = null)
    {
        lock (endGate)
            return end ??= LeaveAsync(timeout);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await EndAsync().ConfigureAwait(false);

    private async Task<FlushResult?> LeaveAsync(TimeSpan? timeout)
    {
        tracer.IsActive = false;
        StopListening();
        if (connection is not null)
            return LastFlushResult = await connection.LeaveAsync(timeout).ConfigureAwait(false);
        Rest.Dispose();
        return null;
    }

    /// <summary>Where recordings look on.</summary>
    internal DeliveryTap Tap { get; }

    /// <summary>Log of the client and its areas.</summary>
    internal ILogger Logger { get; }

    /// <summary>Time for the client and its areas.</summary>
    internal TimeProvider Clock { get; }
}
