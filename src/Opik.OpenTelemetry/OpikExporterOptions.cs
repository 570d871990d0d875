namespace Opik.OpenTelemetry;

/// <summary>What of an OpenTelemetry tracer provider goes to Opik.</summary>
public sealed class OpikExporterOptions
{
    /// <summary>The client that sends; null: that of the services, else <see cref="OpikClient.Default"/>.</summary>
    public OpikClient? Client { get; set; }

    /// <summary>
    /// Names of sources that are exported, beside those of <see cref="OpikOptions.ActivitySources"/>; <c>*</c> stands for any
    /// text. The provider must collect them (<c>AddSource</c>). Default: none.
    /// </summary>
    public IList<string> Sources { get; } = [];

    /// <summary>True: everything the provider collects, requests and databases included. Default false.</summary>
    public bool ExportAll { get; set; }
}
