using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Opik.Activities;
using Opik.Delivery;
using Opik.Rest;
using Opik.Tracing;

namespace Opik;

/// <summary>The entry to Opik: tracing, and everything that can be read and managed. Cheap to make; thread-safe. Python: <c>Opik</c>.</summary>
public sealed partial class OpikClient
{
    /// <summary>A client; what <paramref name="options"/> leave open comes from the environment and the configuration file.</summary>
    /// <param name="options">Settings; null: all from outside.</param>
    /// <exception cref="OpikConfigurationException">A setting is malformed; the message says which and what to do.</exception>
    public OpikClient(OpikOptions? options = null)
        : this(Ready(options), NoDelivery.Instance)
    {
    }

    internal OpikClient(OpikOptions options, IDelivery delivery, TimeProvider? clock = null, ILogger? logger = null)
    {
        Options = options;
        Clock = clock ?? TimeProvider.System;
        Rest = new OpikRest(options, logger, clock);
        projects = new ProjectContext(options, logger ?? NullLogger.Instance);
        tracer = new Tracer(options, delivery, Clock, projects);
        tracer.Activities = new ActivityRecorder(tracer, new ActivitySourcePatterns(options.ActivitySources), logger ?? NullLogger.Instance);
        listening = ActivityListening.Start(tracer.Activities);
    }

    /// <summary>The settings.</summary>
    public OpikOptions Options { get; }

    /// <summary>Time for the client and its areas.</summary>
    internal TimeProvider Clock { get; }
}
