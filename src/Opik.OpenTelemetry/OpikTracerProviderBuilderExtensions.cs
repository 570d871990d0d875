using Microsoft.Extensions.DependencyInjection;
using Opik;
using Opik.OpenTelemetry;

// The namespace in which the builder's own extensions are found.
namespace OpenTelemetry.Trace;

/// <summary>Opik beside an OpenTelemetry SDK.</summary>
public static class OpikTracerProviderBuilderExtensions
{
    /// <summary>
    /// Sends activities that the provider collects to Opik. They form one tree with spans of Opik, and an activity that Opik's
    /// own listener records too is logged once. Other exporters, registered after it, see spans of Opik with
    /// <c>AddSource("Opik")</c> and their ids in the attributes <c>opik.trace_id</c>, <c>opik.span_id</c> and <c>opik.parent_span_id</c>.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets which activities; default: those of <see cref="OpikOptions.ActivitySources"/>.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <example>
    /// <code>
    /// services.AddOpik();
    /// services.AddOpenTelemetry().WithTracing(tracing => tracing.AddAspNetCoreInstrumentation().AddOpikExporter(opik => opik.ExportAll = true));
    /// </code>
    /// </example>
    public static TracerProviderBuilder AddOpikExporter(this TracerProviderBuilder builder, Action<OpikExporterOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new OpikExporterOptions();
        configure?.Invoke(options);
        return builder.AddProcessor(services => new OpikActivityProcessor(options.Client ?? services.GetService<OpikClient>() ?? OpikClient.Default, options));
    }

    /// <summary>
    /// Marks activities below a boundary (<see cref="OpikBoundary.AttachToParent"/>) with their place in the trace of the caller. For
    /// programs that send to Opik's OTLP endpoint; register it before the exporter. Python: <c>OpikSpanProcessor</c>.
    /// </summary>
    public static TracerProviderBuilder AddOpikContext(this TracerProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddProcessor(new OpikContextProcessor());
    }
}
