using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Opik.Delivery;
using Opik.Tracing;

namespace Opik;

/// <summary>The entry to Opik: tracing, and everything that can be read and managed. Cheap to make; thread-safe. Python: <c>Opik</c>.</summary>
public sealed partial class OpikClient
{
    /// <summary>A client with the settings of environment and configuration file.</summary>
    public OpikClient()
        : this(new OpikOptions(), NoDelivery.Instance)
    {
    }

    internal OpikClient(OpikOptions options, IDelivery delivery, TimeProvider? clock = null, ILogger? logger = null)
    {
        Options = options;
        projects = new ProjectContext(options, logger ?? NullLogger.Instance);
        tracer = new Tracer(options, delivery, clock ?? TimeProvider.System, projects);
    }

    /// <summary>The settings.</summary>
    public OpikOptions Options { get; }
}
